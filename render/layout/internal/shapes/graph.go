package shapes

import "dossier/render/layout/internal/network"

// tie is a strand as one of its nodes sees it.
type tie struct {
	strand, other int
}

// ties are the strands of each node, in their order.
func ties(n *network.Network) [][]tie {
	out := make([][]tie, len(n.Nodes))
	for i, s := range n.Strands {
		out[s.A] = append(out[s.A], tie{i, s.B})
		out[s.B] = append(out[s.B], tie{i, s.A})
	}
	return out
}

// sense is how the lanes of a strand run, as one of its nodes sees it.
type sense int

const (
	eitherWay  sense = iota // lanes run either way
	outward                 // all run from the node
	inward                  // all run to it
	undirected              // none has a direction
)

// senseFrom is how a strand runs as seen from a node of it. Lanes without a head have no
// direction.
func senseFrom(s network.Strand, node int) sense {
	out := undirected
	for _, l := range s.Lanes {
		var is sense
		switch {
		case !l.Directed:
			continue
		case l.Forward == (s.A == node):
			is = outward
		default:
			is = inward
		}
		if out != undirected && out != is {
			return eitherWay
		}
		out = is
	}
	return out
}

// connected reports whether the strands join all nodes.
func connected(n *network.Network) bool {
	for _, r := range roots(n) {
		if r != 0 {
			return false
		}
	}
	return len(n.Nodes) > 0
}
