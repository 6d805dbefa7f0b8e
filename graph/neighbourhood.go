package graph

import "slices"

// Neighbourhood returns the ego network of one or several actors: the centres
// and every actor within the given number of hops of one of them, along passing
// ties in the given direction. The order is by distance, then by id. Centres
// that the view hides are left out; a negative number of hops counts as none.
//
// It is a breadth-first search: linear in the actors and ties that it meets,
// and a bit an actor.
func (v *View) Neighbourhood(centres []Node, hops int, dir Direction) []Node {
	met := newBits(v.g.NumActors())
	var found []Node
	add := func(n Node) {
		if !met.has(uint32(n)) && v.HasActor(n) {
			met.set(uint32(n))
			found = append(found, n)
		}
	}
	for _, n := range centres {
		add(n)
	}
	slices.Sort(found)
	if hops <= 0 {
		return found
	}
	rows := v.g.Rows(dir, false)
	for start := 0; hops > 0 && start < len(found); hops-- {
		end := len(found)
		for _, n := range found[start:end] {
			for _, a := range rows.Of(n) {
				if v.Has(a.Tie) {
					add(a.To)
				}
			}
		}
		slices.Sort(found[end:])
		start = end
	}
	return found
}
