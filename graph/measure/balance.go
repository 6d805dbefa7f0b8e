package measure

import (
	"context"

	"dossier/data"
	"dossier/graph"
)

// SignedCensus is the answer of [Balance].
type SignedCensus struct {
	// Cooperative, Conflictual and Mixed count the pairs of actors whose ties
	// are of the one tone, of the other, or of both. Pairs with neutral ties
	// only are not counted.
	Cooperative, Conflictual, Mixed uint64
	// Triangles counts the triangles of cooperative and conflictual pairs by
	// the number of conflictual ones, 0 to 3.
	Triangles [4]uint64
}

// Share returns the share of triangles in balance: those in which a friend's
// friend and an enemy's enemy are friends, and a friend's enemy is an enemy,
// that is, with none or two conflictual sides. ok is false where there are no
// triangles.
func (s *SignedCensus) Share() (share float64, ok bool) {
	balanced := s.Triangles[0] + s.Triangles[2]
	all := balanced + s.Triangles[1] + s.Triangles[3]
	if all == 0 {
		return 0, false
	}
	return float64(balanced) / float64(all), true
}

// Marks of a dyad by the tones of its ties.
const (
	markCooperative uint8 = 1 << iota
	markConflictual
	markMixed = markCooperative | markConflictual
)

// Balance tells whether friends and enemies are in balance (Cartwright and
// Harary, "Structural balance: a generalization of Heider's theory",
// Psychological Review 63, 1956): a network in full balance falls into two
// camps at most, each at one within and against the other.
//
// A dyad has the tone of its passing ties, whichever way they run. Neutral ties
// say nothing; a pair with ties of both tones is mixed and takes part in no
// triangle. See eachTriangle for the cost.
func Balance(ctx context.Context, v *graph.View) (SignedCensus, error) {
	if err := v.Ready(ctx, graph.EitherWay, false); err != nil {
		return SignedCensus{}, err
	}
	mark := toneMarks(v.Graph())
	rows := v.Graph().Rows(graph.EitherWay, false)
	var s SignedCensus
	t, err := collect(ctx, v.Graph().NumActors(), func(n graph.Node, list []dyad) []dyad {
		arcs := rows.Of(n)
		for len(arcs) > 0 {
			d := dyad{to: arcs[0].To}
			for len(arcs) > 0 && arcs[0].To == d.to {
				if v.Has(arcs[0].Tie) {
					d.mark |= mark[v.Graph().RelationAt(arcs[0].Tie)]
				}
				arcs = arcs[1:]
			}
			if d.mark != 0 {
				list = append(list, d)
			}
		}
		return list
	})
	if err != nil {
		return s, err
	}
	t = s.takeMixed(t)
	err = eachTriangle(ctx, t, func() (*[4]uint64, triangleVisitor) {
		mine := new([4]uint64)
		return mine, func(_, _, _ graph.Node, ab, ac, bc uint8) { mine[ab>>1+ac>>1+bc>>1]++ }
	}, func(mine *[4]uint64) {
		for i, count := range mine {
			s.Triangles[i] += count
		}
	})
	return s, err
}

// toneMarks gives the mark of each relation by its position.
func toneMarks(g *graph.Graph) []uint8 {
	relations := g.Dossier().Relations
	mark := make([]uint8, len(relations))
	for i := range relations {
		switch relations[i].Tone {
		case data.Cooperative:
			mark[i] = markCooperative
		case data.Conflictual:
			mark[i] = markConflictual
		}
	}
	return mark
}

// takeMixed counts the dyads and returns the table without the mixed ones.
func (s *SignedCensus) takeMixed(t *table[dyad]) *table[dyad] {
	kept := &table[dyad]{start: make([]uint32, len(t.start)), list: t.list[:0]}
	var count [markMixed + 1]uint64
	for n := range t.numNodes() {
		for _, d := range t.of(graph.Node(n)) {
			count[d.mark]++
			if d.mark != markMixed {
				kept.list = append(kept.list, d)
			}
		}
		kept.start[n+1] = uint32(len(kept.list))
	}
	// Each dyad stands at both its ends.
	s.Cooperative, s.Conflictual, s.Mixed = count[markCooperative]/2, count[markConflictual]/2, count[markMixed]/2
	return kept
}
