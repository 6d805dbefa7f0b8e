package ask

import (
	"math"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// rowClaim is the memory behind a claim made from a row, in one piece: of these
// there may be millions.
type rowClaim struct {
	from, to, by [1]string
	said         [1]answer.Attribution
	weight       float64
	confidence   int
}

// madeOfRow is a claim that stands in a table, told in words. It is what
// [answer.ClaimOf] makes of the dossier's claim, without the steps between.
func (g *gatherer) madeOfRow(v *graph.View, ref graph.ClaimRef, t *data.Table, row int) answer.Claim {
	from, to := &g.m.d.Actors[t.From[row]], &g.m.d.Actors[t.To[row]]
	m := &rowClaim{from: [1]string{from.ID}, to: [1]string{to.ID}}
	id, at := t.RowNames(row)
	voice := &m.said[0]
	*voice = answer.Attribution{By: []string{}, Stance: t.StanceAt(row), Source: t.SourceAt(row), At: at, Quote: t.QuoteAt(row)}
	if by := t.ByAt(row); by != "" {
		m.by[0] = by
		voice.By = m.by[:]
	}
	if m.confidence = t.ConfidenceAt(row); m.confidence >= 0 {
		voice.Confidence = &m.confidence
	}
	a := v.Assess(ref)
	c := answer.Claim{
		ID: id, From: m.from[:], Relation: g.m.d.Relations[t.Relation[row]].ID, To: m.to[:], What: t.WhatAt(row), Modality: data.Actual, When: t.WhenAt(row),
		Status: a.Status, Grade: a.Grade, Origins: a.Origins, Said: m.said[:],
	}
	if m.weight = t.WeightAt(row); !math.IsNaN(m.weight) {
		c.Weight = &m.weight
	}
	c.Sentence = answer.Tell(&c, from.InSentence(), g.x.Phrase(c.Relation, false), to.InSentence())
	return c
}

// sameRow reports whether the claims of two sides are rows of tables that say the
// same of the same, in the same place. It makes no claim, and is false where it
// cannot tell.
func sameRow(a, b *side, old, now graph.ClaimRef) bool {
	t, i := a.g.m.d.Claims.Row(int(old))
	u, k := b.g.m.d.Claims.Row(int(now))
	if t == nil || u == nil || i != k || a.g.withdraws || b.g.withdraws {
		return false
	}
	was, is := a.g.m.d.Actors, b.g.m.d.Actors
	return was[t.From[i]].ID == is[u.From[k]].ID && was[t.To[i]].ID == is[u.To[k]].ID &&
		a.g.m.d.Relations[t.Relation[i]].ID == b.g.m.d.Relations[u.Relation[k]].ID &&
		t.StanceAt(i) == u.StanceAt(k) && t.SourceAt(i) == u.SourceAt(k) && t.ByAt(i) == u.ByAt(k) &&
		t.QuoteAt(i) == u.QuoteAt(k) && t.WhatAt(i) == u.WhatAt(k) && t.WhenAt(i) == u.WhenAt(k) &&
		t.ConfidenceAt(i) == u.ConfidenceAt(k) && math.Float64bits(t.WeightAt(i)) == math.Float64bits(u.WeightAt(k))
}
