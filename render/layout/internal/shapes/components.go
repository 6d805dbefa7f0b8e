package shapes

import (
	"slices"

	"dossier/render/layout/internal/network"
)

// Part is a connected network that was cut out of a larger one.
type Part struct {
	Network *network.Network
	// Nodes and Strands are the positions in the whole of what the part holds, in
	// ascending order.
	Nodes, Strands []int
}

// Components cuts a network into the parts that nothing joins, in the order of their
// first nodes. Each has the width and the height of the whole. It takes time in
// proportion to nodes and strands.
func Components(n *network.Network) []Part {
	root := roots(n)
	at := make([]int, len(n.Nodes)) // the position of each node in its part
	part := make(map[int]int)       // the part of each root
	var parts []Part
	for i, size := range n.Nodes {
		k, ok := part[root[i]]
		if !ok {
			k = len(parts)
			part[root[i]] = k
			parts = append(parts, Part{Network: &network.Network{Width: n.Width, Height: n.Height, Widest: n.Widest}})
		}
		p := &parts[k]
		at[i] = len(p.Nodes)
		p.Nodes = append(p.Nodes, i)
		p.Network.Nodes = append(p.Network.Nodes, size)
	}
	for i, s := range n.Strands {
		p := &parts[part[root[s.A]]]
		p.Strands = append(p.Strands, i)
		p.Network.Strands = append(p.Network.Strands, network.Strand{A: at[s.A], B: at[s.B], Apart: s.Apart, Lanes: slices.Clone(s.Lanes)})
	}
	return parts
}

// roots names for each node one node of its part, the same for all of them.
func roots(n *network.Network) []int {
	root := make([]int, len(n.Nodes))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, s := range n.Strands {
		a, b := find(s.A), find(s.B)
		root[max(a, b)] = min(a, b)
	}
	for i := range root {
		root[i] = find(i)
	}
	return root
}
