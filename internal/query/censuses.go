package query

import (
	"context"
	"fmt"

	"dossier/graph"
	"dossier/graph/measure"
)

// The measures that count patterns instead of putting actors into groups.
const (
	balanceMeasure = "balance"
	triadsMeasure  = "triads"
)

// CensusMeasures lists them with what they mean.
func CensusMeasures() [][2]string {
	return [][2]string{
		{balanceMeasure, "whether friends and enemies add up: a friend's enemy is an enemy, an enemy's enemy a friend"},
		{triadsMeasure, "how the actors are tied three by three: the sixteen types of Holland and Leinhardt"},
	}
}

// census counts the patterns of one of the CensusMeasures.
func census(ctx context.Context, v *graph.View, name string, d graph.Direction) (counts []Count, note string, err error) {
	if name == balanceMeasure {
		return balance(ctx, v)
	}
	triads, err := measure.TriadCensus(ctx, v, d)
	for t, n := range triads {
		counts = append(counts, Count{measure.Triad(t).String(), int(min(n, 1<<62))})
	}
	return counts, "the name counts mutual, one-way and absent ties: 201 has two mutual ties and one pair that is not tied", err
}

func balance(ctx context.Context, v *graph.View) (counts []Count, note string, err error) {
	s, err := measure.Balance(ctx, v)
	if err != nil {
		return nil, "", err
	}
	counts = []Count{
		{"cooperative pairs", int(s.Cooperative)}, {"conflictual pairs", int(s.Conflictual)}, {"pairs of both tones", int(s.Mixed)},
		{"triangles of three friends (balanced)", int(s.Triangles[0])},
		{"triangles with one hostile side (out of balance)", int(s.Triangles[1])},
		{"triangles with two hostile sides (balanced)", int(s.Triangles[2])},
		{"triangles of three enemies (out of balance)", int(s.Triangles[3])},
	}
	note = "there are no triangles of friends and enemies to judge by"
	if share, ok := s.Share(); ok {
		note = fmt.Sprintf("%.0f %% of the triangles are in balance", 100*share)
	}
	return counts, note, nil
}
