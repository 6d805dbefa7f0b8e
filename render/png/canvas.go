package png

import (
	"image"
	"image/color"

	"github.com/fogleman/gg"

	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/internal/paint"
)

// canvas draws on an image; scale is the number of its pixels in one of the
// scene.
type canvas struct {
	to     *gg.Context
	scale  float64
	setter *letters.Setter
}

func newCanvas(img *image.RGBA, scale float64, setter *letters.Setter) *canvas {
	return &canvas{to: gg.NewContextForRGBA(img), scale: scale, setter: setter}
}

func rgba(c paint.Colour) color.Color { return color.RGBA{c.R, c.G, c.B, 0xff} }

// Shape fills and strokes a shape.
func (c *canvas) Shape(s paint.Shape) {
	c.curve(s)
	if s.Filled {
		c.to.SetColor(rgba(s.Fill))
		c.to.FillPreserve()
	}
	if s.Pen.Width > 0 {
		if s.Closed && s.Pen.Dash == nil && len(s.Curve) > 3 {
			// The rasterizer joins no last piece to the first: go once round the corner.
			c.piece(s.Curve[:4])
		}
		c.stroke(s.Pen)
	}
	c.to.ClearPath()
}

// curve lays the path.
func (c *canvas) curve(s paint.Shape) {
	c.MoveTo(s.Curve[0])
	for i := 3; i < len(s.Curve); i += 3 {
		c.piece(s.Curve[i-3 : i+1])
	}
	if s.Closed {
		c.Close()
	}
}

// piece lays one curve. If its handles lie on its ends it is a straight line.
func (c *canvas) piece(p []render.Point) {
	if p[1] == p[0] && p[2] == p[3] {
		c.LineTo(p[3])
		return
	}
	c.CubeTo(p[1], p[2], p[3])
}

func (c *canvas) stroke(p paint.Pen) {
	c.to.SetColor(rgba(p.Colour))
	c.to.SetLineWidth(p.Width * c.scale)
	c.to.SetLineCap(gg.LineCapButt)
	if p.RoundCaps {
		c.to.SetLineCap(gg.LineCapRound)
	}
	// The rasterizer knows no mitres. Lines that ask for them are smooth, or too
	// thin for a corner to show.
	c.to.SetLineJoin(gg.LineJoinRound)
	c.to.SetDash(c.dashes(p.Dash)...)
	c.to.StrokePreserve()
}

// minDash is the shortest stroke, in pixels, that the rasterizer draws.
const minDash = 0.25

// dashes scales a pattern. A dot that would be too short to be drawn takes
// from the gap after it.
func (c *canvas) dashes(pattern []float64) []float64 {
	scaled := make([]float64, len(pattern))
	for i, v := range pattern {
		scaled[i] = v * c.scale
	}
	for i := 0; i+1 < len(scaled); i += 2 {
		if short := minDash - scaled[i]; short > 0 {
			scaled[i] += short
			scaled[i+1] = max(scaled[i+1]-short, minDash)
		}
	}
	return scaled
}

// Text fills the outlines of a line of text.
func (c *canvas) Text(t paint.Text) {
	line := c.setter.Set(t.String, t.Size, t.Bold, t.RightToLeft)
	place := paint.Onto(t, line.Width)
	for i := range line.Runs {
		run := &line.Runs[i]
		for j := range run.Glyphs {
			run.Draw(&run.Glyphs[j], place, c)
		}
	}
	c.to.SetColor(rgba(t.Colour))
	c.to.Fill()
}

// MoveTo, LineTo, CubeTo and Close lay a path in pixels of the scene.
func (c *canvas) MoveTo(p render.Point) { c.to.MoveTo(p.X*c.scale, p.Y*c.scale) }

// LineTo adds a straight line.
func (c *canvas) LineTo(p render.Point) { c.to.LineTo(p.X*c.scale, p.Y*c.scale) }

// CubeTo adds a curve.
func (c *canvas) CubeTo(a, b, to render.Point) {
	s := c.scale
	c.to.CubicTo(a.X*s, a.Y*s, b.X*s, b.Y*s, to.X*s, to.Y*s)
}

// Close closes the path.
func (c *canvas) Close() { c.to.ClosePath() }
