package shapes

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// fanMost is up to how many leaves stand around their hub.
const fanMost = 12

// IsStar reports whether a network is a star: one node, its hub, is in every strand, and
// three others at least, its leaves, are in one each.
func IsStar(n *network.Network) bool { return hubOf(n) >= 0 }

// hubOf is the hub of a star, or -1 if there is none.
func hubOf(n *network.Network) int {
	if len(n.Nodes) < 4 || len(n.Strands) != len(n.Nodes)-1 {
		return -1
	}
	return slices.IndexFunc(ties(n), func(t []tie) bool { return len(t) == len(n.Strands) })
}

// Star places a star: up to 12 leaves stand around the hub, those whose lines run to it at
// the left and above, and more in columns below and above it (see comb). Where that has no
// room within the width the other way is tried, and then a list (see Tree).
func Star(s *steps.Counter, n *network.Network) *network.Placed {
	hub := hubOf(n)
	if hub < 0 {
		return nil
	}
	round := func() *network.Placed { return fan(s, n, hub) }
	columns := func() *network.Placed { return comb(s, n, hub) }
	list := func() *network.Placed { return Tree(s, n) }
	ways := []func() *network.Placed{columns, round, list}
	if len(n.Strands) <= fanMost {
		ways[0], ways[1] = round, columns
	}
	var all []*network.Placed
	for _, way := range ways {
		p := way()
		if p != nil && Bounds(n, p).W <= n.Width {
			return p
		}
		if p != nil {
			all = append(all, p)
		}
	}
	if all = bestFirst(n, all); len(all) > 0 {
		return all[0]
	}
	return nil
}

// fan places the leaves of a star on an ellipse around the hub.
func fan(s *steps.Counter, n *network.Network, hub int) *network.Placed {
	leaves := leavesOf(n, hub)
	first := 0.0
	if len(leaves)%2 == 0 {
		first = 0.5 // as many above as below
	}
	size := middling(n.Nodes)
	return around(s, n, nearEnd, func(a, b float64) []render.Point {
		centres := make([]render.Point, len(n.Nodes))
		for i, p := range ellipse(len(leaves), a, b, first, size) {
			centres[leaves[i].other] = p
		}
		return centres
	})
}

// leavesOf are the leaves of a star, those whose lines run to the hub first.
func leavesOf(n *network.Network, hub int) []tie {
	leaves := slices.Clone(ties(n)[hub])
	slices.SortStableFunc(leaves, func(a, b tie) int { return rank(n, hub, a) - rank(n, hub, b) })
	return leaves
}

// rank is the place of a leaf among the others by how its lines run.
func rank(n *network.Network, hub int, leaf tie) int {
	switch senseFrom(n.Strands[leaf.strand], hub) {
	case inward:
		return 0
	case eitherWay:
		return 1
	case undirected:
		return 2
	default:
		return 3
	}
}
