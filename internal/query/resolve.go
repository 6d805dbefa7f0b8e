package query

import (
	"dossier/graph"
	"dossier/graph/path"
)

// resolve turns the names in a question into what the index knows them by.
type resolve struct {
	g   *graph.Graph
	err error // the first that occurred
}

func (r *resolve) node(name string) graph.Node {
	n, err := r.g.Find(name)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n
}

func (r *resolve) nodes(names []string) []graph.Node {
	var nodes []graph.Node
	for _, name := range names {
		nodes = append(nodes, r.node(name))
	}
	return nodes
}

func (r *resolve) actor(name string) string {
	if n := r.node(name); r.err == nil {
		return r.g.Actor(n).ID
	}
	return ""
}

func (r *resolve) relation(name string) string {
	rel, err := r.g.FindRelation(name)
	if err != nil {
		if r.err == nil {
			r.err = err
		}
		return ""
	}
	return rel.ID
}

func (r *resolve) source(name string) string {
	s, err := r.g.FindSource(name)
	if err != nil {
		if r.err == nil {
			r.err = err
		}
		return ""
	}
	return s.ID
}

func each(names []string, find func(string) string) []string {
	var ids []string
	for _, name := range names {
		ids = append(ids, find(name))
	}
	return ids
}

// filter looks up the names in a filter.
func (r *resolve) filter(f Filter) graph.Filter {
	out := graph.Filter{
		Relations:      each(f.Relations, r.relation),
		Statuses:       f.Statuses,
		Modalities:     f.Modalities,
		Tones:          f.Tones,
		Kinds:          f.Kinds,
		AsOf:           f.AsOf,
		Since:          f.Since,
		Until:          f.Until,
		MinGrade:       f.MinGrade,
		WithoutSources: each(f.WithoutSources, r.source),
		WithoutVoices:  each(f.WithoutVoices, r.actor),
	}
	if f.AccordingTo != "" {
		out.AccordingTo = r.actor(f.AccordingTo)
	}
	return out
}

// path looks up the names in a path question.
func (r *resolve) path(from, to string, o PathOptions) path.Question {
	return path.Question{
		From:           r.node(from),
		To:             r.node(to),
		Direction:      o.Direction(),
		By:             o.By,
		K:              o.K,
		All:            o.All,
		MaxHops:        o.MaxHops,
		Via:            r.nodes(o.Via),
		Avoid:          r.nodes(o.Avoid),
		TimeRespecting: o.TimeRespecting,
	}
}
