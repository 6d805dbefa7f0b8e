package shapes

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// flanksMost is up to how many leaves stand beside their hub.
const flanksMost = 12

// flanks places leaves of a star in a column on the left of the hub and one on its right,
// with the hub in the origin and nothing straight above it or below. The network that it
// places consists of the hub and then these leaves. It gives nothing where there is no
// room, or for more than 12 leaves.
func flanks(s *steps.Counter, n *network.Network, hub int, leaves []tie) (*network.Network, *network.Placed) {
	if len(leaves) > flanksMost {
		return nil, nil
	}
	star := &network.Network{Nodes: []network.Size{n.Nodes[hub]}}
	for i, leaf := range leaves {
		star.Nodes = append(star.Nodes, n.Nodes[leaf.other])
		t := n.Strands[leaf.strand]
		if t.A == hub {
			t.A, t.B = 0, i+1
		} else {
			t.A, t.B = i+1, 0
		}
		star.Strands = append(star.Strands, t)
	}
	most := (n.Width - star.Nodes[0].W) / 2
	for _, size := range star.Nodes[1:] {
		most = min(most, (n.Width-star.Nodes[0].W)/2-size.W)
	}
	// The lines to what stands below the hub and above it are there already, as lines to
	// nodes of hardly any size.
	whole := &network.Network{Nodes: append(slices.Clone(star.Nodes), trunkEnd, trunkEnd),
		Strands: append(slices.Clone(star.Strands), network.Strand{A: 0, B: len(star.Nodes)}, network.Strand{A: 0, B: len(star.Nodes) + 1})}
	for _, apart := range [...]float64{14, 24, 36, 52, 72, 100, 140, 190} {
		for between := 60.0; between <= max(most, 60); between = float64(between * 1.2) {
			centres, high := flanking(star, between, apart)
			ends := [2]render.Point{{Y: -high/2 - stem}, {Y: high/2 + stem}}
			if p := joined(s, whole, nearEnd, append(centres, ends[:]...)); p != nil {
				return star, &network.Placed{Centres: p.Centres[:len(star.Nodes)], Ways: p.Ways[:len(star.Strands)]}
			}
			if s.Err() != nil {
				return nil, nil
			}
		}
	}
	return nil, nil
}

// trunkEnd is the size of a node that is none.
var trunkEnd = network.Size{W: 1, H: 1}

// flanking are the centres of a hub and of its leaves: half of them so far to its left and
// to its right, and so far from each other. They take so much height.
func flanking(star *network.Network, between, apart float64) (centres []render.Point, most float64) {
	centres = make([]render.Point, len(star.Nodes))
	most = star.Nodes[0].H + 2*lineSeen
	half := ceil(len(star.Nodes)-1, 2)
	for side, first := range [2]int{1, 1 + half} {
		column := star.Nodes[first:min(first+half, len(star.Nodes))]
		high := -apart
		for _, size := range column {
			high += size.H + apart
		}
		most = max(most, high)
		y := -high / 2
		for i, size := range column {
			x := star.Nodes[0].W/2 + between + size.W/2
			centres[first+i] = render.Point{X: float64(x * float64(2*side-1)), Y: y + size.H/2}
			y += size.H + apart
		}
	}
	return centres, most
}
