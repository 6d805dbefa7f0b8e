package matrix

import (
	"slices"

	"dossier/render/internal/steps"
)

// forest joins actors into trees by average linkage, with the chain of nearest
// neighbours: from any tree to its nearest, on to the nearest of that, until two are each
// other's nearest, which are joined (Murtagh, "A survey of recent advances in
// hierarchical clustering algorithms", The Computer Journal 26, 1983). Each tree is kept
// as the row of its leaves.
type forest struct {
	near  *nearness
	rows  [][]int     // nil: the tree has become part of another
	apart [][]float64 // of trees, on the average of their leaves
}

func newForest(near *nearness, actors []int) *forest {
	f := &forest{near: near, rows: make([][]int, len(actors)), apart: make([][]float64, len(actors))}
	for i, a := range actors {
		f.rows[i] = []int{a}
		f.apart[i] = make([]float64, len(actors))
		for k := range i {
			d := near.apart(a, actors[k])
			f.apart[i][k], f.apart[k][i] = d, d
		}
	}
	return f
}

// joined joins all trees into one, and gives its leaves. Where the work is over before,
// it gives some of them.
func (f *forest) joined(count *steps.Counter) []int {
	var chain []int
	for left := len(f.rows); left > 1; {
		if count.Over(len(f.rows)) {
			return f.rows[0]
		}
		if len(chain) == 0 {
			chain = append(chain, slices.IndexFunc(f.rows, func(row []int) bool { return row != nil }))
		}
		last := chain[len(chain)-1]
		before := -1
		if len(chain) > 1 {
			before = chain[len(chain)-2]
		}
		next := f.nearest(last, before)
		if next != before {
			chain = append(chain, next)
			continue
		}
		chain = chain[:len(chain)-2]
		f.join(min(last, next), max(last, next))
		left--
	}
	return f.rows[slices.IndexFunc(f.rows, func(row []int) bool { return row != nil })]
}

// nearest is the tree nearest to another: of several the one before it in the chain, so
// that the chain comes to its end, and else the first.
func (f *forest) nearest(to, before int) int {
	best := before
	for i, row := range f.rows {
		if i != to && row != nil && (best < 0 || f.apart[to][i] < f.apart[to][best]) {
			best = i
		}
	}
	return best
}

// join makes tree b part of tree a. The leaves that come to stand next to each other are
// the nearest of the four that can.
func (f *forest) join(a, b int) {
	na, nb := float64(len(f.rows[a])), float64(len(f.rows[b]))
	for i, row := range f.rows {
		if row != nil && i != a && i != b {
			d := (float64(na*f.apart[a][i]) + float64(nb*f.apart[b][i])) / (na + nb)
			f.apart[a][i], f.apart[i][a] = d, d
		}
	}
	first, second := f.rows[a], f.rows[b]
	least := 2.0
	turnFirst, turnSecond := false, false
	for _, turn := range [4][2]bool{{false, false}, {false, true}, {true, false}, {true, true}} {
		x, y := first[len(first)-1], second[0]
		if turn[0] {
			x = first[0]
		}
		if turn[1] {
			y = second[len(second)-1]
		}
		if d := f.near.apart(x, y); d < least {
			least, turnFirst, turnSecond = d, turn[0], turn[1]
		}
	}
	if turnFirst {
		slices.Reverse(first)
	}
	if turnSecond {
		slices.Reverse(second)
	}
	f.rows[a], f.rows[b] = append(first, second...), nil
}
