package path

import (
	"context"

	"dossier/graph"
)

// AskEvery is how much work lies between two looks at a context, in arcs.
const AskEvery = askEvery

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

// FindWeighed answers a question for the best path by weight on the weighed arcs
// of its view, or with the general search where the answer is to be compared.
// It reports false where costs get too great for the former.
func FindWeighed(ctx context.Context, v *graph.View, q Question, general bool) (a Answer, done bool, err error) {
	sc := takeScratch(v.Graph().NumActors())
	defer sc.giveBack()
	f, err := sc.begin(ctx, v, q)
	if err != nil {
		return Answer{}, false, err
	}
	done = true
	var found bool
	if general {
		found = f.s.leastWeight(sc, true)
	} else {
		found, done = sc.lazy.leastWeight(f.s, sc, v.Weighed(q.Direction))
	}
	if found {
		f.give(sc.path)
	}
	return f.answer(), done, nil
}
