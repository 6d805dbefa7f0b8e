package measure

import (
	"context"
	"math/bits"

	"dossier/graph"
)

// Clustering tells, for each actor, how closely its neighbours are tied among
// themselves: the arcs between them as a share of all that could be, from 0 to
// 1. Neighbours are those on either end of an arc; an actor with fewer than two
// scores 0 (the local coefficient of Watts and Strogatz, "Collective dynamics
// of small-world networks", Nature 393, 1998, as LDBC Graphalytics defines it
// for directed graphs). See eachTriangle for its cost.
func Clustering(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, error) {
	t, err := dyads(ctx, v, d)
	if err != nil {
		return nil, err
	}
	arcs := make([]uint64, t.numNodes())
	err = eachTriangle(ctx, t, func() ([]uint64, triangleVisitor) {
		mine := make([]uint64, t.numNodes())
		return mine, func(a, b, c graph.Node, ab, ac, bc uint8) {
			mine[a] += uint64(bits.OnesCount8(bc))
			mine[b] += uint64(bits.OnesCount8(ac))
			mine[c] += uint64(bits.OnesCount8(ab))
		}
	}, func(mine []uint64) {
		for n, count := range mine {
			arcs[n] += count
		}
	})
	if err != nil {
		return nil, err
	}
	share := make([]float64, len(arcs))
	for n, count := range arcs {
		if k := float64(t.start[n+1] - t.start[n]); k > 1 {
			share[n] = float64(count) / (k * (k - 1))
		}
	}
	return share, nil
}
