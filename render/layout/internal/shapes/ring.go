package shapes

import (
	"dossier/render"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// IsRing reports whether a network is one closed ring: it is connected, and every node
// is in two strands. Rings of more than 40 nodes are none, since no page has room for
// them.
func IsRing(n *network.Network) bool {
	if len(n.Nodes) < 3 || len(n.Nodes) > roundMost || len(n.Strands) != len(n.Nodes) || !connected(n) {
		return false
	}
	for _, t := range ties(n) {
		if len(t) != 2 {
			return false
		}
	}
	return true
}

// Ring places a ring clockwise on an ellipse, from its first node at the top, in the
// direction in which most of its lines run.
func Ring(s *steps.Counter, n *network.Network) *network.Placed {
	if !IsRing(n) {
		return nil
	}
	order := tour(n)
	size := middling(n.Nodes)
	return around(s, n, nearMiddle, func(a, b float64) []render.Point {
		centres := make([]render.Point, len(n.Nodes))
		for i, p := range ellipse(len(order), a, b, float64(len(order))/4, size) {
			centres[order[i]] = p
		}
		return centres
	})
}

// tour are the nodes of a ring in their order, from the first.
func tour(n *network.Network) []int {
	t := ties(n)
	order, along := []int{0}, 0
	for last, at := -1, 0; len(order) < len(t); {
		next := t[at][0]
		if next.strand == last {
			next = t[at][1]
		}
		along += runs(n.Strands[next.strand], at)
		last, at = next.strand, next.other
		order = append(order, at)
	}
	// The strand that closes the ring has no say.
	if along < 0 {
		for i, k := 1, len(order)-1; i < k; i, k = i+1, k-1 {
			order[i], order[k] = order[k], order[i]
		}
	}
	return order
}

// runs is 1 for a strand that runs from a node, -1 for one that runs to it, and else 0.
func runs(s network.Strand, node int) int {
	switch senseFrom(s, node) {
	case outward:
		return 1
	case inward:
		return -1
	default:
		return 0
	}
}
