package measure

import (
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/graph"
)

// triadExamples has the arcs of one triad of each type between 0, 1 and 2.
var triadExamples = [numTriads][]link{
	Triad003:  {},
	Triad012:  {{0, 1}},
	Triad102:  {{0, 1}, {1, 0}},
	Triad021D: {{1, 0}, {1, 2}},
	Triad021U: {{0, 1}, {2, 1}},
	Triad021C: {{0, 1}, {1, 2}},
	Triad111D: {{0, 1}, {1, 0}, {2, 1}},
	Triad111U: {{0, 1}, {1, 0}, {1, 2}},
	Triad030T: {{0, 1}, {1, 2}, {0, 2}},
	Triad030C: {{0, 1}, {1, 2}, {2, 0}},
	Triad201:  {{0, 1}, {1, 0}, {1, 2}, {2, 1}},
	Triad120D: {{1, 0}, {1, 2}, {0, 2}, {2, 0}},
	Triad120U: {{0, 1}, {2, 1}, {0, 2}, {2, 0}},
	Triad120C: {{0, 1}, {1, 2}, {0, 2}, {2, 0}},
	Triad210:  {{0, 1}, {1, 2}, {2, 1}, {0, 2}, {2, 0}},
	Triad300:  {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}, {2, 0}},
}

// shape is the least number that the arcs among three nodes spell in any order.
func shape(m matrix, nodes [3]int) uint {
	least := ^uint(0)
	for _, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		code := uint(0)
		for _, i := range order {
			for _, j := range order {
				code <<= 1
				if m[nodes[i]][nodes[j]] {
					code |= 1
				}
			}
		}
		least = min(least, code)
	}
	return least
}

func TestTriadCensusAgainstAllTriples(t *testing.T) {
	byShape := make(map[uint]Triad)
	for triad, links := range triadExamples {
		byShape[shape(matrixOf(plainView(t, 3, links), graph.AsWritten), [3]int{0, 1, 2})] = Triad(triad)
	}
	if len(byShape) != int(numTriads) {
		t.Fatalf("%d shapes of triads, want %d", len(byShape), numTriads)
	}
	rapid.Check(t, func(t *rapid.T) {
		v, dir := drawView(t)
		m := matrixOf(v, dir)
		var want Census
		nodes := present(v)
		for i, a := range nodes {
			for j, b := range nodes[:i] {
				for _, c := range nodes[:j] {
					want[byShape[shape(m, [3]int{int(a), int(b), int(c)})]]++
				}
			}
		}
		got, err := TriadCensus(ctx, v, dir)
		if err != nil || got != want {
			t.Fatalf("got  %v (%v)\nwant %v", got, err, want)
		}
	})
}

func TestBalanceAgainstAllTriples(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, _ := drawView(t)
		n := v.Graph().NumActors()
		sign := make([][]uint8, n) // 1 friendly, 2 hostile, 3 mixed
		for i := range sign {
			sign[i] = make([]uint8, n)
		}
		for tie := range v.Ties {
			a, b := v.Graph().Ends(tie)
			var s uint8
			switch v.Graph().Relation(tie).Tone {
			case data.Cooperative:
				s = 1
			case data.Conflictual:
				s = 2
			}
			sign[a][b] |= s
			sign[b][a] |= s
		}
		var want SignedCensus
		for a := range n {
			for b := range a {
				switch sign[a][b] {
				case 1:
					want.Cooperative++
				case 2:
					want.Conflictual++
				case 3:
					want.Mixed++
				}
				for c := range b {
					sides := []uint8{sign[a][b], sign[a][c], sign[b][c]}
					if !slices.ContainsFunc(sides, func(s uint8) bool { return bits.OnesCount8(s) != 1 }) {
						want.Triangles[sides[0]/2+sides[1]/2+sides[2]/2]++
					}
				}
			}
		}
		got, err := Balance(ctx, v)
		if err != nil || got != want {
			t.Fatalf("got  %v (%v)\nwant %v", got, err, want)
		}
	})
}
