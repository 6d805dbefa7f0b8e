package grid

import "dossier/render"

// inBox calls visit for every square that a box touches. What lies beyond the border
// touches the squares there.
func (g *Grid) inBox(b render.Box, visit func(square int)) {
	x0, x1 := g.column(b.X), g.column(b.X+b.W)
	y0, y1 := g.row(b.Y), g.row(b.Y+b.H)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			visit(y*g.wide + x)
		}
	}
}

// onLine calls visit for every square that a line with a reach around it touches, for
// some more than once.
func (g *Grid) onLine(line []render.Point, reach float64, visit func(square int)) {
	for k := 1; k < len(line); k++ {
		g.onPiece(line[k-1], line[k], reach+slack, visit)
	}
}

// onPiece is onLine for a straight piece. A box around a long one would touch the square
// of the squares that it runs through.
func (g *Grid) onPiece(p, q render.Point, reach float64, visit func(square int)) {
	if p.Y > q.Y {
		p, q = q, p
	}
	first, last := g.row(p.Y-reach), g.row(q.Y+reach)
	for y := first; y <= last; y++ {
		a, b := p.X, q.X // the ends of what reaches into the row
		top := g.from.Y + float64(float64(y)*g.side) - reach
		bottom := top + g.side + 2*reach
		if y > first && p.Y < top {
			a = between(p, q, top)
		}
		if y < last && q.Y > bottom {
			b = between(p, q, bottom)
		}
		for x, end := g.column(min(a, b)-reach), g.column(max(a, b)+reach); x <= end; x++ {
			visit(y*g.wide + x)
		}
	}
}

// between is how far to the right the straight line from p down to q is at a height
// between theirs.
func between(p, q render.Point, y float64) float64 {
	return p.X + float64((q.X-p.X)*((y-p.Y)/(q.Y-p.Y)))
}

func (g *Grid) column(x float64) int { return place((x-g.from.X)/g.side, g.wide) }

func (g *Grid) row(y float64) int { return place((y-g.from.Y)/g.side, g.high) }

// place is a number of squares from the border as one of those that there are, from 0 to
// n-1.
func place(along float64, n int) int {
	if !(along > 0) { // what is no number is somewhere, too
		return 0
	}
	return int(min(along, float64(n-1)))
}
