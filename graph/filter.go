package graph

import (
	"context"
	"slices"

	"dossier/data"
)

// View lays a filter over the graph. It returns a [*FilterError] where the
// filter names what the dossier does not have or contradicts itself.
//
// It takes one pass over the columns and a bit a claim and a tie; the zero
// Filter, and one that comes to the same, costs nothing after the first time.
// Claims are assessed anew only where a withdrawn attribution stood, and read
// at all only for withdrawals and AccordingTo. Where ctx ends first, the error is
// that of ctx; it is asked each 65,536 claims or ties.
func (g *Graph) View(ctx context.Context, f Filter) (*View, error) {
	s, err := g.compile(f)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	sifted := g.all.Load()
	if sifted == nil || !s.isDefault() {
		if sifted, err = g.sift(ctx, s); err != nil {
			return nil, err
		}
		if s.isDefault() && !g.all.CompareAndSwap(nil, sifted) {
			sifted = g.all.Load() // somebody else was first: share what that view keeps
		}
	}
	v := *sifted
	v.f = f.clone()
	return &v, nil
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
func (g *Graph) sift(ctx context.Context, s *sieve) (*View, error) {
	v := &View{g: g, actors: s.actors, marks: g.marks, origins: g.origins, best: g.best, weights: new(lazyWeights), narrow: new(lazyNarrow), weighed: new(lazyWeighed), covers: new(covers)}
	var gone bits
	var err error
	if s.withdraws() {
		if gone, err = v.withdraw(ctx, s); err != nil {
			return nil, err
		}
	}
	if err := v.siftClaims(ctx, s, gone); err != nil {
		return nil, err
	}
	if s.accordingTo != "" {
		if err := v.siftVoice(ctx, s); err != nil {
			return nil, err
		}
	}
	if err := v.siftTies(ctx, s); err != nil {
		return nil, err
	}
	return v, nil
}

// eachWord calls visit for every word of a set and the number of its first
// member, and looks at the context in between.
func (b bits) eachWord(ctx context.Context, visit func(w, start int)) error {
	return inPieces(ctx, len(b)*64, func(from, to int) {
		for w := from / 64; w < to/64; w++ {
			visit(w, w*64)
		}
	})
}

// siftClaims passes the claims whose marks and days pass and that are not gone.
func (v *View) siftClaims(ctx context.Context, s *sieve, gone bits) error {
	g := v.g
	dated := s.dated && g.Dated()
	if gone == nil && v.changed == nil && !dated && g.marksAllPass(s) {
		return nil
	}
	v.claims = newBits(len(v.marks))
	err := v.claims.eachWord(ctx, func(w, start int) {
		var word uint64
		for i, m := range v.marks[start:min(start+64, len(v.marks))] {
			word |= uint64(s.marks[m]) << i
		}
		v.claims[w] = word
	})
	if err == nil && dated {
		err = v.siftDays(ctx, s)
	}
	for w, word := range gone {
		v.claims[w] &^= word
	}
	return err
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
func (v *View) siftDays(ctx context.Context, s *sieve) error {
	since, until := int64(s.since), int64(s.until)
	return v.claims.eachWord(ctx, func(w, start int) {
		first := v.g.firstDay[start:min(start+64, len(v.marks))]
		last := v.g.lastDay[start:][:len(first)]
		var out uint64
		for i := range first {
			// Negative where the claim ended too early or began too late.
			outside := (int64(last[i]) - since) | (until - int64(first[i]))
			out |= uint64(outside) >> 63 << i
		}
		v.claims[w] &^= out
	})
}

// siftTies passes the ties with a passing claim, relation and ends.
func (v *View) siftTies(ctx context.Context, s *sieve) error {
	g := v.g
	if v.claims == nil && s.relations == nil && s.actors == nil {
		return nil
	}
	v.ties = newBits(g.NumTies())
	if err := v.siftByClaims(ctx); err != nil {
		return err
	}
	if s.relations != nil {
		if err := v.siftRelations(ctx, s.relations); err != nil {
			return err
		}
	}
	if s.actors != nil {
		if err := v.siftActors(ctx, s.actors); err != nil {
			return err
		}
	}
	if v.ties.count() == g.NumTies() {
		v.ties = nil
	}
	return nil
}

// siftByClaims passes the ties with a passing claim.
func (v *View) siftByClaims(ctx context.Context) error {
	switch {
	case v.claims == nil:
		for t := range uint32(v.g.NumTies()) {
			v.ties.set(t)
		}
		return nil
	case v.g.firstClaim == nil:
		return v.siftSingles(ctx)
	}
	return v.siftLists(ctx)
}

// siftSingles passes ties where each has one claim.
func (v *View) siftSingles(ctx context.Context) error {
	err := v.ties.eachWord(ctx, func(w, start int) {
		var word uint64
		for i, c := range v.g.refs[start:min(start+64, len(v.g.refs))] {
			word |= (v.claims[c>>6] >> (c & 63) & 1) << i
		}
		v.ties[w] = word
	})
	if err != nil || v.changed == nil {
		return err
	}
	return inPieces(ctx, len(v.g.refs), func(t, end int) {
		for ; t < end; t++ {
			if c := v.g.refs[t]; v.changed.has(uint32(c)) {
				v.setBest(Tie(t), v.marks[c])
			}
		}
	})
}

// siftLists passes ties by their lists of claims, and notes the best passing
// claim of each where it is not the best of all.
func (v *View) siftLists(ctx context.Context) error {
	starts := v.g.firstClaim
	return v.ties.eachWord(ctx, func(w, start int) {
		var word uint64
		for t := start; t < min(start+64, len(starts)-1); t++ {
			first, end := starts[t], starts[t+1]
			c := v.g.refs[first]
			passes := v.claims[c>>6] >> (c & 63) & 1
			if end-first > 1 || v.changed != nil {
				passes = v.siftList(Tie(t))
			}
			word |= passes << (t & 63)
		}
		v.ties[w] = word
	})
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
func (v *View) siftRelations(ctx context.Context, pass []uint8) error {
	return v.ties.eachWord(ctx, func(w, start int) {
		var in uint64
		for i, r := range v.g.relation[start:min(start+64, len(v.g.relation))] {
			in |= uint64(pass[r]) << i
		}
		v.ties[w] &= in
	})
}

// siftActors drops the ties of which an end does not pass.
func (v *View) siftActors(ctx context.Context, pass bits) error {
	return v.ties.eachWord(ctx, func(w, start int) {
		from := v.g.from[start:min(start+64, len(v.g.from))]
		to := v.g.to[start:][:len(from)]
		var in uint64
		for i := range from {
			in |= (pass[from[i]>>6] >> (from[i] & 63) & (pass[to[i]>>6] >> (to[i] & 63)) & 1) << i
		}
		v.ties[w] &= in
	})
}
