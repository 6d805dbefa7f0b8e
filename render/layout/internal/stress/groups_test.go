package stress

import (
	"fmt"
	"reflect"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

// grouped is a network with so many groups. Four nodes of five are in one, and most strands
// stay within one.
func grouped(seed uint64, nodes, extra, groups int) *network.Network {
	c := &chance{state: seed * 31}
	n := random(seed, nodes, 0)
	n.Strands = nil
	n.Groups = make([]network.Group, groups)
	of := make([]int, nodes)
	for g := range n.Groups {
		n.Groups[g].Label = network.Size{W: float64(40 + 10*c.below(12)), H: 16}
	}
	for v := range nodes {
		of[v] = int(c.below(int64(groups)*5/4 + 1))
		if v < groups {
			of[v] = v
		}
		if of[v] < groups {
			n.Groups[of[v]].Members = append(n.Groups[of[v]].Members, v)
		}
	}
	joined := map[[2]int]bool{}
	for range nodes + extra {
		a, b := int(c.below(int64(nodes))), int(c.below(int64(nodes)))
		if a, b = min(a, b), max(a, b); a == b || joined[[2]int{a, b}] || of[a] != of[b] && !c.oneIn(4) {
			continue
		}
		joined[[2]int{a, b}] = true
		size := network.Size{W: float64(30 + 2*c.below(45)), H: float64(18 + 14*c.below(2))}
		n.Strands = append(n.Strands, network.Strand{A: a, B: b, Apart: 5, Lanes: []network.Lane{{Link: len(n.Strands), Forward: true, Directed: true, Caption: size, Gap: 3}}})
	}
	return n
}

// groupVetoes are faults of the boxes of groups, from what was placed.
func groupVetoes(n *network.Network, p *network.Placed) (faults []string) {
	for g, b := range p.Groups {
		in := map[int]bool{}
		for _, v := range n.Groups[g].Members {
			in[v] = true
		}
		for h := range g {
			if geom.Overlap(b.Around, p.Groups[h].Around) > 0 {
				faults = append(faults, fmt.Sprintf("boxes %d and %d overlap", g, h))
			}
		}
		for v, c := range p.Centres {
			box := geom.Around(c, n.Nodes[v].W, n.Nodes[v].H)
			if in[v] && !holds(b.Around, box) || !in[v] && geom.Overlap(b.Around, box) > 0 {
				faults = append(faults, fmt.Sprintf("node %d and box %d", v, g))
			}
			if geom.Overlap(b.Label, box) > 0 {
				faults = append(faults, fmt.Sprintf("node %d on label %d", v, g))
			}
		}
		if !holds(b.Around, b.Label) {
			faults = append(faults, fmt.Sprintf("label %d is outside of its box", g))
		}
		letters := geom.Grow(b.Label, -2)
		for i := range p.Ways {
			if geom.LineGap(p.Ways[i].Line.Flat(), letters) <= 0 {
				faults = append(faults, fmt.Sprintf("strand %d through label %d", i, g))
			}
			for _, c := range p.Ways[i].Captions {
				if geom.Overlap(c, letters) > 0 {
					faults = append(faults, fmt.Sprintf("caption of strand %d on label %d", i, g))
				}
			}
		}
	}
	return faults
}

func holds(a, b render.Box) bool {
	return b.X >= a.X && b.Y >= a.Y && b.X+b.W <= a.X+a.W && b.Y+b.H <= a.Y+a.H
}

func TestGroupsStandByThemselves(t *testing.T) {
	for _, size := range []struct{ nodes, extra, groups int }{{1, 0, 1}, {2, 0, 2}, {4, 1, 1}, {6, 2, 6}, {12, 3, 3}, {20, 6, 4}, {30, 4, 5}} {
		for seed := range uint64(2) {
			n := grouped(seed+40, size.nodes, size.extra, size.groups)
			r := place(t, n)
			faults := append(vetoes(n, &r.Placed), groupVetoes(n, &r.Placed)...)
			if len(r.Groups) != size.groups || len(faults) > 0 || r.Vetoes > 0 {
				t.Errorf("%d nodes in %d groups, seed %d: %d boxes, %d vetoes are told, and these are there: %v",
					size.nodes, size.groups, seed, len(r.Groups), r.Vetoes, faults)
			}
		}
	}
}

// Whatever is left, each box holds its members, and boxes do not overlap in silence.
func TestGroupsOfADenseNetwork(t *testing.T) {
	n := grouped(9, 24, 90, 5)
	r := place(t, n)
	if faults := groupVetoes(n, &r.Placed); len(faults) > 0 && r.Vetoes == 0 {
		t.Errorf("no veto is told, and these are there: %v", faults)
	}
	for g, b := range r.Groups {
		for _, v := range n.Groups[g].Members {
			if !holds(b.Around, geom.Around(r.Centres[v], n.Nodes[v].W, n.Nodes[v].H)) {
				t.Errorf("node %d is outside of its box", v)
			}
		}
	}
}

func TestGroupsAreTheSameEachTime(t *testing.T) {
	n := grouped(3, 12, 4, 3)
	if a, b := place(t, n), place(t, n); !reflect.DeepEqual(a, b) {
		t.Error("placed twice, it differs")
	}
}

// Lanes beside the middle lines of two strands meet before the node in which those meet.
func TestLanesCross(t *testing.T) {
	lanes := func(k int) []network.Lane { return make([]network.Lane, k) }
	for _, test := range []struct {
		lanes int
		y     int64 // of the second strand's other end
		want  bool
	}{{1, 20, false}, {5, 20, true}, {5, 200, false}, {5, -20, true}} {
		n := &network.Network{Width: 800, Height: 800, Widest: 800, Nodes: []network.Size{{W: 40, H: 30}, {W: 40, H: 30}, {W: 40, H: 30}}}
		n.Strands = []network.Strand{{A: 0, B: 1, Apart: 5, Lanes: lanes(test.lanes)}, {A: 0, B: 2, Apart: 5, Lanes: lanes(1)}}
		s := newSolver(t.Context(), n)
		s.width, s.height = 800*pixel, 800*pixel
		s.set(0, 100*pixel, 400*pixel)
		s.set(1, 400*pixel, 400*pixel)
		s.set(2, 250*pixel, (400+test.y)*pixel)
		s.leadAll()
		if got := s.lanesCross(&s.strands[0], &s.strands[1]); got != test.want {
			t.Errorf("%d lanes, %d px: %v", test.lanes, test.y, got)
		}
	}
}
