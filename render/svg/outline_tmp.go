package svg

import (
	"dossier/data"
	"dossier/render"
)

func outline(_ data.Kind, b render.Box) []render.Point {
	l, t, r, d := b.X, b.Y, b.X+b.W, b.Y+b.H
	p := func(x, y float64) render.Point { return render.Point{X: x, Y: y} }
	return []render.Point{p(l, t), p(l, t), p(r, t), p(r, t), p(r, t), p(r, d), p(r, d), p(r, d), p(l, d), p(l, d)}
}
