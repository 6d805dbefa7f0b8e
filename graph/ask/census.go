package ask

import (
	"context"
	"fmt"

	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/measure"
)

// The measures that count patterns instead of putting actors into groups.
const (
	balanceMeasure = "balance"
	triadsMeasure  = "triads"
)

// Censuses lists the measures of groups that count patterns.
func Censuses() []Measure {
	return []Measure{
		{balanceMeasure, "whether friends and enemies add up: a friend's enemy is an enemy, an enemy's enemy a friend"},
		{triadsMeasure, "how the actors are tied three by three: the sixteen types of Holland and Leinhardt"},
	}
}

// census counts the patterns of one of the Censuses.
func census(ctx context.Context, v *graph.View, name string, d graph.Direction) (counts []answer.Count, note string, err error) {
	if name == balanceMeasure {
		return balance(ctx, v)
	}
	triads, err := measure.TriadCensus(ctx, v, d)
	for t, n := range triads {
		counts = append(counts, answer.Count{ID: measure.Triad(t).String(), Count: int(min(n, 1<<62))})
	}
	return counts, "the name counts mutual, one-way and absent ties: 201 has two mutual ties and one pair that is not tied", err
}

func balance(ctx context.Context, v *graph.View) (counts []answer.Count, note string, err error) {
	s, err := measure.Balance(ctx, v)
	if err != nil {
		return nil, "", err
	}
	counts = []answer.Count{
		{ID: "cooperative pairs", Count: int(s.Cooperative)}, {ID: "conflictual pairs", Count: int(s.Conflictual)}, {ID: "pairs of both tones", Count: int(s.Mixed)},
		{ID: "triangles of three friends (balanced)", Count: int(s.Triangles[0])},
		{ID: "triangles with one hostile side (out of balance)", Count: int(s.Triangles[1])},
		{ID: "triangles with two hostile sides (balanced)", Count: int(s.Triangles[2])},
		{ID: "triangles of three enemies (out of balance)", Count: int(s.Triangles[3])},
	}
	note = "there are no triangles of friends and enemies to judge by"
	if share, ok := s.Share(); ok {
		note = fmt.Sprintf("%.0f %% of the triangles are in balance", 100*share)
	}
	return counts, note, nil
}
