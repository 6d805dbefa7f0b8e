package shapes

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// fanMost is up to how many leaves stand around their hub.
const fanMost = 12

// Hub is the node of a star that joins all others, which are its leaves. A network is a
// star where one node is in every strand and there are three leaves at least.
func Hub(n *network.Network) (hub int, ok bool) {
	if len(n.Nodes) < 4 || len(n.Strands) != len(n.Nodes)-1 {
		return 0, false
	}
	for i, t := range ties(n) {
		if len(t) == len(n.Strands) {
			return i, true
		}
	}
	return 0, false
}

// Star places a star: up to 12 leaves stand around the hub, those whose lines run to it at
// the left and above, and more in columns below and above it, as [comb] says.
func Star(s *steps.Counter, n *network.Network) *network.Placed {
	hub, ok := Hub(n)
	if !ok {
		return nil
	}
	if len(n.Strands) <= fanMost {
		if p := fan(s, n, hub); p != nil {
			return p
		}
	}
	return comb(s, n, hub)
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
	case toward:
		return 0
	case both:
		return 1
	case open:
		return 2
	default:
		return 3
	}
}
