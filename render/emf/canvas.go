package emf

import (
	"math"

	"dossier/render"
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
	dashed := s.Pen.Width > 0 && len(s.Pen.Dash) > 0
	if dashed && !s.Filled {
		c.dashes(s)
		return
	}
	how := uint32(0)
	if s.Filled {
		c.use(object{kind: kindBrush, colour: value(s.Fill)})
		how = recordFillPath
	}
	if s.Pen.Width > 0 && !dashed {
		c.use(penOf(s.Pen))
		if how = recordStrokePath; s.Filled {
			how = recordStrokeAndFillPath
		}
	}
	if how == 0 {
		return
	}
	bounds := c.path(s)
	c.begin(how).box(bounds).end()
	if dashed {
		c.dashes(s)
	}
}

// penOf is the pen of an outline. It is at least one unit wide, since no width at all
// means another pen.
func penOf(p paint.Pen) object {
	return object{kind: kindPen, colour: value(p.Colour), width: max(units(p.Width), 1), roundCaps: p.RoundCaps, roundJoins: p.RoundJoins}
}

// tolerance is how far a straight piece may lie from its curve, in pixels.
const tolerance = 1.0 / 32

// dashes strokes an outline with a broken line. Metafiles have pens for that, which Word
// draws, but LibreOffice and other readers draw them as solid ones, and what is alleged
// would look asserted. So each stroke is a line of its own.
func (c *canvas) dashes(s paint.Shape) {
	points := append(make([]render.Point, 0, len(s.Curve)), s.Curve[0])
	for i := 3; i < len(s.Curve); i += 3 {
		if straight(s, i) {
			points = append(points, s.Curve[i])
			continue
		}
		points = paint.Straighten(points, s.Curve[i-2], s.Curve[i-1], s.Curve[i], tolerance)
	}
	if s.Closed {
		points = append(points, points[0])
	}
	c.use(penOf(s.Pen))
	c.record(recordBeginPath)
	at := onPage(points[0])
	bounds := box{at.x, at.y, at.x, at.y}
	paint.Dashes(points, s.Pen.Dash, func(stroke []render.Point) { bounds = bounds.around(c.stroke(stroke)) })
	c.record(recordEndPath)
	c.begin(recordStrokePath).box(bounds.wider(halfPen(s.Pen))).end()
}

// stroke lays a line through some points, and says which box it lies in. A point is as
// long as a unit, so that readers draw its round ends.
func (c *canvas) stroke(points []render.Point) box {
	from, last := onPage(points[0]), onPage(points[len(points)-1])
	if from == last {
		last.x++
	}
	b := box{from.x, from.y, from.x, from.y}
	c.begin(recordMoveTo).point(from).end()
	for _, p := range points[1 : len(points)-1] {
		at := onPage(p)
		b = b.with(at)
		c.begin(recordLineTo).point(at).end()
	}
	c.begin(recordLineTo).point(last).end()
	return b.with(last)
}

// halfPen is how far an outline reaches beyond its line.
func halfPen(p paint.Pen) int32 { return int32(math.Ceil(p.Width * unitsPerPixel / 2)) }

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
	return b.wider(halfPen(s.Pen))
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
	*b = b.around(bounds)
}

// with is the box with a point in it.
func (b box) with(p point) box {
	return box{min(b.left, p.x), min(b.top, p.y), max(b.right, p.x), max(b.bottom, p.y)}
}

// around is the box that holds both.
func (b box) around(other box) box {
	return b.with(point{other.left, other.top}).with(point{other.right, other.bottom})
}

// wider is the box with so much around it.
func (b box) wider(by int32) box { return box{b.left - by, b.top - by, b.right + by, b.bottom + by} }
