package engines

import (
	"cmp"
	"slices"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/graph/path"
)

// route is a path as the oracle knows it.
type route struct {
	actors []string
	hops   [][]*tie // best grade first
	grade  data.Grade
	weight float64
}

// routes lists every way from one actor to another over distinct actors that a
// question allows, its number apart, the best first. It tries all.
func (w *world) routes(q ask.Question, from, to string) (list []route) {
	most := q.Path.MaxHops
	if q.Path.All && most == 0 {
		most = path.DefaultMaxHops
	}
	var visit func(actors []string)
	visit = func(actors []string) {
		last := actors[len(actors)-1]
		if last == to {
			if r, ok := w.route(q, actors); ok {
				list = append(list, r)
			}
			return
		}
		if most > 0 && len(actors) > most {
			return
		}
		for _, next := range w.next(q.Path, last) {
			if !slices.Contains(actors, next) && !slices.Contains(q.Path.Avoid, next) {
				visit(append(slices.Clone(actors), next))
			}
		}
	}
	visit([]string{from})
	slices.SortFunc(list, func(a, b route) int {
		return cmp.Or(better(q.Path.By, a, b), cmp.Compare(len(a.actors), len(b.actors)), slices.Compare(a.actors, b.actors))
	})
	return list
}

func better(by path.Choice, a, b route) int {
	switch by {
	case path.ByEvidence:
		return cmp.Compare(b.grade, a.grade)
	case path.ByWeight:
		return cmp.Compare(a.weight, b.weight)
	}
	return 0
}

// next lists the actors one hop from another.
func (w *world) next(o ask.PathOptions, id string) (list []string) {
	for _, t := range w.ties {
		forward, backward := passable(t, o)
		if forward && t.from == id {
			list = append(list, t.to)
		}
		if backward && t.to == id {
			list = append(list, t.from)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// route makes the path over some actors, if it passes all that it has to and can
// keep step with time where it must.
func (w *world) route(q ask.Question, actors []string) (route, bool) {
	for _, id := range q.Path.Via {
		if !slices.Contains(actors, id) {
			return route{}, false
		}
	}
	r := route{actors: actors, grade: 5}
	day := data.MinDay
	for i, to := range actors[1:] {
		var ties []*tie
		weight, earliest := 0.0, data.MaxDay
		for _, t := range w.ties {
			forward, backward := passable(t, q.Path)
			if !(forward && t.from == actors[i] && t.to == to || backward && t.to == actors[i] && t.from == to) {
				continue
			}
			if light := t.weight(); len(ties) == 0 || light < weight {
				weight = light
			}
			ties = append(ties, t)
			for _, h := range t.claims {
				if at := max(day, h.When.First()); at <= h.When.Last() {
					earliest = min(earliest, at)
				}
			}
		}
		slices.SortStableFunc(ties, func(a, b *tie) int { return cmp.Compare(b.best().Grade, a.best().Grade) })
		if day = earliest; q.Path.TimeRespecting && day == data.MaxDay {
			return route{}, false
		}
		r.hops = append(r.hops, ties)
		r.grade = min(r.grade, ties[0].best().Grade)
		r.weight += weight
	}
	return r, true
}

// weight is that of the lightest claim that has one, else 1.
func (t *tie) weight() float64 {
	lightest, said := 1.0, false
	for _, h := range t.claims {
		if h.Weight != nil && (!said || *h.Weight < lightest) {
			lightest, said = *h.Weight, true
		}
	}
	return lightest
}
