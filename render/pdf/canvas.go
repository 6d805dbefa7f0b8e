package pdf

import (
	"codeberg.org/go-pdf/fpdf"

	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/internal/paint"
)

// canvas draws on the page of a document.
type canvas struct {
	doc    *fpdf.Fpdf
	height float64 // of the page, in points
	setter *letters.Setter
	// wide is the advance, in 1/1000 em, of the placeholder that stands for a
	// character without an outline in the embedded subset, by weight.
	wide [2]float64
}

func newCanvas(doc *fpdf.Fpdf, height float64, setter *letters.Setter) *canvas {
	c := &canvas{doc: doc, height: height, setter: setter}
	for i, style := range styles {
		c.wide[i] = float64(doc.GetFontDesc(family, style).MissingWidth)
	}
	return c
}

func (c *canvas) fill(v paint.Colour) { c.doc.SetFillColor(int(v.R), int(v.G), int(v.B)) }

// Shape fills and strokes a shape.
func (c *canvas) Shape(s paint.Shape) {
	how := ""
	if s.Filled {
		c.fill(s.Fill)
		how = "f"
	}
	if s.Pen.Width > 0 {
		c.pen(s.Pen)
		if how == "f" {
			how = "B"
		} else {
			how = "S"
		}
	}
	if how == "" {
		return
	}
	c.MoveTo(s.Curve[0])
	for i := 3; i < len(s.Curve); i += 3 {
		from, a, b, to := s.Curve[i-3], s.Curve[i-2], s.Curve[i-1], s.Curve[i]
		if a == from && b == to {
			c.LineTo(to)
			continue
		}
		c.CubeTo(a, b, to)
	}
	if s.Closed {
		c.Close()
	}
	c.doc.DrawPath(how)
}

func (c *canvas) pen(p paint.Pen) {
	c.doc.SetDrawColor(int(p.Colour.R), int(p.Colour.G), int(p.Colour.B))
	c.doc.SetLineWidth(p.Width * pointsPerPixel)
	ends, corners := "butt", "miter"
	if p.RoundCaps {
		ends = "round"
	}
	if p.RoundJoins {
		corners = "round"
	}
	c.doc.SetLineCapStyle(ends)
	c.doc.SetLineJoinStyle(corners)
	dash := make([]float64, len(p.Dash))
	for i, v := range p.Dash {
		dash[i] = v * pointsPerPixel
	}
	c.doc.SetDashPattern(dash, 0)
}

// MoveTo begins a path at a point of the scene.
func (c *canvas) MoveTo(p render.Point) { c.doc.MoveTo(p.X*pointsPerPixel, p.Y*pointsPerPixel) }

// LineTo adds a straight line.
func (c *canvas) LineTo(p render.Point) { c.doc.LineTo(p.X*pointsPerPixel, p.Y*pointsPerPixel) }

// CubeTo adds a curve.
func (c *canvas) CubeTo(a, b, to render.Point) {
	const k = pointsPerPixel
	c.doc.CurveBezierCubicTo(a.X*k, a.Y*k, b.X*k, b.Y*k, to.X*k, to.Y*k)
}

// Close closes the path.
func (c *canvas) Close() { c.doc.ClosePath() }
