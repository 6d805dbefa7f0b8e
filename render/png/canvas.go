package png

import (
	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/internal/paint"
)

// canvas turns shapes and texts into a drawing.
type canvas struct {
	drawing
	path   trace
	setter *letters.Setter
}

// Shape fills and strokes a shape.
func (c *canvas) Shape(s paint.Shape) {
	c.path.clear()
	c.path.MoveTo(s.Curve[0])
	for i := 3; i < len(s.Curve); i += 3 {
		c.piece(s.Curve[i-3 : i+1])
	}
	if s.Closed {
		c.path.Close()
	}
	if s.Filled {
		c.fill(s.Fill)
	}
	if s.Pen.Width > 0 {
		if s.Closed && s.Pen.Dash == nil {
			c.path.join()
		}
		c.stroke(s.Pen)
	}
}

// piece lays one curve. If its handles lie on its ends it is a straight line.
func (c *canvas) piece(p []render.Point) {
	if p[1] == p[0] && p[2] == p[3] {
		c.path.LineTo(p[3])
		return
	}
	c.path.CubeTo(p[1], p[2], p[3])
}

// Text fills the outlines of a line of text.
func (c *canvas) Text(t paint.Text) {
	line := c.setter.Set(t.String, t.Size, t.Bold, t.RightToLeft)
	place := paint.Onto(t, line.Width)
	for i := range line.Runs {
		run := &line.Runs[i]
		for j := range run.Glyphs {
			// One at a time: the rasterizer walks over all that stands to the left in a row.
			c.path.clear()
			run.Draw(&run.Glyphs[j], place, &c.path)
			c.fill(t.Colour)
		}
	}
}

func (c *canvas) fill(colour paint.Colour) {
	c.add(colour, func() { c.path.contours(c.polygon) })
}

func (c *canvas) stroke(p paint.Pen) {
	width := p.Width * c.path.scale
	line := func(points []render.Point) { c.drawing.stroke(points, width, p.RoundCaps) }
	c.add(p.Colour, func() {
		c.path.contours(func(points []render.Point) {
			if p.Dash == nil {
				line(points)
			} else {
				paint.Dashes(points, c.dashes(p.Dash), line)
			}
		})
	})
}

// minDash is the shortest stroke, in pixels, that the rasterizer draws.
const minDash = 0.25

// dashes scales a pattern. A dot that would be too short to be drawn takes
// from the gap after it.
func (c *canvas) dashes(pattern []float64) []float64 {
	scaled := make([]float64, len(pattern))
	for i, v := range pattern {
		scaled[i] = float64(v * c.path.scale)
	}
	for i := 0; i+1 < len(scaled); i += 2 {
		if short := minDash - scaled[i]; short > 0 {
			scaled[i] += short
			scaled[i+1] = max(scaled[i+1]-short, minDash)
		}
	}
	return scaled
}
