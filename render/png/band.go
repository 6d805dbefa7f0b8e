package png

import (
	"context"
	"slices"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"
)

// bandRows is how many rows of pixels are painted and compressed together. It is
// fixed, so that a picture is the same to the byte however many processors share
// the work; so many stay in the cache of a processor meanwhile.
const bandRows = 64

// band paints one band after another.
type band struct {
	on     *drawing
	page   uint32
	pixels []uint32 // 0xRRGGBB, row by row
	// inked is the part of each row that is not just the page.
	inked  [bandRows]stretch
	blank  []uint32 // a row of the page
	raster *raster.Rasterizer
	inks   *inkwell
	runs   []run // of the last strip
}

// stretch is a part of a row, from one pixel up to another.
type stretch struct{ from, to int }

// with gives the stretch that holds another as well, which is not empty.
func (s stretch) with(t stretch) stretch {
	if s.from == s.to {
		return t
	}
	return stretch{min(s.from, t.from), max(s.to, t.to)}
}

func newBand(on *drawing, page uint32) *band {
	b := &band{on: on, page: page, pixels: make([]uint32, bandRows*on.width), blank: make([]uint32, on.width),
		raster: raster.NewRasterizer(on.width, bandRows), inks: newInkwell()}
	b.raster.UseNonZeroWinding = true
	for x := range b.blank {
		b.blank[x] = page
	}
	for y := range bandRows {
		copy(b.row(y), b.blank)
	}
	return b
}

func (b *band) row(y int) []uint32 { return b.pixels[y*b.on.width:][:b.on.width] }

// wipe makes the band plain page again.
func (b *band) wipe() {
	for y, s := range b.inked {
		copy(b.row(y)[s.from:s.to], b.blank)
	}
	b.inked = [bandRows]stretch{}
}

// strip paints the rows from top on, and gives them as runs.
func (b *band) strip(ctx context.Context, top int, areas []int32) (strip, error) {
	b.wipe()
	for _, i := range areas {
		if err := ctx.Err(); err != nil {
			return strip{}, err
		}
		b.paint(&b.on.areas[i], top)
	}
	s := strip{b.runs[:0], b.inks}
	for y := range min(bandRows, b.on.height-top) {
		from, to := b.inked[y].from, b.inked[y].to
		s.add(b.page, 1+from)
		s.row(b.row(y)[from:to])
		s.add(b.page, b.on.width-to)
	}
	b.runs = s.runs
	s.runs = slices.Clone(s.runs)
	return s, ctx.Err()
}

// paint paints the part of an area that lies within the band.
func (b *band) paint(a *area, top int) {
	b.raster.Clear()
	for _, e := range b.on.edges[a.from:a.to] {
		e, ok := e.within(fixed.I(top), fixed.I(top+bandRows))
		if ok {
			b.raster.Start(e.a)
			b.raster.Add1(e.b)
		}
	}
	b.raster.Rasterize(ink{b, a.colour})
}

// within gives the part of an edge between two heights, counted from the first,
// if there is one.
func (e edge) within(top, bottom fixed.Int26_6) (part edge, ok bool) {
	if min(e.a.Y, e.b.Y) >= bottom || max(e.a.Y, e.b.Y) <= top {
		return edge{}, false
	}
	return edge{e.cut(e.a, top, bottom), e.cut(e.b, top, bottom)}, true
}

// cut moves an end of an edge along it to where it is between two heights.
func (e edge) cut(end fixed.Point26_6, top, bottom fixed.Int26_6) fixed.Point26_6 {
	if y := min(max(end.Y, top), bottom); y != end.Y {
		end.X = e.a.X + fixed.Int26_6(int64(e.b.X-e.a.X)*int64(y-e.a.Y)/int64(e.b.Y-e.a.Y))
		end.Y = y
	}
	end.Y -= top
	return end
}

// ink paints a colour on a band.
type ink struct {
	on     *band
	colour uint32
}

// Paint implements raster.Painter.
func (i ink) Paint(spans []raster.Span, _ bool) {
	for _, s := range spans {
		if s.X0 >= s.X1 {
			continue
		}
		i.on.inked[s.Y] = i.on.inked[s.Y].with(stretch{s.X0, s.X1})
		row := i.on.row(s.Y)[s.X0:s.X1]
		if s.Alpha == opaque {
			for x := range row {
				row[x] = i.colour
			}
			continue
		}
		for x, under := range row {
			row[x] = blend(under, i.colour, s.Alpha)
		}
	}
}

// opaque is the greatest share of a colour.
const opaque = 1<<16 - 1

// blend lays a colour over another, so much of it.
func blend(under, over, share uint32) uint32 {
	rest := opaque - share
	channel := func(shift uint) uint32 {
		return ((under>>shift&0xff)*rest + (over>>shift&0xff)*share) / opaque << shift
	}
	return channel(16) | channel(8) | channel(0)
}
