package paint

import (
	"context"
	"math"

	"dossier/data"
	"dossier/render"
)

// Page is the colour of the page, which a canvas has before anything is
// painted. An empty theme and the theme auto are light: paper cannot ask its
// reader.
func Page(t render.Theme) Colour { return colour(t, render.InkPage) }

// Scene paints the marks of a scene that [Check] has let pass. It looks at ctx
// before each mark, and fails only where that is done.
func Scene(ctx context.Context, s *render.Scene, t render.Theme, on Canvas) error {
	p := painter{canvas: on, theme: t, w: s.Width, h: s.Height}
	each(ctx, s.Heading, p.line)
	each(ctx, s.Slices, func(m *render.SliceMark) { p.line(&m.Heading) })
	each(ctx, s.Groups, p.group)
	each(ctx, s.Lines, p.tie)
	each(ctx, s.Captions, p.caption)
	p.matrix(ctx, s.Matrix)
	each(ctx, s.Actors, p.actor)
	each(ctx, s.LegendHeads, p.line)
	each(ctx, s.Legend, p.legend)
	each(ctx, s.Notes, p.note)
	each(ctx, s.Footer, p.line)
	return ctx.Err()
}

// each paints the marks of a list until nobody waits for them any more.
func each[Mark any](ctx context.Context, marks []Mark, paint func(*Mark)) {
	for i := range marks {
		if ctx.Err() != nil {
			return
		}
		paint(&marks[i])
	}
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

// line writes a line of text in the ink of its role.
func (p *painter) line(t *render.Text) { p.text(*t, render.TextInk(t.Role)) }

// note writes an evidence note.
func (p *painter) note(n *render.NoteMark) {
	p.badge(n.Badge, render.InkMuted)
	for i := range n.Lines {
		p.line(&n.Lines[i])
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
