package ask

import (
	"context"
	"slices"

	"dossier/data/answer"
	"dossier/graph"
)

// scope counts the claims that pass with the filter of a question and without it,
// between the actors of the answer; nil where nothing is filtered or the answer
// found nothing.
func (m *Memory) scope(ctx context.Context, v *graph.View, r *resolved, a answer.Answer) (*answer.Scope, error) {
	if !a.Found() || !narrows(r.filter) {
		return nil, nil
	}
	all, err := m.view(ctx, graph.Filter{})
	if err != nil {
		return nil, err
	}
	ties, err := m.within(ctx, a)
	if err != nil {
		return nil, err
	}
	s := &answer.Scope{}
	if s.Passing, err = countClaims(ctx, v, ties); err == nil {
		s.Unlimited, err = countClaims(ctx, all, ties)
	}
	return s, err
}

// narrows reports whether a filter sets anything.
func narrows(f graph.Filter) bool {
	return slices.Contains([]bool{len(f.Relations) > 0, len(f.Statuses) > 0, len(f.Modalities) > 0, len(f.Tones) > 0, len(f.Kinds) > 0,
		!f.AsOf.IsZero(), !f.Since.IsZero(), !f.Until.IsZero(), f.MinGrade > 0, f.AccordingTo != "",
		len(f.WithoutSources) > 0, len(f.WithoutVoices) > 0}, true)
}

// within returns the ties of the graph, whatever passes, that an answer is about:
// those among the actors on its paths or in its network, those of the actor or
// actors asked about, or all (nil).
func (m *Memory) within(ctx context.Context, a answer.Answer) ([]graph.Tie, error) {
	var ids []string
	among := true
	switch a := a.(type) {
	case *answer.Paths:
		for _, p := range a.Paths {
			for _, h := range p.Hops {
				ids = append(ids, h.From, h.To)
			}
		}
		for i := range a.Beside {
			ids = append(ids, a.Beside[i].From, a.Beside[i].To)
		}
	case *answer.Network:
		if len(a.Centres) == 0 {
			return nil, nil
		}
		ids = a.Members
	case *answer.Profile:
		ids, among = []string{a.ID}, false
	case *answer.Listing:
		if len(a.Asked.Actors) == 0 {
			return nil, nil
		}
		ids, among = a.Asked.Actors, false
	default:
		return nil, nil
	}
	ids = slices.Clone(ids) // the order in which they were asked about is the answer's
	slices.Sort(ids)
	ids = slices.Compact(ids)
	ties := []graph.Tie{}
	for i, id := range ids {
		if err := due(ctx, i); err != nil {
			return nil, err
		}
		n, ok := m.g.NodeOf(id)
		if !ok {
			continue
		}
		out, in := m.g.ActorTies(n)
		for _, t := range out {
			_, to := m.g.Ends(t)
			if _, known := slices.BinarySearch(ids, m.g.Actor(to).ID); known || !among {
				ties = append(ties, t)
			}
		}
		if !among {
			ties = append(ties, in...)
		}
	}
	slices.Sort(ties)
	return slices.Compact(ties), nil
}

// countClaims counts the claims of ties that pass, each once; nil stands for all ties.
func countClaims(ctx context.Context, v *graph.View, ties []graph.Tie) (n int, err error) {
	g := v.Graph()
	if ties == nil {
		seen := make([]bool, g.NumClaims())
		for t := range graph.Tie(g.NumTies()) {
			if err := due(ctx, int(t)); err != nil {
				return 0, err
			}
			for _, c := range v.Claims(t) {
				if !seen[c] {
					seen[c] = true
					n++
				}
			}
		}
		return n, nil
	}
	few := map[graph.ClaimRef]bool{} // a bit of a dossier that may have millions
	for i, t := range ties {
		if err := due(ctx, i); err != nil {
			return 0, err
		}
		for _, c := range v.Claims(t) {
			few[c] = true
		}
	}
	return len(few), nil
}
