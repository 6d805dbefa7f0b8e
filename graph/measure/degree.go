package measure

import (
	"context"

	"dossier/graph"
)

// Degrees is the answer of [Degree]. All are by node.
type Degrees struct {
	// Out and In count the ties that can be passed away from an actor and
	// towards it; a tie that runs both ways counts in both.
	Out, In []uint32
	// Ties counts each tie that can be passed either way once.
	Ties []uint32
	// OutNeighbours, InNeighbours and Neighbours count the distinct actors at
	// the other ends of those.
	OutNeighbours, InNeighbours, Neighbours []uint32
}

// Degree counts ties and neighbours. It takes time linear in ties.
func Degree(ctx context.Context, v *graph.View, d graph.Direction) (Degrees, error) {
	n := v.Graph().NumActors()
	if err := v.Ready(ctx, d, false); err != nil {
		return Degrees{}, err
	}
	forward, backward := v.Graph().Rows(d, false), v.Graph().Rows(d, true)
	out, in, all := newCounts(n), newCounts(n), newCounts(n)
	err := inChunks(ctx, n, func(_, from, to int) {
		for i := from; i < to; i++ {
			leaves, enters := forward.Of(graph.Node(i)), backward.Of(graph.Node(i))
			out.count(v, i, leaves, nil)
			if d == graph.EitherWay {
				continue
			}
			in.count(v, i, enters, nil)
			all.count(v, i, leaves, enters)
		}
	})
	if d == graph.EitherWay { // the same arcs
		in, all = out, out
	}
	return Degrees{
		Out: out.ties, In: in.ties, Ties: all.ties,
		OutNeighbours: out.actors, InNeighbours: in.actors, Neighbours: all.actors,
	}, err
}

type counts struct{ ties, actors []uint32 }

func newCounts(n int) counts { return counts{make([]uint32, n), make([]uint32, n)} }

// count counts the ties and actors in two rows of arcs of node i together.
func (c counts) count(v *graph.View, i int, a, b []graph.Arc) {
	const none = ^graph.Node(0)
	last := none
	for len(a) > 0 || len(b) > 0 {
		var next graph.Arc
		switch {
		case len(b) == 0 || len(a) > 0 && before(a[0], b[0]):
			next, a = a[0], a[1:]
		case len(a) > 0 && a[0] == b[0]:
			next, a, b = a[0], a[1:], b[1:]
		default:
			next, b = b[0], b[1:]
		}
		if !v.Has(next.Tie) {
			continue
		}
		c.ties[i]++
		if next.To != last {
			c.actors[i]++
			last = next.To
		}
	}
}

// before is the order of arcs in a row.
func before(a, b graph.Arc) bool { return a.To < b.To || a.To == b.To && a.Tie < b.Tie }
