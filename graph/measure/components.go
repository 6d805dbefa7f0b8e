package measure

import (
	"context"

	"dossier/graph"
)

// Components finds the parts of a view that hang together, whichever way the
// arcs of the direction run. Unlike [graph.Components] it leaves out ties that
// carry no influence where the direction does.
//
// It joins the ends of every arc in a forest of disjoint sets (Tarjan,
// "Efficiency of a good but not linear set union algorithm", J. ACM 22, 1975),
// in practically linear time and some 20 bytes an actor.
func Components(ctx context.Context, v *graph.View, d graph.Direction) (Partition, error) {
	if err := v.Ready(ctx, d, false); err != nil {
		return Partition{}, err
	}
	rows := v.Graph().Rows(d, false)
	parent := make([]uint32, v.Graph().NumActors())
	for n := range parent {
		parent[n] = uint32(n)
	}
	tick := ticker{ctx: ctx}
	for n := range parent {
		arcs := rows.Of(graph.Node(n))
		if tick.done(len(arcs)) {
			return Partition{}, ctx.Err()
		}
		for _, a := range arcs {
			if v.Has(a.Tie) {
				x, y := root(parent, uint32(n)), root(parent, uint32(a.To))
				parent[max(x, y)] = min(x, y)
			}
		}
	}
	for n := range parent {
		parent[n] = root(parent, uint32(n))
	}
	return newPartition(v, parent), ctx.Err()
}

// root follows parents to the first of a set and halves the way for the next one.
func root(parent []uint32, n uint32) uint32 {
	for parent[n] != n {
		parent[n] = parent[parent[n]]
		n = parent[n]
	}
	return n
}
