package stress

import (
	"dossier/render/layout/internal/network"
)

// random is a connected network of so many nodes, and so many strands beyond a tree, the
// same for each seed.
func random(seed uint64, nodes, extra int) *network.Network {
	c := &chance{state: seed}
	n := &network.Network{Width: 847, Height: 1220, Widest: 1253}
	for range nodes {
		n.Nodes = append(n.Nodes, network.Size{W: float64(58 + 2*c.below(50)), H: float64(32 + 16*c.below(2))})
	}
	joined := map[[2]int]bool{}
	add := func(a, b int) {
		if a > b {
			a, b = b, a
		}
		if a == b || joined[[2]int{a, b}] {
			return
		}
		joined[[2]int{a, b}] = true
		q := network.Strand{A: a, B: b, Apart: 5}
		for range 1 + c.below(4)/3*c.below(3) {
			size := network.Size{W: float64(30 + 2*c.below(45)), H: float64(18 + 14*c.below(2))}
			if c.oneIn(8) {
				size = network.Size{}
			}
			q.Lanes = append(q.Lanes, network.Lane{Link: len(n.Strands), Forward: c.oneIn(2), Directed: !c.oneIn(4), Caption: size, Gap: 3})
		}
		n.Strands = append(n.Strands, q)
	}
	for v := 1; v < nodes; v++ {
		add(v, int(c.below(int64(v))))
	}
	for range extra {
		add(int(c.below(int64(nodes))), int(c.below(int64(nodes))))
	}
	return n
}
