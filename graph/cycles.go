package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	dgraph "github.com/dominikbraun/graph"
)

// MaxCycleArcs is the largest number of passing arcs for which [Cycles] asks the
// library, whose search recurses and keeps maps.
const MaxCycleArcs = 200_000

// leastCycle is how many actors a cycle has at least: two who influence each
// other are a dyad.
const leastCycle = 3

// ErrTooLarge says that a view has more arcs than [Cycles] looks through.
var ErrTooLarge = errors.New("too large to look for cycles")

// Cycles returns the groups of three or more actors of a view in which everybody
// reaches everybody else in the given direction, so that influence can come back
// to where it began: each in the order of ids, the largest first, then by its
// first id. Without any, no influence comes back but between two.
//
// They are strong components, which dominikbraun/graph finds on [LibraryAlong]
// (Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Computing 1,
// 1972). Beyond [MaxCycleArcs] arcs the error is [ErrTooLarge]: groups strong
// (measure.StrongComponents) has no such bound. Where ctx ends first, the error
// is that of ctx, and the library, which knows of no context, is left to finish.
func Cycles(ctx context.Context, v *View, dir Direction) ([][]Node, error) {
	if err := v.Ready(ctx, dir, true); err != nil {
		return nil, err
	}
	arcs, err := v.countArcs(ctx, v.g.Rows(dir, false))
	if err != nil {
		return nil, err
	}
	if arcs > MaxCycleArcs {
		return nil, fmt.Errorf("%w: %d arcs, at most %d; ask for groups strong, which has no such bound, or filter", ErrTooLarge, arcs, MaxCycleArcs)
	}
	found, err := strongIDs(ctx, v, dir)
	if err != nil {
		return nil, err
	}
	var cycles [][]Node
	for _, ids := range found {
		if len(ids) < leastCycle {
			continue
		}
		cycle := make([]Node, len(ids))
		for i, id := range ids {
			cycle[i], _ = v.g.NodeOf(id)
		}
		slices.Sort(cycle)
		cycles = append(cycles, cycle)
	}
	slices.SortFunc(cycles, func(a, b []Node) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return cycles, nil
}

// strongIDs has the library find the strong components, as ids.
func strongIDs(ctx context.Context, v *View, dir Direction) ([][]string, error) {
	type result struct {
		found [][]string
		err   error
	}
	done := make(chan result, 1)
	go func() {
		found, err := dgraph.StronglyConnectedComponents(LibraryAlong(v, dir))
		done <- result{found, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return nil, fmt.Errorf("cycles: %w", r.err)
		}
		return r.found, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// countArcs counts the arcs of a table that pass.
func (v *View) countArcs(ctx context.Context, rows *Rows) (passing int, err error) {
	if v.HasAll() {
		return len(rows.Arcs), nil
	}
	err = inPieces(ctx, len(rows.Arcs), func(from, to int) {
		for _, a := range rows.Arcs[from:to] {
			if v.Has(a.Tie) {
				passing++
			}
		}
	})
	return passing, err
}
