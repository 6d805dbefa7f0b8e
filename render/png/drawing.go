package png

import (
	"github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"

	"dossier/render"
	"dossier/render/internal/paint"
)

// drawing is what will be painted, in the order of painting: areas of one colour,
// each within edges. It takes some 16 bytes an edge, whatever the number of
// pixels.
type drawing struct {
	width, height int // in pixels
	edges         []edge
	areas         []area
	at            fixed.Point26_6 // of the outline that is being added
}

// edge is a straight piece of an outline. Coordinates count 1/64 pixel.
type edge struct{ a, b fixed.Point26_6 }

// area is what lies within some edges, wherever they go round more often in one
// direction than in the other.
type area struct {
	colour      uint32 // 0xRRGGBB
	from, to    int    // of the edges
	top, bottom int    // the rows that it may reach, the last not counted
}

func value(c paint.Colour) uint32 { return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B) }

// add makes an area of the edges that outline adds. One beside the page is left out.
func (d *drawing) add(c paint.Colour, outline func()) {
	from := len(d.edges)
	outline()
	if len(d.edges) == from {
		return
	}
	top, bottom := d.edges[from].a.Y, d.edges[from].a.Y
	for _, e := range d.edges[from:] {
		top, bottom = min(top, e.a.Y, e.b.Y), max(bottom, e.a.Y, e.b.Y)
	}
	a := area{value(c), from, len(d.edges), max(top.Floor(), 0), min(bottom.Ceil(), d.height)}
	if a.top >= a.bottom {
		d.edges = d.edges[:from]
		return
	}
	d.areas = append(d.areas, a)
}

// polygon adds a closed outline through some points.
func (d *drawing) polygon(points []render.Point) {
	d.Start(fix(points[0]))
	first := d.at
	for _, p := range points[1:] {
		d.Add1(fix(p))
	}
	d.Add1(first)
}

// minStep is the shortest way, in 1/64 pixel, on which the direction of a stroke
// can be told.
const minStep = 8

// stroke adds the outline of a line through some points.
func (d *drawing) stroke(points []render.Point, width float64, round bool) {
	last := fix(points[0])
	var line raster.Path
	line.Start(last)
	for _, p := range points[1:] {
		if at := fix(p); max(at.X-last.X, last.X-at.X)+max(at.Y-last.Y, last.Y-at.Y) > minStep {
			line.Add1(at)
			last = at
		}
	}
	ends := raster.ButtCapper
	if round {
		ends = raster.RoundCapper
	}
	// The rasterizer knows no mitres. Lines that ask for them are smooth, or too
	// thin for a corner to show.
	raster.Stroke(d, line, fix(render.Point{X: width}).X, ends, raster.RoundJoiner)
}

// Start, Add1, Add2 and Add3 add an outline, as raster.Adder wants it.
func (d *drawing) Start(a fixed.Point26_6) { d.at = a }

// Add1 adds a straight line. A level one bounds nothing.
func (d *drawing) Add1(b fixed.Point26_6) {
	if b.Y != d.at.Y {
		d.edges = append(d.edges, edge{d.at, b})
	}
	d.at = b
}

// Add2 adds a curve with one handle.
func (d *drawing) Add2(b, c fixed.Point26_6) {
	d.Add3(third(d.at, b), third(c, b), c)
}

// third is the handle that makes a curve with two handles of one with one.
func third(end, handle fixed.Point26_6) fixed.Point26_6 {
	return fixed.Point26_6{X: end.X + (handle.X-end.X)*2/3, Y: end.Y + (handle.Y-end.Y)*2/3}
}

// Add3 adds a curve with two handles. It is part of an arc as wide as a pen, and
// eight pieces are round enough.
func (d *drawing) Add3(b, c, to fixed.Point26_6) {
	const n = 8
	from := d.at
	for i := int64(1); i < n; i++ {
		weigh := func(p0, p1, p2, p3 fixed.Int26_6) fixed.Int26_6 {
			j := n - i
			return fixed.Int26_6((j*j*j*int64(p0) + 3*j*j*i*int64(p1) + 3*j*i*i*int64(p2) + i*i*i*int64(p3)) / (n * n * n))
		}
		d.Add1(fixed.Point26_6{X: weigh(from.X, b.X, c.X, to.X), Y: weigh(from.Y, b.Y, c.Y, to.Y)})
	}
	d.Add1(to)
}
