package paint

import (
	"math"

	"dossier/data"
	"dossier/render"
)

// Page is the colour of the page, which a canvas has before anything is
// painted. An empty theme and the theme auto are light: paper cannot ask its
// reader.
func Page(t render.Theme) Colour { return colour(t, render.InkPage) }

// Scene paints the marks of a scene that [Check] has let pass.
func Scene(s *render.Scene, t render.Theme, on Canvas) {
	p := painter{canvas: on, theme: t, w: s.Width, h: s.Height}
	p.texts(s.Heading)
	for i := range s.Groups {
		p.group(&s.Groups[i])
	}
	for i := range s.Lines {
		p.tie(&s.Lines[i])
	}
	for i := range s.Captions {
		p.caption(&s.Captions[i])
	}
	for i := range s.Actors {
		p.actor(&s.Actors[i])
	}
	for i := range s.Legend {
		p.legend(&s.Legend[i])
	}
	for _, n := range s.Notes {
		p.badge(n.Badge, render.InkMuted)
		p.texts(n.Lines)
	}
	p.texts(s.Footer)
}

// painter draws marks on a canvas and keeps what it draws near the page.
type painter struct {
	canvas Canvas
	theme  render.Theme
	w, h   float64
}

// maxLength bounds widths, radii and sizes of type, in pixels.
const maxLength = 2000

// near keeps a coordinate within one page of the page. A layout puts nothing
// there; whoever makes a scene by hand cannot keep a canvas busy far outside.
func near(v, size float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, -size), 2*size)
}

func (p *painter) point(at render.Point) render.Point {
	return render.Point{X: near(at.X, p.w), Y: near(at.Y, p.h)}
}

func length(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return min(max(v, 0), maxLength)
}

// fill and pen are the two ways to use an ink; a shape may combine them.
func (p *painter) fill(i render.Ink) Shape {
	return Shape{Filled: true, Fill: colour(p.theme, i)}
}

func (p *painter) pen(i render.Ink, width float64) Pen {
	return Pen{Width: length(width), Colour: colour(p.theme, i)}
}

// shape draws a curve in a style. A chain with missing points ends early.
func (p *painter) shape(curve []render.Point, style Shape) {
	n := (len(curve) - 1) / 3
	if n < 1 {
		return
	}
	curve = curve[:1+3*n]
	style.Curve = make([]render.Point, len(curve))
	for i, at := range curve {
		style.Curve[i] = p.point(at)
	}
	if style.Filled {
		style.Closed = true
	}
	p.canvas.Shape(style)
}

func (p *painter) texts(lines []render.Text) {
	for _, t := range lines {
		p.text(t, render.TextInk(t.Role))
	}
}

// text writes a line. A name that begins right-to-left is set so as a whole;
// sentences are English whatever names they hold.
func (p *painter) text(t render.Text, ink render.Ink) {
	t.At, t.Size, t.Width = p.point(t.At), length(t.Size), length(t.Width)
	if t.Size == 0 || t.String == "" {
		return
	}
	p.canvas.Text(Text{
		Text:        t,
		RightToLeft: !t.Role.Sentence() && data.RightToLeft(t.String),
		Colour:      colour(p.theme, ink),
	})
}
