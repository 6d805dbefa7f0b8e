package emf

import (
	"math"

	"dossier/render/internal/paint"
)

// canvas draws with records.
type canvas struct {
	file
	objects
	ink uint32 // of text
}

// Shape fills and strokes a shape.
func (c *canvas) Shape(s paint.Shape) {
	how := uint32(0)
	if s.Filled {
		c.use(object{kind: kindBrush, colour: value(s.Fill)})
		how = recordFillPath
	}
	if s.Pen.Width > 0 {
		c.use(penOf(s.Pen))
		if how = recordStrokePath; s.Filled {
			how = recordStrokeAndFillPath
		}
	}
	if how == 0 {
		return
	}
	c.begin(how).box(c.path(s)).end()
}

// penOf is the pen of an outline. Lengths are at least one unit, since none at all means
// another pen.
func penOf(p paint.Pen) object {
	o := object{kind: kindPen, colour: value(p.Colour), width: max(units(p.Width), 1), roundCaps: p.RoundCaps, roundJoins: p.RoundJoins}
	if len(p.Dash) == 2 {
		o.stroke, o.space = max(units(p.Dash[0]), 1), max(units(p.Dash[1]), 1)
	}
	return o
}

// path lays the outline of a shape, and says which box it and its pen lie in.
func (c *canvas) path(s paint.Shape) box {
	c.record(recordBeginPath)
	at := onPage(s.Curve[0])
	b := box{at.x, at.y, at.x, at.y}
	c.begin(recordMoveTo).point(at).end()
	for i := 3; i < len(s.Curve); {
		if straight(s, i) {
			at = onPage(s.Curve[i])
			b = b.with(at)
			c.begin(recordLineTo).point(at).end()
			i += 3
			continue
		}
		to := i + 3
		for to < len(s.Curve) && !straight(s, to) {
			to += 3
		}
		c.curves(s, i-2, to-2, &b)
		i = to
	}
	if s.Closed {
		c.record(recordCloseFigure)
	}
	c.record(recordEndPath)
	return b.wider(int32(math.Ceil(s.Pen.Width * unitsPerPixel / 2)))
}

// straight reports whether the piece of a curve that ends at a point is a straight line:
// its handles lie on its ends.
func straight(s paint.Shape, end int) bool {
	p := s.Curve[end-3 : end+1]
	return p[1] == p[0] && p[2] == p[3]
}

// curves adds the pieces whose points those from one position to before another are.
func (c *canvas) curves(s paint.Shape, from, to int, b *box) {
	bounds := box{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
	for _, p := range s.Curve[from:to] {
		bounds = bounds.with(onPage(p))
	}
	c.begin(recordPolyBezierTo).box(bounds).number(uint32(to - from))
	for _, p := range s.Curve[from:to] {
		c.point(onPage(p))
	}
	c.end()
	*b = b.with(point{bounds.left, bounds.top}).with(point{bounds.right, bounds.bottom})
}

// with is the box with a point in it.
func (b box) with(p point) box {
	return box{min(b.left, p.x), min(b.top, p.y), max(b.right, p.x), max(b.bottom, p.y)}
}

// wider is the box with so much around it.
func (b box) wider(by int32) box { return box{b.left - by, b.top - by, b.right + by, b.bottom + by} }
