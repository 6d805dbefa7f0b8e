package ask

import (
	"slices"

	"dossier/data/answer"
	"dossier/graph"
)

// resolver looks names up. It keeps the first error.
type resolver struct {
	m   *Memory
	err error
}

// resolve looks up the names in a question.
func (m *Memory) resolve(q Question) (*resolved, error) {
	l := &resolver{m: m}
	r := &resolved{Question: q, filter: l.filter(q.Filter)}
	ends := q.Network.Path
	switch q.Verb {
	case answer.VerbPath:
		r.asked = l.nodes(q.Actors)
		ends = q.Actors
	case answer.VerbShow, answer.VerbClaims:
		r.asked = l.nodes(q.Actors)
	case answer.VerbDraw:
		r.asked = l.nodes(slices.Concat(q.Actors, q.Network.Path))
		if len(ends) == 0 {
			ends = q.Network.Highlight
		}
		r.expand, r.hide = distinct(l.nodes(q.Network.Expand)), distinct(l.nodes(q.Network.Hide))
	}
	if len(ends) == 2 {
		r.from, r.to = l.node(ends[0]), l.node(ends[1])
		r.via, r.avoid = l.nodes(q.Path.Via), l.nodes(q.Path.Avoid)
	}
	if l.err != nil {
		return nil, l.err
	}
	if len(ends) == 2 && r.from == r.to {
		return nil, Usagef("%q and %q are the same actor (%s): a path needs two", ends[0], ends[1], m.g.NameOf(r.from))
	}
	if err := r.checkHidden(m); err != nil {
		return nil, err
	}
	// Whoever is named is shown whatever the kinds that the filter lets through. (With
	// every kind let through it would only make equal views look different.)
	if q.Verb != answer.VerbClaims && len(q.Filter.Kinds) > 0 {
		shown := slices.Concat(r.asked, r.expand)
		if len(ends) == 2 {
			shown = append(shown, r.from, r.to)
		}
		for _, n := range shown {
			if id := m.g.Actor(n).ID; !slices.Contains(r.filter.Keep, id) {
				r.filter.Keep = append(r.filter.Keep, id)
			}
		}
	}
	return r, nil
}

func (l *resolver) node(name string) graph.Node {
	n, err := l.m.g.Find(name)
	if err != nil && l.err == nil {
		l.err = err
	}
	return n
}

func (l *resolver) nodes(names []string) []graph.Node {
	var nodes []graph.Node
	for _, name := range names {
		nodes = append(nodes, l.node(name))
	}
	return nodes
}

func (l *resolver) actor(name string) string {
	if n := l.node(name); l.err == nil {
		return l.m.g.Actor(n).ID
	}
	return ""
}

func (l *resolver) relation(name string) string {
	rel, err := l.m.g.FindRelation(name)
	if err == nil {
		return rel.ID
	}
	if l.err == nil {
		l.err = err
	}
	return ""
}

func (l *resolver) source(name string) string {
	s, err := l.m.g.FindSource(name)
	if err == nil {
		return s.ID
	}
	if l.err == nil {
		l.err = err
	}
	return ""
}

func each(names []string, find func(string) string) []string {
	var ids []string
	for _, name := range names {
		ids = append(ids, find(name))
	}
	return ids
}

// filter looks up the names in a filter.
func (l *resolver) filter(f Filter) graph.Filter {
	out := graph.Filter{
		Relations:      each(f.Relations, l.relation),
		Statuses:       f.Statuses,
		Modalities:     f.Modalities,
		Tones:          f.Tones,
		Kinds:          f.Kinds,
		AsOf:           f.AsOf,
		Since:          f.Since,
		Until:          f.Until,
		MinGrade:       f.MinGrade,
		WithoutSources: each(f.WithoutSources, l.source),
		WithoutVoices:  each(f.WithoutVoices, l.actor),
	}
	if f.AccordingTo != "" {
		out.AccordingTo = l.actor(f.AccordingTo)
	}
	return out
}
