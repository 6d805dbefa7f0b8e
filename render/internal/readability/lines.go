package readability

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

// together is the length along which two lines are so near to one another that
// they look like one. The second lies within extent, with sameLine around it.
func together(a, b []render.Point, extent render.Box) float64 {
	l := 0.0
	for i := 1; i < len(a); i++ {
		middle := geom.Lerp(a[i-1], a[i], 0.5)
		if !meets(middle, middle, extent) {
			continue
		}
		piece := geom.Distance(a[i-1], a[i])
		around := geom.Around(middle, 2*sameLine+1, 2*sameLine+1)
		// Pieces are short, but where they are not both ends must be near too.
		for k := 1; k < len(b); k++ {
			if meets(b[k-1], b[k], around) && geom.PointGap(middle, b[k-1], b[k]) < sameLine &&
				(piece < 4*sameLine || geom.PointGap(a[i-1], b[k-1], b[k]) < 3*sameLine) {
				l += piece
				break
			}
		}
	}
	return l
}

// meets reports whether the box around a straight line touches a box. It costs
// little, and spares nearly all pairs what costs more.
func meets(p, q render.Point, b render.Box) bool {
	return max(p.X, q.X) >= b.X && min(p.X, q.X) <= b.X+b.W && max(p.Y, q.Y) >= b.Y && min(p.Y, q.Y) <= b.Y+b.H
}

// bend is the turn, about that of 30 degrees in radians, from which the eye has
// to follow a line.
const bend = 0.5

// bends counts the stretches along which a line turns one way by at least bend.
// The sine stands for the angle, which is the same on every machine and near
// enough, since the pieces of a curve turn little.
func bends(line []render.Point) int {
	n, turned := 0, 0.0
	counted := false
	for i := 2; i < len(line); i++ {
		a, b := geom.Sub(line[i-1], line[i-2]), geom.Sub(line[i], line[i-1])
		long := float64(geom.Length(a) * geom.Length(b))
		if long < 1e-6 {
			continue
		}
		turn := (float64(a.X*b.Y) - float64(a.Y*b.X)) / long
		if turn*turned < 0 && (turn > 0.01 || turn < -0.01) {
			turned, counted = 0, false
		}
		turned += turn
		if !counted && (turned >= bend || turned <= -bend) {
			n, counted = n+1, true
		}
	}
	return n
}

// cell is the side of the squares in which the drawing's area is counted, in
// pixels: about the height of an actor.
const cell = 32.0

// wasted is the share of squares, among those that cover the drawing, that hold
// nothing and have no neighbour at their sides that does. A drawing of no area, or of
// more than some million squares, is not looked at.
func (m *meter) wasted() float64 {
	const most = 1e6
	if w, h := m.bounds.W, m.bounds.H; !(w > 0 && h > 0 && w < most*cell && h < most*cell && w*h < most*cell*cell) {
		return 0 // or what is no number
	}
	wide, high := int(m.bounds.W/cell)+1, int(m.bounds.H/cell)+1
	used := make([]bool, wide*high)
	mark := func(b render.Box) {
		x0, y0 := int((b.X-m.bounds.X)/cell), int((b.Y-m.bounds.Y)/cell)
		x1, y1 := int((b.X+b.W-m.bounds.X)/cell), int((b.Y+b.H-m.bounds.Y)/cell)
		for y := max(y0, 0); y <= min(y1, high-1); y++ {
			for x := max(x0, 0); x <= min(x1, wide-1); x++ {
				used[y*wide+x] = true
			}
		}
	}
	for _, a := range m.s.Actors {
		mark(a.Box)
	}
	for _, c := range m.s.Captions {
		mark(c.Box)
	}
	for _, line := range m.flat {
		for i := 1; i < len(line); i++ {
			mark(geom.Bounds(line[i-1 : i+1]))
		}
	}
	return float64(m.lonely(used, wide, high)) / float64(wide*high)
}

// lonely counts the squares that hold nothing, as do their neighbours.
func (m *meter) lonely(used []bool, wide, high int) int {
	empty := 0
	for y := range high {
		if m.steps.Over(wide / 16) { // a look at a square is far less than a step
			return 0
		}
		for x := range wide {
			if !used[y*wide+x] && (x == 0 || !used[y*wide+x-1]) && (x == wide-1 || !used[y*wide+x+1]) &&
				(y == 0 || !used[(y-1)*wide+x]) && (y == high-1 || !used[(y+1)*wide+x]) {
				empty++
			}
		}
	}
	return empty
}
