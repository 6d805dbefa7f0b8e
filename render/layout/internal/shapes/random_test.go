package shapes

import (
	"cmp"
	"slices"

	"dossier/render/layout/internal/network"

	"pgregory.net/rapid"
)

// randomNodes are nodes as names make them, some large.
func randomNodes(t *rapid.T, count int) []network.Size {
	out := make([]network.Size, count)
	for i := range out {
		out[i] = network.Size{W: 2 * float64(rapid.IntRange(29, 90).Draw(t, "width")), H: 32 + 16*float64(rapid.IntRange(0, 2).Draw(t, "lines"))}
	}
	return out
}

// randomStrand joins two nodes with one lane in most cases, and with a caption.
func randomStrand(t *rapid.T, a, b int, forward func() bool) network.Strand {
	s := network.Strand{A: min(a, b), B: max(a, b)}
	for i := range rapid.SampledFrom([]int{1, 1, 1, 1, 1, 1, 1, 1, 2, 3}).Draw(t, "lanes") {
		lane := network.Lane{Link: i, Forward: forward() == (a < b), Directed: true, Gap: 2.5}
		if rapid.IntRange(0, 3).Draw(t, "caption") > 0 {
			lane.Caption = network.Size{W: 2 * float64(rapid.IntRange(5, 60).Draw(t, "long")), H: 16 + 14*float64(rapid.IntRange(0, 2).Draw(t, "rows"))}
			if lane.Caption.H > 18 {
				lane.Gap = 6.5
			}
		}
		s.Lanes = append(s.Lanes, lane)
	}
	return s
}

// randomTree is a tree whose directions are random.
func randomTree(t *rapid.T, count int) *network.Network {
	n := &network.Network{Nodes: randomNodes(t, count), Width: 847, Height: 1100}
	for i := 1; i < count; i++ {
		n.Strands = append(n.Strands, randomStrand(t, rapid.IntRange(0, i-1).Draw(t, "parent"), i, func() bool { return rapid.Bool().Draw(t, "forward") }))
	}
	return sorted(n)
}

// sorted brings strands into the order that a network has.
func sorted(n *network.Network) *network.Network {
	slices.SortStableFunc(n.Strands, func(a, b network.Strand) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return n
}
