package ask

import (
	"dossier/data"
	"dossier/data/answer"
)

// twoSides are the filters of both sides of a comparison. Old and new say what
// the sides are, as far as a question can: voices are still names.
type twoSides struct {
	filters [2]Filter
	dates   []data.Date
	voices  []string
	files   []string
}

// sides works out which two things a question compares: two dossiers, two dates
// or two voices. A value that is given once holds for both.
func (q *Question) sides() (twoSides, error) {
	s := twoSides{filters: [2]Filter{q.Filter, q.Filter}, dates: q.Sides.AsOf, voices: q.Sides.AccordingTo, files: q.Actors}
	pairs := 0
	for _, n := range []int{len(s.dates), len(s.voices), len(s.files)} {
		if n == 2 {
			pairs++
		}
	}
	if pairs != 1 || len(s.dates) > 2 || len(s.voices) > 2 || len(s.files) == 1 || len(s.files) > 2 {
		return s, Usagef("diff compares two of one thing: two dossiers, two dates (--as-of 2019,2023) or two voices (--according-to Washington,Moscow)")
	}
	for i := range s.filters {
		if len(s.dates) > 0 {
			s.filters[i].AsOf = s.dates[min(i, len(s.dates)-1)]
		}
		if len(s.voices) > 0 {
			s.filters[i].AccordingTo = s.voices[min(i, len(s.voices)-1)]
		}
	}
	return s, nil
}

// TwoDossiers reports whether the question names the dossiers that it compares.
func (q *Question) TwoDossiers() bool { return q.Verb == answer.VerbDiff && len(q.Actors) > 0 }

// shared is the filter that both sides have in common.
func (s *twoSides) shared() Filter {
	f := s.filters[1]
	if len(s.dates) == 2 {
		f.AsOf = data.Date{}
	}
	if len(s.voices) == 2 {
		f.AccordingTo = ""
	}
	return f
}

// name says what a side is.
func (s *twoSides) name(i int, side *side) string {
	switch {
	case len(s.files) == 2:
		return s.files[i]
	case len(s.dates) == 2:
		return answer.DateWords(s.dates[i])
	}
	id := side.g.view.Filter().AccordingTo
	side.g.actor(id)
	return "the word of " + side.g.x.Name(id)
}
