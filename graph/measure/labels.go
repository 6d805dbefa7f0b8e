package measure

import (
	"context"
	"math/bits"
	"slices"

	"dossier/graph"
)

// Labels finds groups by letting labels spread: everybody begins with one of
// its own and then takes, in each round, the one most common among its
// neighbours, of equally common ones the lowest (Raghavan, Albert and Kumara,
// "Near linear time algorithm to detect community structures in large-scale
// networks", Physical Review E 76, 2007, in the synchronous form of LDBC
// Graphalytics). A neighbour with arcs both ways counts twice.
//
// It is fast and rough; [Communities] is better. It stops after the given
// number of rounds (0 means 10) or when nothing changes. Time per round is
// linear in dyads, over all processors, each with 4 bytes an actor.
func Labels(ctx context.Context, v *graph.View, d graph.Direction, rounds int) (Partition, error) {
	if rounds <= 0 {
		rounds = 10
	}
	t, err := dyads(ctx, v, d)
	if err != nil {
		return Partition{}, err
	}
	n := t.numNodes()
	label, next := make([]uint32, n), make([]uint32, n)
	for i := range label {
		label[i] = uint32(i)
	}
	for range rounds {
		changed := make([]bool, numChunks(n))
		err := inParallel(ctx, numChunks(n), func() func(int) {
			count := make([]uint32, n)
			return func(chunk int) {
				from := chunk * chunkSize
				for i := from; i < min(from+chunkSize, n); i++ {
					next[i] = commonest(t.of(graph.Node(i)), label, count, label[i])
					changed[chunk] = changed[chunk] || next[i] != label[i]
				}
			}
		})
		if err != nil {
			return Partition{}, err
		}
		label, next = next, label
		if !slices.Contains(changed, true) {
			break
		}
	}
	return newPartition(v, label), nil
}

// commonest returns the label most common among neighbours, or own where there
// are none. count must be all 0 and is left so.
func commonest(row []dyad, label, count []uint32, own uint32) uint32 {
	best, most := own, uint32(0)
	for _, d := range row {
		l := label[d.to]
		count[l] += uint32(bits.OnesCount8(d.mark))
		if c := count[l]; c > most || c == most && l < best {
			best, most = l, c
		}
	}
	for _, d := range row {
		count[label[d.to]] = 0
	}
	return best
}
