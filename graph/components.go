package graph

import (
	"cmp"
	"fmt"
	"slices"

	dgraph "github.com/dominikbraun/graph"
)

// Components returns the parts of a view that hang together when direction is
// ignored: each in the order of ids, the largest part first, then by its first
// id. An actor without passing ties is a part by itself.
//
// It joins the ends of every tie in a forest of disjoint sets (Tarjan, "Efficiency
// of a good but not linear set union algorithm", J. ACM 22, 1975), with 4 bytes
// an actor.
func Components(v *View) [][]Node {
	parent := make([]Node, v.g.NumActors())
	for n := range parent {
		parent[n] = Node(n)
	}
	root := func(n Node) Node {
		for parent[n] != n {
			parent[n] = parent[parent[n]]
			n = parent[n]
		}
		return n
	}
	for t := range v.Ties {
		a, b := root(v.g.from[t]), root(v.g.to[t])
		parent[max(a, b)] = min(a, b) // so that a root is the first of its part
	}
	size := make([]int, len(parent))
	for n := range parent {
		size[root(Node(n))]++
	}
	parts := make([][]Node, len(parent))
	for n := range Node(len(parent)) {
		if !v.HasActor(n) {
			continue
		}
		r := root(n)
		if parts[r] == nil {
			parts[r] = make([]Node, 0, size[r])
		}
		parts[r] = append(parts[r], n)
	}
	parts = slices.DeleteFunc(parts, func(part []Node) bool { return len(part) == 0 })
	sortParts(parts)
	return parts
}

// MaxStrong is the largest number of arcs for which [StrongComponents] asks the
// library, whose search recurses and keeps maps.
const MaxStrong = 200_000

// StrongComponents returns the parts of a view in which everybody reaches
// everybody else in the given direction, ordered as [Components] does. Parts of
// several actors are the circles in which influence can come back to where it
// began; a view without any is acyclic.
//
// The library finds them (Tarjan, "Depth-first search and linear graph
// algorithms", SIAM J. Computing 1, 1972). Beyond [MaxStrong] arcs it returns
// an error: package measure has a search for that size.
func StrongComponents(v *View, dir Direction) ([][]Node, error) {
	if arcs := len(v.g.Rows(dir, false).Arcs); arcs > MaxStrong {
		return nil, fmt.Errorf("%d arcs are too many for strong components, at most %d: use package measure", arcs, MaxStrong)
	}
	found, err := dgraph.StronglyConnectedComponents(LibraryAlong(v, dir))
	if err != nil {
		return nil, fmt.Errorf("strong components: %w", err)
	}
	parts := make([][]Node, len(found))
	for i, ids := range found {
		for _, id := range ids {
			n, _ := v.g.NodeOf(id)
			parts[i] = append(parts[i], n)
		}
		slices.Sort(parts[i])
	}
	sortParts(parts)
	return parts, nil
}

func sortParts(parts [][]Node) {
	slices.SortFunc(parts, func(a, b []Node) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
}
