package graph

import (
	"context"
	"math"
	"slices"

	"dossier/data"
)

// Claim returns a claim as the view has it: without the attributions that its
// filter withdraws.
func (v *View) Claim(c ClaimRef) data.Claim {
	claim := v.g.Claim(c)
	if v.withdrawn != nil {
		claim.Said = v.g.assessor.Without(claim.Said, v.withdrawn.sources, v.withdrawn.voices)
	}
	return claim
}

// withdraw assesses anew the claims on which withdrawn attributions stood, in
// columns of the view's own, and returns those that nobody's word supports any
// more. A claim that never had an attribution stays.
func (v *View) withdraw(ctx context.Context, s *sieve) (gone bits, err error) {
	g := v.g
	v.withdrawn = s
	gone = newBits(len(g.marks))
	if g.d.Claims.Disputes() > 0 { // what denials reach follows anew from what is left
		v.marks, v.origins, v.changed = slices.Clone(g.alone), slices.Clone(g.origins), newBits(len(g.marks))
	}
	err = inPieces(ctx, min(len(g.d.Claims.Written()), len(g.marks)), func(i, end int) {
		for ; i < end; i++ {
			if g.d.Claims.Joined(i) == nil {
				v.withdrawFrom(i, &g.d.Claims.Written()[i], s, gone)
			}
		}
	})
	for k := range g.tables {
		if err == nil {
			err = g.withdrawRows(ctx, &g.tables[k], s, gone)
		}
	}
	heads := g.d.Claims.Heads()
	if err == nil {
		err = inPieces(ctx, len(heads), func(i, end int) {
			for ; i < end; i++ {
				c := g.d.Claim(int(heads[i]))
				gone.unset(heads[i]) // what was found of its first entry alone
				v.withdrawFrom(int(heads[i]), &c, s, gone)
			}
		})
	}
	if err == nil {
		err = v.contest(ctx, s)
	}
	return gone, err
}

// contest works out which claims denials cover under the withdrawals of the view.
func (v *View) contest(ctx context.Context, s *sieve) error {
	if err := v.g.contest(ctx, s, v.marks, func(c ClaimRef, m mark) { v.marks[c] = m }); err != nil {
		return err
	}
	for i := range v.g.d.Claims.Disputes() {
		for _, c := range v.g.d.Claims.Dispute(i) {
			if int(c) < len(v.marks) && v.marks[c] != v.g.marks[c] {
				v.changed.set(c)
			}
		}
	}
	return nil
}

// withdrawFrom assesses one claim anew where a word on it is withdrawn.
func (v *View) withdrawFrom(i int, c *data.Claim, s *sieve, gone bits) {
	g := v.g
	rest := g.assessor.Without(c.Said, s.sources, s.voices)
	if len(rest) == len(c.Said) {
		return
	}
	if len(rest) == 0 {
		gone.set(uint32(i))
	}
	if v.changed == nil {
		v.marks, v.origins = slices.Clone(v.marks), slices.Clone(v.origins)
		v.changed = newBits(len(g.marks))
	}
	a := g.assessor.Assess(rest)
	v.changed.set(uint32(i))
	v.marks[i] = newMark(a, c.Modality)
	v.origins[i] = uint8(min(a.Origins, math.MaxUint8))
}

// withdrawRows finds the rows whose one attribution is withdrawn. What decides
// is looked up once for each distinct source and speaker.
func (g *Graph) withdrawRows(ctx context.Context, t *tableAt, s *sieve, gone bits) error {
	bySource := func(id string) bool {
		rest := g.assessor.Without([]data.Attribution{{Source: id}}, s.sources, s.voices)
		return len(rest) == 0
	}
	// verdict is what is withdrawn with an id: rows in which that source has the word,
	// all rows in it, rows in which that actor has it.
	type verdict struct{ known, sourceGone, sourceOut, voiceGone bool }
	verdicts := make([]verdict, len(t.Strings))
	on := func(text uint32) *verdict {
		v := &verdicts[text]
		if !v.known {
			id := t.Strings[text]
			*v = verdict{true, bySource(id), s.sources[id], s.voices[id]}
		}
		return v
	}
	tableGone := bySource(t.Source)
	tableOut := s.sources[t.Source]
	return inPieces(ctx, t.rows, func(i, end int) {
		for ; i < end; i++ {
			out, silent := tableOut, tableGone
			if t.SourceOf != nil && t.SourceOf[i] != 0 {
				source := on(t.SourceOf[i])
				out, silent = source.sourceOut, source.sourceGone
			}
			if t.By != nil && t.By[i] != 0 {
				silent = on(t.By[i]).voiceGone
			}
			if out || silent {
				gone.set(t.first + uint32(i))
			}
		}
	})
}

// siftVoice drops what the actor denies, and what others deny unless it holds it.
func (v *View) siftVoice(ctx context.Context, s *sieve) error {
	g := v.g
	drop := func(c uint32) {
		if v.claims == nil {
			v.claims = newBits(len(g.marks))
			for i := range v.claims {
				v.claims[i] = ^uint64(0)
			}
		}
		v.claims[c>>6] &^= 1 << (c & 63)
	}
	return inPieces(ctx, len(g.marks), func(i, end int) {
		for ; i < end; i++ {
			switch v.marks[i].status() {
			case data.Contested, data.Denied: // only these have a denial
				if v.HasClaim(ClaimRef(i)) && !g.heldBy(s, g.d.Claim(i).Said) {
					drop(uint32(i))
				}
			}
		}
	})
}

// heldBy reports whether the sieve's actor holds a claim and does not deny it.
func (g *Graph) heldBy(s *sieve, said []data.Attribution) bool {
	holds := false
	for _, at := range g.assessor.Without(said, s.sources, s.voices) {
		if slices.Contains(g.assessor.Voice(&at), s.accordingTo) {
			if !at.Stance.Holds() {
				return false
			}
			holds = true
		}
	}
	return holds
}
