package matrix

import (
	"cmp"
	"slices"
	"strings"

	"dossier/data"
	"dossier/render"
)

// tie is what one mark stands for: links of a cell that look alike.
type tie struct {
	links []int
	again bool // a symmetric tie, in the second of its cells
	count int  // of ties
	notes []int
}

// cell is where a row meets a column, with its ties in the order in which they stand.
type cell struct {
	row, column int
	ties        []tie
}

// cellsOf puts the links of a figure into cells, row by row and from left to right; at
// is the row of each node. A symmetric tie stands in both cells of its pair.
func cellsOf(f *render.Figure, at []int) []cell {
	type key struct {
		place [2]int
		look  render.Look
	}
	cells := make(map[[2]int]*cell)
	known := make(map[key]int) // of the ties of the cell
	put := func(i, row, column int) {
		l, place := &f.Links[i], [2]int{row, column}
		c := cells[place]
		if c == nil {
			c = &cell{row: row, column: column}
			cells[place] = c
		}
		k := key{place, render.LookOf(l)}
		n, old := known[k]
		if !old {
			n = len(c.ties)
			known[k] = n
			c.ties = append(c.ties, tie{again: l.Symmetric && row > column})
		}
		t := &c.ties[n]
		t.links = append(t.links, i)
		for _, r := range l.Rows() {
			t.count++
			t.notes = append(t.notes, r.Notes...)
		}
	}
	for i := range f.Links {
		l := &f.Links[i]
		from, to := at[l.From], at[l.To]
		put(i, from, to)
		if l.Symmetric && from != to {
			put(i, to, from)
		}
	}
	list := make([]cell, 0, len(cells))
	for _, c := range cells {
		c.settle(f)
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
	})
	return list
}

// settle puts the best attested tie first; of several the friendliest, and then the one
// with the most origins.
func (c *cell) settle(f *render.Figure) {
	tones := data.Tones()
	slices.SortStableFunc(c.ties, func(a, b tie) int {
		x, y := &f.Links[a.links[0]], &f.Links[b.links[0]]
		return cmp.Or(cmp.Compare(y.Status, x.Status), cmp.Compare(slices.Index(tones, x.Tone), slices.Index(tones, y.Tone)),
			cmp.Compare(y.Origins, x.Origins), cmp.Compare(a.links[0], b.links[0]))
	})
	for i := range c.ties {
		t := &c.ties[i]
		slices.Sort(t.notes)
		t.notes = slices.Compact(t.notes)
	}
}

// words tell the ties of a cell, each by its best claim.
func (c *cell) words(f *render.Figure) string {
	var all []string
	for _, t := range c.ties {
		for _, i := range t.links {
			l := &f.Links[i]
			line, _, _ := strings.Cut(l.Detail, "\n")
			if line == "" {
				line = strings.Join([]string{f.Nodes[l.From].Name, cmp.Or(l.Caption, l.Relation), f.Nodes[l.To].Name}, " ")
			}
			all = append(all, line)
		}
	}
	return strings.Join(all, "; ")
}

// hover tells a tie with its evidence.
func (t *tie) hover(f *render.Figure) string {
	var all []string
	for _, i := range t.links {
		all = append(all, f.Links[i].Detail)
	}
	return strings.Join(all, "\n")
}
