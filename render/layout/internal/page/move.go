package page

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// standing is the shift that brings a drawing of an edition to its page: actors
// stand where they stood in the earlier one, and where the drawing has grown
// beyond the page's left edge or the title, all move right or down together.
func standing(d *draft.Drawing, top float64) render.Point {
	return render.Point{
		X: d.Anchor.X + grid(max(0, margin-geom.Quantise(d.Anchor.X+d.Bounds.X))),
		Y: d.Anchor.Y + grid(max(0, top-geom.Quantise(d.Anchor.Y+d.Bounds.Y))),
	}
}

// places tells where the actors of a scene stand, before it is brought to a width.
func places(s *render.Scene, bounds render.Box) render.Places {
	p := render.Places{Area: geom.Outward(bounds)}
	for _, a := range s.Actors {
		p.Actors = append(p.Actors, render.Place{Actor: a.Actor, Box: a.Box})
	}
	return p
}

// move shifts the drawing to its place on the page.
func move(s *render.Scene, by render.Point) {
	for i := range s.Slices {
		s.Slices[i].Box = geom.MoveBox(s.Slices[i].Box, by)
		moveText(&s.Slices[i].Heading, by)
	}
	for i := range s.Groups {
		g := &s.Groups[i]
		g.Box = geom.MoveBox(g.Box, by)
		g.Label.At = geom.QuantisePoint(geom.Add(g.Label.At, by))
	}
	for i := range s.Actors {
		a := &s.Actors[i]
		a.Box = geom.MoveBox(a.Box, by)
		moveTexts(a.Names, by)
		for k := range a.Members {
			m := &a.Members[k]
			m.Box = geom.MoveBox(m.Box, by)
			moveTexts(m.Names, by)
			moveBadges(m.Badges, by)
		}
	}
	for i := range s.Lines {
		quantiseLine(&s.Lines[i], by)
	}
	for i := range s.Captions {
		c := &s.Captions[i]
		c.Box = geom.MoveBox(c.Box, by)
		moveTexts(c.Lines, by)
		moveBadges(c.Badges, by)
	}
	if s.Matrix != nil {
		s.Matrix.Visit(
			func(p *render.Point) { *p = geom.QuantisePoint(geom.Add(*p, by)) },
			func(b *render.Box) { *b = geom.MoveBox(*b, by) },
			func(w *float64) { *w = geom.Quantise(*w) },
			func(t *render.Text) { moveText(t, by) },
			func(b *render.Badge) { *b = quantiseBadge(draft.MoveBadge(*b, by)) })
	}
}

func moveTexts(texts []render.Text, by render.Point) {
	for i := range texts {
		moveText(&texts[i], by)
	}
}

func moveBadges(badges []render.Badge, by render.Point) {
	for i := range badges {
		badges[i] = quantiseBadge(draft.MoveBadge(badges[i], by))
	}
}

func moveText(t *render.Text, by render.Point) {
	t.At, t.Width = geom.QuantisePoint(geom.Add(t.At, by)), geom.Quantise(t.Width)
}

func quantiseBadge(b render.Badge) render.Badge {
	b.Centre, b.Radius = geom.QuantisePoint(b.Centre), geom.Quantise(b.Radius)
	b.Number.At, b.Number.Width = geom.QuantisePoint(b.Number.At), geom.Quantise(b.Number.Width)
	return b
}

// quantiseLine rounds every coordinate of a line after moving it.
func quantiseLine(m *render.LineMark, by render.Point) {
	eachPoint(m, func(p *render.Point) { *p = geom.QuantisePoint(geom.Add(*p, by)) })
}

// eachPoint applies a change to every point of a line.
func eachPoint(m *render.LineMark, change func(*render.Point)) {
	for i := range m.Curve {
		change(&m.Curve[i])
	}
	for i := range m.Heads {
		for k := range m.Heads[i] {
			change(&m.Heads[i][k])
		}
	}
	for i := range m.Bars {
		for k := range m.Bars[i] {
			change(&m.Bars[i][k])
		}
	}
}
