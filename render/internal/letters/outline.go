package letters

import (
	"github.com/go-text/typesetting/font/opentype"

	"dossier/render"
)

// Pen takes outlines. Every contour is closed.
type Pen interface {
	MoveTo(render.Point)
	LineTo(render.Point)
	CubeTo(a, b, to render.Point)
	Close()
}

// Draw draws a glyph of a run; place says where a point of the line stands on
// the page. Products are rounded on their own, so that a processor that multiplies
// and adds in one step comes to the same.
func (r *Run) Draw(g *Glyph, place func(x, y float64) render.Point, pen Pen) {
	scale := r.Size * r.Face.perUnit
	at := func(p opentype.SegmentPoint) render.Point {
		return place(g.X+float64(float64(p.X)*scale), g.Y-float64(float64(p.Y)*scale))
	}
	open := false
	var last render.Point
	for _, s := range r.Face.glyph(g) {
		a := s.Args
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if open {
				pen.Close()
			}
			last = at(a[0])
			pen.MoveTo(last)
			open = true
		case opentype.SegmentOpLineTo:
			last = at(a[0])
			pen.LineTo(last)
		case opentype.SegmentOpQuadTo:
			c, to := at(a[0]), at(a[1])
			pen.CubeTo(towards(last, c), towards(to, c), to)
			last = to
		case opentype.SegmentOpCubeTo:
			last = at(a[2])
			pen.CubeTo(at(a[0]), at(a[1]), last)
		}
	}
	if open {
		pen.Close()
	}
}

// towards is the handle that makes a cubic curve of a quadratic one.
func towards(from, c render.Point) render.Point {
	return render.Point{X: from.X + (c.X-from.X)*2/3, Y: from.Y + (c.Y-from.Y)*2/3}
}

// glyph is the outline of a glyph; one that cannot be read is empty.
func (f *Face) glyph(g *Glyph) (s []opentype.Segment) {
	defer func() {
		if recover() != nil {
			s = nil
		}
	}()
	return f.outline(g.id)
}
