package shapes

import (
	"math"
	"math/bits"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
)

// cells are the cells of a grid that are taken, in rows from the top, a bit for each.
type cells [][]uint64

// cover is the cells that boxes touch when they grow by a margin. The grid begins at the
// upper left corner of from; cells to the left of that or above it do not count.
func cover(boxes []render.Box, from render.Box, unit, margin float64) cells {
	var c cells
	for _, b := range boxes {
		b = geom.Grow(b, margin)
		left, top := max(cell(b.X-from.X, unit), 0), max(cell(b.Y-from.Y, unit), 0)
		// What ends at the border of a cell does not touch the next.
		right, bottom := cell(b.X+b.W-from.X-1e-6, unit), cell(b.Y+b.H-from.Y-1e-6, unit)
		for y := top; y <= max(bottom, top); y++ {
			c.fill(y, left, max(right, left))
		}
	}
	return c
}

// cell is the position of a cell in its row or column.
func cell(v, unit float64) int { return int(math.Floor(v / unit)) }

// fill takes the cells of a row from left to right, both included.
func (c *cells) fill(y, left, right int) {
	for len(*c) <= y {
		*c = append(*c, nil)
	}
	row := &(*c)[y]
	for len(*row) <= right/64 {
		*row = append(*row, 0)
	}
	for x := left; x <= right; x++ {
		(*row)[x/64] |= 1 << (x % 64)
	}
}

// add takes all cells of others.
func (c *cells) add(others cells) {
	for y, row := range others {
		for len(*c) <= y {
			*c = append(*c, nil)
		}
		mine := &(*c)[y]
		for len(*mine) < len(row) {
			*mine = append(*mine, 0)
		}
		for k, word := range row {
			(*mine)[k] |= word
		}
	}
}

// wide is the number of cells from the left to the last that is taken.
func (c cells) wide() int {
	w := 0
	for _, row := range c {
		for k, word := range row {
			if word != 0 {
				w = max(w, 64*k+bits.Len64(word))
			}
		}
	}
	return w
}

// ground is what has been taken of a drawing of a certain width.
type ground struct {
	cells
	within int   // cells from the left to the right
	room   []int // in each row, the most cells in a row that are free
}

// take takes the cells of others.
func (g *ground) take(others cells) {
	g.add(others)
	for y := range g.cells {
		switch {
		case y == len(g.room):
			g.room = append(g.room, g.longest(y, g.within, false))
		case y < len(others) && len(others[y]) > 0:
			g.room[y] = g.longest(y, g.within, false)
		}
	}
}

// longest is the most cells in a row that are taken, or that are not, among the first
// so many of a row.
func (c cells) longest(y, within int, taken bool) int {
	most, run := 0, 0
	for x := range within {
		is := x/64 < len(c[y]) && c[y][x/64]&(1<<(x%64)) != 0
		if is != taken {
			run = 0
			continue
		}
		run++
		most = max(most, run)
	}
	return most
}

// free is a place at which others would take no cell that is taken: the leftmost of those
// in the first row where there is one and a few rows below. It is not ok when the steps
// are over.
func (g *ground) free(s *steps.Counter, others cells) (x, y int, ok bool) {
	const slack = 3 // rows
	wide := others.wide()
	// Most rows are ruled out by the longest run of others alone.
	key, need := 0, 0
	for y := range others {
		if run := others.longest(y, wide, true); run > need {
			key, need = y, run
		}
	}
	last := max(g.within-wide, 0)
	first := 0
	for row := 0; !ok || row <= first+slack && x > 0; row++ { // below all that is taken there is room
		if row+key < len(g.room) && g.room[row+key] < need {
			continue
		}
		for at := range last + 1 {
			hit, looked := g.hit(others, key, at, row)
			if s.Over(looked) {
				return 0, 0, false
			}
			if !hit {
				if !ok {
					first = row
				}
				x, y, last, ok = at, row, at-1, true
				break
			}
		}
	}
	return x, y, ok
}

// hit reports whether others at a place take a cell that is taken, and how many rows
// were looked at to know: first one of others that is likely to, then all from the top.
func (c cells) hit(others cells, likely, x, y int) (hit bool, looked int) {
	if c.hitRow(others, likely, x, y) {
		return true, 1
	}
	for row := range others {
		if y+row >= len(c) {
			return false, row + 2
		}
		if c.hitRow(others, row, x, y) {
			return true, row + 2
		}
	}
	return false, len(others) + 1
}

// hitRow reports whether a row of others at a place takes a cell that is taken.
func (c cells) hitRow(others cells, row, x, y int) bool {
	if row >= len(others) || y+row >= len(c) {
		return false
	}
	mine, skip, by := c[y+row], x/64, uint(x%64)
	for k, word := range others[row] {
		if at := k + skip; at < len(mine) && mine[at]&(word<<by) != 0 {
			return true
		}
		if at := k + skip + 1; at < len(mine) && mine[at]&(word>>(64-by)) != 0 {
			return true
		}
	}
	return false
}
