package path

import (
	"context"

	"dossier/graph"
)

// FindGuided answers any question path by path in order of their bounds, which
// shares no search with the answers to questions without Via and TimeRespecting.
func FindGuided(ctx context.Context, v *graph.View, q Question) (Answer, error) {
	sc := takeScratch(v.Graph().NumActors())
	defer sc.giveBack()
	f, err := sc.begin(ctx, v, q)
	if err != nil {
		return Answer{}, err
	}
	f.guided()
	return f.answer(), nil
}
