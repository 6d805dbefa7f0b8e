package graph

import (
	"cmp"
	"fmt"
	"slices"

	dgraph "github.com/dominikbraun/graph"
)

// MaxCircleArcs is the largest number of arcs for which [Circles] asks the
// library, whose search recurses and keeps maps.
const MaxCircleArcs = 200_000

// Circles returns the groups of several actors of a view in which everybody
// reaches everybody else in the given direction, so that influence can come back
// to where it began: each in the order of ids, the largest first, then by its
// first id. A view without any is acyclic.
//
// They are the strong components of more than one actor, and dominikbraun/graph
// finds them (Tarjan, "Depth-first search and linear graph algorithms", SIAM J.
// Computing 1, 1972). Beyond [MaxCircleArcs] arcs it returns an error:
// measure.StrongComponents has a search for that size.
func Circles(v *View, dir Direction) ([][]Node, error) {
	if arcs := len(v.g.Rows(dir, false).Arcs); arcs > MaxCircleArcs {
		return nil, fmt.Errorf("%d arcs are too many to look for circles, at most %d", arcs, MaxCircleArcs)
	}
	found, err := dgraph.StronglyConnectedComponents(LibraryAlong(v, dir))
	if err != nil {
		return nil, fmt.Errorf("circles: %w", err)
	}
	var circles [][]Node
	for _, ids := range found {
		if len(ids) < 2 {
			continue
		}
		circle := make([]Node, len(ids))
		for i, id := range ids {
			circle[i], _ = v.g.NodeOf(id)
		}
		slices.Sort(circle)
		circles = append(circles, circle)
	}
	slices.SortFunc(circles, func(a, b []Node) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return circles, nil
}
