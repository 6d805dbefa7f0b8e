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
	marks           [256]uint8 // 1 for the combinations of status, grade and modality that pass
	defaultMarks    bool
	relations       []uint8 // 1 for those that pass, by position; nil: all
	actors          bits    // nil: all
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
	v := &View{g: g, actors: s.actors, marks: g.marks, origins: g.origins, best: g.best, weights: new(lazyWeights), narrow: new(lazyNarrow), weighed: new(lazyWeighed)}
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
			word |= uint64(s.marks[m]) << i
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
		if used && s.marks[m] == 0 {
			return false
		}
	}
	return true
}

// siftDays drops the claims that ended before the sieve's time or began after
// it. Dates come in no order that a processor could guess, hence no branches.
func (v *View) siftDays(s *sieve) {
	since, until := int64(s.since), int64(s.until)
	for w, word := range v.claims {
		start := w * 64
		first := v.g.firstDay[start:min(start+64, len(v.marks))]
		last := v.g.lastDay[start:][:len(first)]
		var out uint64
		for i := range first {
			// Negative where the claim ended too early or began too late.
			outside := (int64(last[i]) - since) | (until - int64(first[i]))
			out |= uint64(outside) >> 63 << i
		}
		v.claims[w] = word &^ out
	}
}

// siftTies passes the ties with a passing claim, relation and ends.
func (v *View) siftTies(s *sieve) {
	g := v.g
	if v.claims == nil && s.relations == nil && s.actors == nil {
		return
	}
	v.ties = newBits(g.NumTies())
	switch {
	case v.claims == nil:
		for t := range uint32(g.NumTies()) {
			v.ties.set(t)
		}
	case g.firstClaim == nil:
		v.siftSingles()
	default:
		v.siftLists()
	}
	if s.relations != nil {
		v.siftRelations(s.relations)
	}
	if s.actors != nil {
		v.siftActors(s.actors)
	}
	if v.ties.count() == g.NumTies() {
		v.ties = nil
	}
}

// siftSingles passes ties where each has one claim.
func (v *View) siftSingles() {
	for w := range v.ties {
		start := w * 64
		var word uint64
		for i, c := range v.g.refs[start:min(start+64, len(v.g.refs))] {
			word |= (v.claims[c>>6] >> (c & 63) & 1) << i
		}
		v.ties[w] = word
	}
	if v.changed == nil {
		return
	}
	for t, c := range v.g.refs {
		if v.changed.has(uint32(c)) {
			v.setBest(Tie(t), v.marks[c])
		}
	}
}

// siftLists passes ties by their lists of claims, and notes the best passing
// claim of each where it is not the best of all.
func (v *View) siftLists() {
	starts := v.g.firstClaim
	for w := range v.ties {
		var word uint64
		for t := w * 64; t < min(w*64+64, len(starts)-1); t++ {
			first, end := starts[t], starts[t+1]
			c := v.g.refs[first]
			passes := v.claims[c>>6] >> (c & 63) & 1
			if end-first > 1 || v.changed != nil {
				passes = v.siftList(Tie(t))
			}
			word |= passes << (t & 63)
		}
		v.ties[w] = word
	}
}

// siftList returns 1 where any claim of a tie passes, else 0.
func (v *View) siftList(t Tie) uint64 {
	all := v.g.Claims(t)
	i := slices.IndexFunc(all, v.HasClaim)
	if i < 0 {
		return 0
	}
	best := all[i]
	if v.changed != nil && slices.ContainsFunc(all, v.isChanged) {
		best = v.pick(all)[0]
	}
	if v.marks[best] != v.best[t] {
		v.setBest(t, v.marks[best])
	}
	return 1
}

// setBest notes a mark that differs from the graph's, in a column of the view's own.
func (v *View) setBest(t Tie, m mark) {
	if &v.best[0] == &v.g.best[0] {
		v.best = slices.Clone(v.best)
	}
	v.best[t] = m
}

// siftRelations drops the ties of relations that do not pass.
func (v *View) siftRelations(pass []uint8) {
	for w, word := range v.ties {
		start := w * 64
		var in uint64
		for i, r := range v.g.relation[start:min(start+64, len(v.g.relation))] {
			in |= uint64(pass[r]) << i
		}
		v.ties[w] = word & in
	}
}

// siftActors drops the ties of which an end does not pass.
func (v *View) siftActors(pass bits) {
	for w, word := range v.ties {
		start := w * 64
		from := v.g.from[start:min(start+64, len(v.g.from))]
		to := v.g.to[start:][:len(from)]
		var in uint64
		for i := range from {
			in |= (pass[from[i]>>6] >> (from[i] & 63) & (pass[to[i]>>6] >> (to[i] & 63)) & 1) << i
		}
		v.ties[w] = word & in
	}
}
