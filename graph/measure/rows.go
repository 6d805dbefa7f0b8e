package measure

import (
	"context"

	"dossier/graph"
)

// table holds a list for every node, end to end: that of node n is
// list[start[n]:start[n+1]].
type table[T any] struct {
	start []uint32
	list  []T
}

func (t *table[T]) of(n graph.Node) []T { return t.list[t.start[n]:t.start[n+1]] }

func (t *table[T]) numNodes() int { return len(t.start) - 1 }

// neighbours holds the distinct neighbours of every node, in ascending order.
type neighbours = table[graph.Node]

// dyad is one neighbour of a node with what is to be known of the pair.
type dyad struct {
	to   graph.Node
	mark uint8
}

// Marks of a dyad by the ways that arcs run between its two nodes.
const (
	wayOut  uint8 = 1 << iota // an arc leaves for the neighbour
	wayIn                     // an arc enters from there
	wayBoth = wayOut | wayIn
)

// leaving returns the neighbours that an arc leads to.
func leaving(ctx context.Context, v *graph.View, d graph.Direction) (*neighbours, error) {
	if err := v.Ready(ctx, d, false); err != nil {
		return nil, err
	}
	return oneWay(ctx, v, v.Graph().Rows(d, false))
}

// entering returns the neighbours that an arc comes from.
func entering(ctx context.Context, v *graph.View, d graph.Direction) (*neighbours, error) {
	if err := v.Ready(ctx, d, false); err != nil {
		return nil, err
	}
	return oneWay(ctx, v, v.Graph().Rows(d, true))
}

// around returns the neighbours that an arc leads to or comes from.
func around(ctx context.Context, v *graph.View, d graph.Direction) (*neighbours, error) {
	if d == graph.EitherWay {
		return leaving(ctx, v, d)
	}
	return bothWays(ctx, v, d, func(to graph.Node, _ uint8) graph.Node { return to })
}

// dyads returns the same neighbours, marked with the ways that arcs run.
func dyads(ctx context.Context, v *graph.View, d graph.Direction) (*table[dyad], error) {
	return bothWays(ctx, v, d, func(to graph.Node, ways uint8) dyad { return dyad{to, ways} })
}

// oneWay keeps of a table of arcs the passing ones, one for each pair.
func oneWay(ctx context.Context, v *graph.View, rows *graph.Rows) (*neighbours, error) {
	all := v.HasAll()
	return collect(ctx, v.Graph().NumActors(), func(n graph.Node, list []graph.Node) []graph.Node {
		first := len(list)
		for _, a := range rows.Of(n) {
			if (all || v.Has(a.Tie)) && (len(list) == first || list[len(list)-1] != a.To) {
				list = append(list, a.To)
			}
		}
		return list
	})
}

// bothWays merges the passing arcs that leave a node with those that enter it,
// and makes one entry for each neighbour.
func bothWays[T any](ctx context.Context, v *graph.View, d graph.Direction, entry func(to graph.Node, ways uint8) T) (*table[T], error) {
	if err := v.Ready(ctx, d, false); err != nil {
		return nil, err
	}
	forward, backward := v.Graph().Rows(d, false), v.Graph().Rows(d, true)
	return collect(ctx, v.Graph().NumActors(), func(n graph.Node, list []T) []T {
		out, in := forward.Of(n), backward.Of(n)
		for len(out) > 0 || len(in) > 0 {
			var to graph.Node
			if len(in) == 0 || len(out) > 0 && out[0].To < in[0].To {
				to = out[0].To
			} else {
				to = in[0].To
			}
			var leaves, enters bool
			out, leaves = skip(v, out, to)
			in, enters = skip(v, in, to)
			ways := uint8(0)
			if leaves {
				ways |= wayOut
			}
			if enters {
				ways |= wayIn
			}
			if ways != 0 {
				list = append(list, entry(to, ways))
			}
		}
		return list
	})
}

// skip drops the arcs to a neighbour from the head of a row and reports whether
// one of them passes.
func skip(v *graph.View, row []graph.Arc, to graph.Node) (rest []graph.Arc, passes bool) {
	for len(row) > 0 && row[0].To == to {
		passes = passes || v.Has(row[0].Tie)
		row = row[1:]
	}
	return row, passes
}

// collect makes a table of what row appends for each of n nodes. Every chunk of nodes
// fills memory of its own; then all is laid end to end.
func collect[T any](ctx context.Context, n int, row func(n graph.Node, list []T) []T) (*table[T], error) {
	t := &table[T]{start: make([]uint32, n+1)}
	parts := make([][]T, numChunks(n))
	err := inChunks(ctx, n, func(chunk, from, to int) {
		var list []T
		for i := from; i < to; i++ {
			before := len(list)
			list = row(graph.Node(i), list)
			t.start[i+1] = uint32(len(list) - before)
		}
		parts[chunk] = list
	})
	if err != nil {
		return nil, err
	}
	for i := range n {
		t.start[i+1] += t.start[i]
	}
	t.list = make([]T, t.start[n])
	return t, inChunks(ctx, n, func(chunk, from, _ int) {
		copy(t.list[t.start[from]:], parts[chunk])
	})
}

// present lists the actors of a view in order.
func present(v *graph.View) []graph.Node {
	nodes := make([]graph.Node, 0, v.Graph().NumActors())
	for n := range graph.Node(v.Graph().NumActors()) {
		if v.HasActor(n) {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
