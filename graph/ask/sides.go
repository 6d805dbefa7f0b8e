package ask

import (
	"slices"

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

// claimKey puts claims into the order of their ids: rows of a table by number.
type claimKey struct {
	stem   string
	number int
}

func (k claimKey) compare(o claimKey) int {
	switch {
	case k.stem < o.stem:
		return -1
	case k.stem > o.stem:
		return 1
	}
	return k.number - o.number
}

// keyOf takes an id apart. Equal keys are equal ids.
func keyOf(id string) claimKey {
	i := len(id)
	for i > 0 && id[i-1] >= '0' && id[i-1] <= '9' {
		i--
	}
	const most = 9 // digits that surely fit
	if i == len(id) || i == 0 || id[i-1] != '-' || id[i] == '0' || len(id)-i > most {
		return claimKey{id, -1}
	}
	n := 0
	for _, digit := range id[i:] {
		n = 10*n + int(digit-'0')
	}
	return claimKey{id[:i], n}
}

// keys finds the key of every claim of a dossier.
type keys struct {
	d       *data.Dossier
	written []claimKey
}

func newKeys(d *data.Dossier) *keys {
	k := &keys{d: d}
	for i := range d.Claims.Written() {
		k.written = append(k.written, keyOf(d.Claims.Written()[i].ID))
	}
	return k
}

// of returns the key of the claim at a position.
func (k *keys) of(i int) claimKey {
	if t, row := k.d.Claims.Row(i); t != nil {
		return claimKey{t.Prefix, row + 1}
	}
	return k.written[i]
}

// sort puts positions into the order of keys, at little cost where they are in it.
func (k *keys) sort(positions []uint32) {
	compare := func(a, b uint32) int { return k.of(int(a)).compare(k.of(int(b))) }
	if !slices.IsSortedFunc(positions, compare) {
		slices.SortFunc(positions, compare)
	}
}
