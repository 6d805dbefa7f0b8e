package graphviz

import "dossier/render"

// turned says which links the layered engine is told the other way round, so that
// a hub stands between its leaves, not at the end of a column of them. As few as
// can be are turned, since the others then run with the flow. What is drawn runs
// the way it is anyway.
func turned(f *render.Figure) []bool {
	hub := f.Leaves()
	// The leaves of each hub that the flow sets after it, and before it. A leaf
	// with ties of both directions stands where its first tie puts it.
	after, before := make([][]int, len(hub)), make([][]int, len(hub))
	placed := make([]bool, len(hub))
	for _, l := range f.Links {
		switch {
		case hub[l.To] == l.From && !placed[l.To]:
			after[l.From], placed[l.To] = append(after[l.From], l.To), true
		case hub[l.From] == l.To && !placed[l.From]:
			before[l.To], placed[l.From] = append(before[l.To], l.From), true
		}
	}
	moved := make([]bool, len(hub))
	for h := range hub {
		many, few := after[h], before[h]
		if len(many) < len(few) {
			many, few = few, many
		}
		if len(many) < render.ManyLeaves {
			continue
		}
		for _, n := range many[(len(many)+len(few)+1)/2:] {
			moved[n] = true
		}
	}
	out := make([]bool, len(f.Links))
	for i, l := range f.Links {
		out[i] = moved[l.From] || moved[l.To]
	}
	return out
}
