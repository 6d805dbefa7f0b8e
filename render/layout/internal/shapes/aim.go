package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

// fromCorner is how far from the corners of a node a line should meet it.
const fromCorner = 11.0

// aim is a straight line between two nodes that meets neither near a corner where it can:
// from middle to middle if possible, else from the places nearest to them.
func aim(a, b render.Box) geom.Curve {
	var best geom.Curve
	least := -1.0
	for _, p := range anchors(a) {
		for _, q := range anchors(b) {
			cost := cornered(p, q, a) + cornered(q, p, b) +
				float64(0.1*(geom.Distance(p, geom.Centre(a))+geom.Distance(q, geom.Centre(b))))
			if least < 0 || cost < least-1e-6 {
				least, best = cost, polyline(p, q)
			}
		}
	}
	return best
}

// anchors are the points within a node at which a line may aim, its middle first. All
// lie within every outline that a node may have.
func anchors(b render.Box) []render.Point {
	c := geom.Centre(b)
	out := []render.Point{c}
	for _, part := range [...]float64{0.1, -0.1, 0.2, -0.2, 0.3, -0.3} {
		out = append(out, render.Point{X: c.X + float64(part*b.W), Y: c.Y})
	}
	return append(out, render.Point{X: c.X, Y: c.Y + b.H/5}, render.Point{X: c.X, Y: c.Y - b.H/5})
}

// cornered is by how much the line from a point in a box to one outside leaves the box
// too near to a corner.
func cornered(p, q render.Point, b render.Box) float64 {
	far := geom.Distance(p, q)
	if far < 1e-9 {
		return 0
	}
	out := geom.Lerp(p, q, min(geom.Within(p, q, b)/far, 1))
	worst := 0.0
	for _, corner := range [4]render.Point{{X: b.X, Y: b.Y}, {X: b.X + b.W, Y: b.Y}, {X: b.X, Y: b.Y + b.H}, {X: b.X + b.W, Y: b.Y + b.H}} {
		worst = max(worst, fromCorner-geom.Distance(out, corner))
	}
	return worst
}
