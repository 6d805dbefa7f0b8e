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

// free is the first place, row by row from the left, at which others would take no cell
// that is taken. It is not ok when the steps are over.
func (g *ground) free(s *steps.Counter, others cells) (x, y int, ok bool) {
	wide := others.wide()
	// Most rows are ruled out by the longest run of others alone.
	key, need := 0, 0
	for y := range others {
		if run := others.longest(y, wide, true); run > need {
			key, need = y, run
		}
	}
	for y := 0; ; y++ { // ends below all that is taken at the latest
		if y+key < len(g.room) && g.room[y+key] < need {
			continue
		}
		for x := range max(g.within-wide, 0) + 1 {
			hit, looked := g.hit(others, x, y)
			if s.Over(looked) {
				return 0, 0, false
			}
			if !hit {
				return x, y, true
			}
		}
	}
}

// hit reports whether others at a place take a cell that is taken, and how many rows
// were looked at to know.
func (c cells) hit(others cells, x, y int) (hit bool, looked int) {
	skip, by := x/64, uint(x%64)
	for dy, row := range others {
		if y+dy >= len(c) {
			return false, dy + 1
		}
		mine := c[y+dy]
		for k, word := range row {
			if at := k + skip; at < len(mine) && mine[at]&(word<<by) != 0 {
				return true, dy + 1
			}
			if at := k + skip + 1; at < len(mine) && mine[at]&(word>>(64-by)) != 0 {
				return true, dy + 1
			}
		}
	}
	return false, len(others) + 1
}
