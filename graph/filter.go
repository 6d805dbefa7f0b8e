package graph

import (
	"slices"

	"dossier/data"
)

// View lays a filter over the graph. It returns a [*FilterError] where the
// filter names what the dossier does not have or contradicts itself.
//
// It takes one pass over the columns and a bit a claim and a tie; the zero
// Filter, and one that comes to the same, costs nothing after the first time.
// Claims are assessed anew only where a withdrawn attribution stood, and read
// at all only for withdrawals and AccordingTo.
func (g *Graph) View(f Filter) (*View, error) {
	s, err := g.compile(f)
	if err != nil {
		return nil, err
	}
	if s.isDefault() {
		g.all.once.Do(func() { g.all.view = g.sift(s) })
		v := *g.all.view
		v.f = f.clone()
		return &v, nil
	}
	v := g.sift(s)
	v.f = f.clone()
	return v, nil
}

// clone keeps the filter of a view from changes to the lists of its maker.
func (f Filter) clone() Filter {
	f.Relations = slices.Clone(f.Relations)
	f.Statuses = slices.Clone(f.Statuses)
	f.Modalities = slices.Clone(f.Modalities)
	f.Tones = slices.Clone(f.Tones)
	f.Kinds = slices.Clone(f.Kinds)
	f.Keep = slices.Clone(f.Keep)
	f.WithoutSources = slices.Clone(f.WithoutSources)
	f.WithoutVoices = slices.Clone(f.WithoutVoices)
	return f
}

// sieve is a filter in the form in which it is applied.
type sieve struct {
	marks           [256]bool // the combinations of status, grade and modality that pass
	defaultMarks    bool
	relations       []bool // by position; nil: all
	actors          bits   // nil: all
	since, until    data.Day
	dated           bool   // since or until bounds something
	accordingTo     string // an id, or empty
	sources, voices map[string]bool
}

// isDefault reports whether the sieve passes what that of the zero Filter does.
func (s *sieve) isDefault() bool {
	return s.defaultMarks && s.relations == nil && s.actors == nil && !s.dated &&
		s.accordingTo == "" && !s.withdraws()
}

func (s *sieve) withdraws() bool { return len(s.sources)+len(s.voices) > 0 }

// sift makes the view of a sieve.
func (g *Graph) sift(s *sieve) *View {
	v := &View{g: g, actors: s.actors, marks: g.marks, origins: g.origins, best: g.best, weights: new(lazyWeights)}
	var gone bits
	if s.withdraws() {
		gone = v.withdraw(s)
	}
	v.siftClaims(s, gone)
	if s.accordingTo != "" {
		v.siftVoice(s)
	}
	v.siftTies(s)
	return v
}

// siftClaims passes the claims whose marks and days pass and that are not gone.
func (v *View) siftClaims(s *sieve, gone bits) {
	g := v.g
	dated := s.dated && g.Dated()
	if gone == nil && v.changed == nil && !dated && g.marksAllPass(s) {
		return
	}
	v.claims = newBits(len(v.marks))
	for w := range v.claims {
		start := w * 64
		var word uint64
		for i, m := range v.marks[start:min(start+64, len(v.marks))] {
			if s.marks[m] {
				word |= 1 << i
			}
		}
		v.claims[w] = word
	}
	if dated {
		v.siftDays(s)
	}
	for w, word := range gone {
		v.claims[w] &^= word
	}
}

func (g *Graph) marksAllPass(s *sieve) bool {
	for m, used := range g.marksUsed {
		if used && !s.marks[m] {
			return false
		}
	}
	return true
}

// siftDays drops the claims that ended before the sieve's time or began after it.
func (v *View) siftDays(s *sieve) {
	first, last := v.g.firstDay, v.g.lastDay
	for w, word := range v.claims {
		if word == 0 {
			continue
		}
		start := w * 64
		var inTime uint64
		for i := start; i < min(start+64, len(first)); i++ {
			if last[i] >= s.since && first[i] <= s.until {
				inTime |= 1 << (i - start)
			}
		}
		v.claims[w] = word & inTime
	}
}

// siftTies passes the ties with a passing claim, relation and ends, and notes
// the best claim of each where it is not the best of all.
func (v *View) siftTies(s *sieve) {
	g := v.g
	if v.claims == nil && s.relations == nil && s.actors == nil {
		return
	}
	ties := newBits(g.NumTies())
	whole := true
	for t := range g.from {
		if s.relations != nil && !s.relations[g.relation[t]] ||
			s.actors != nil && !(s.actors.has(uint32(g.from[t])) && s.actors.has(uint32(g.to[t]))) ||
			v.claims != nil && !v.siftTie(Tie(t)) {
			whole = false
			continue
		}
		ties.set(uint32(t))
	}
	if !whole {
		v.ties = ties
	}
}

// siftTie reports whether any claim of a tie passes.
func (v *View) siftTie(t Tie) bool {
	g := v.g
	if g.firstClaim == nil {
		c := uint32(g.refs[t])
		if !v.claims.has(c) {
			return false
		}
		if v.changed != nil && v.changed.has(c) {
			v.setBest(t, v.marks[c])
		}
		return true
	}
	all := g.Claims(t)
	i := 0
	for i < len(all) && !v.claims.has(uint32(all[i])) {
		i++
	}
	if i == len(all) {
		return false
	}
	best := all[i]
	if v.changed != nil && slices.ContainsFunc(all, v.isChanged) {
		best = v.pick(all)[0]
	}
	if v.marks[best] != v.best[t] {
		v.setBest(t, v.marks[best])
	}
	return true
}

// setBest notes a mark that differs from the graph's, in a column of the view's own.
func (v *View) setBest(t Tie, m mark) {
	if &v.best[0] == &v.g.best[0] {
		v.best = slices.Clone(v.best)
	}
	v.best[t] = m
}
