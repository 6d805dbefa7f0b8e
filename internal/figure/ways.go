package figure

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/layout"
)

// The bounds on how many figures are made to find ways that fit: of the actors,
// of the relations and of the pairs of actors that are looked at.
const triedActors, triedRelations, triedPairs = 12, 3, 6

// search looks for requests whose figures fit.
type search struct {
	ctx       context.Context
	r         options.Request
	ask       Asker
	limit     *layout.LimitError
	hubs      []hub          // of the figure that is too large, the best connected first
	relations []answer.Count // in it, by ties
	ways      []Way
}

// hub is an actor with the number of others that it is tied to.
type hub struct {
	id     string
	others int
}

// try keeps a request if there is something to draw and it fits.
func (s *search) try(what string, r options.Request) bool {
	if s.ctx.Err() != nil {
		return false
	}
	r.Network.Most = mayHold(r.Look, s.limit.MaxActors, s.limit.MaxTies)
	a, err := s.ask(s.ctx, r.Question)
	if err != nil || !a.Found() {
		return false
	}
	f, err := Of(s.ctx, a, r, 0)
	if err != nil || len(f.Links) == 0 || len(f.Nodes) > s.limit.MaxActors || len(f.Links) > s.limit.MaxTies {
		return false
	}
	r.Network.Most = ask.Size{}
	s.ways = append(s.ways, Way{Request: r, What: what, Actors: f.Actors(), Ties: f.Ties()})
	return true
}

// folded tries the same with boxes for actors that are tied alike.
func (s *search) folded() {
	r := s.r
	if r.Look.SideBySide() != "" || r.Look.Layout == layout.Matrix {
		return
	}
	r.Look.Fold = true
	if !s.r.Look.Fold {
		s.try("all of it, with actors that are tied alike in one box", r)
	}
}

// parts tries the neighbourhood of the best connected actor that has one small
// enough, and a path between two well connected actors.
func (s *search) parts() {
	for i, c := range s.hubs[:min(len(s.hubs), triedActors)] {
		r := s.r
		r.Actors = []string{c.id}
		what := "the neighbourhood of its best connected actor"
		if i > 0 {
			what = "the neighbourhood of a well connected actor"
		}
		if c.others < s.limit.MaxActors && s.try(what, r) {
			break
		}
	}
	pairs := 0
	for i := 1; i < len(s.hubs); i++ {
		for _, from := range s.hubs[:i] {
			if pairs++; pairs > triedPairs {
				return
			}
			r := s.r
			r.Network.Path = []string{from.id, s.hubs[i].id}
			if s.try("a path", r) {
				return
			}
		}
	}
}

// fewer tries a path without what is around it, fewer hops, better evidence, and
// the relation with the most ties.
func (s *search) fewer() {
	if len(s.r.Network.Highlight) > 0 {
		r := s.r
		r.Actors, r.Network = nil, ask.NetworkOptions{Path: s.r.Network.Highlight}
		s.try("the paths alone", r)
	}
	if s.r.Network.Hops > 1 && len(s.r.Actors) > 0 {
		r := s.r
		r.Network.Hops--
		s.try("fewer hops", r)
	}
	for _, grade := range []data.Grade{3, 5} {
		r := s.r
		r.Filter.MinGrade = grade
		if grade > s.r.Filter.MinGrade && s.try("only ties of better evidence", r) {
			break
		}
	}
	if len(s.r.Filter.Relations) == 1 {
		return
	}
	tried := 0
	for _, relation := range s.relations {
		if relation.Count > stacked*s.limit.MaxTies {
			continue
		}
		if tried++; tried > triedRelations {
			return
		}
		r := s.r
		r.Filter.Relations = []string{relation.ID}
		if s.try("ties of one relation", r) {
			return
		}
	}
}

// hubsOf lists the actors of a figure, the best connected first, then by id. None of those
// in boxes is among them: they are tied to one other.
func hubsOf(f *render.Figure) []hub {
	others := make([]map[int]bool, len(f.Nodes))
	add := func(a, b int) {
		if a == b {
			return // no other
		}
		if others[a] == nil {
			others[a] = map[int]bool{}
		}
		others[a][b] = true
	}
	for _, l := range f.Links {
		add(l.From, l.To)
		add(l.To, l.From)
	}
	list := make([]hub, 0, len(f.Nodes))
	for i, n := range f.Nodes {
		if n.Members == nil {
			list = append(list, hub{n.Actor, len(others[i])})
		}
	}
	slices.SortFunc(list, func(a, b hub) int {
		return cmp.Or(cmp.Compare(b.others, a.others), strings.Compare(a.id, b.id))
	})
	return list
}

// relationsOf counts the lines of each relation in a figure, the most first.
func relationsOf(f *render.Figure) []answer.Count {
	count := map[string]int{}
	for _, l := range f.Links {
		count[l.Relation]++
	}
	return answer.Counts(count)
}
