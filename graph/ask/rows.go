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

// madeOfRow is a claim that one row of a table makes, told in words. It is what
// [answer.ClaimOf] makes of the dossier's claim, without the steps between.
func (g *gatherer) madeOfRow(v *graph.View, ref graph.ClaimRef, t *data.Table, row int) answer.Claim {
	from, to := &g.m.d.Actors[t.From[row]], &g.m.d.Actors[t.To[row]]
	m := &rowClaim{from: [1]string{from.ID}, to: [1]string{to.ID}}
	voice := &m.said[0]
	*voice = answer.Attribution{By: []string{}, Stance: t.StanceAt(row), Source: t.SourceAt(row), At: t.AtAt(row), Row: t.RowNumber(row), Quote: t.QuoteAt(row),
		SaidOn: t.SaidOnAt(row), Reliability: t.ReliabilityAt(row), Credibility: t.CredibilityAt(row)}
	if by := t.ByAt(row); by != "" {
		m.by[0] = by
		voice.By = m.by[:]
	}
	if m.confidence = t.ConfidenceAt(row); m.confidence >= 0 {
		voice.Confidence = &m.confidence
	}
	a := v.Assess(ref)
	c := answer.Claim{
		ID: g.m.d.ClaimID(int(ref)), From: m.from[:], Relation: g.m.d.Relations[t.Relation[row]].ID, To: m.to[:], What: t.WhatAt(row),
		Modality: t.ModalityAt(row), When: t.WhenAt(row), Occasion: t.OccasionAt(row), Status: a.Status, Grade: a.Grade, Origins: a.Origins, Said: m.said[:],
	}
	if m.weight = t.WeightAt(row); !math.IsNaN(m.weight) {
		c.Weight = &m.weight
	}
	c.Sentence = answer.Tell(&c, g.nameOf(from), g.x.Phrase(c.Relation, false), g.nameOf(to))
	return c
}

// sameRow reports whether the claims of two sides are rows of tables, one each, that
// say the same of the same. It makes no claim, and is false where it cannot tell.
func sameRow(a, b *side, old, now graph.ClaimRef) bool {
	was, is := a.g.m.d, b.g.m.d
	t, i := was.Claims.Row(int(old))
	u, k := is.Claims.Row(int(now))
	if t == nil || u == nil || a.g.withdraws || b.g.withdraws || was.Claims.Joined(int(old)) != nil || is.Claims.Joined(int(now)) != nil {
		return false
	}
	return t.AboutAt(i) == "" && u.AboutAt(k) == "" && t.WhatAt(i) == u.WhatAt(k) &&
		t.StanceAt(i) == u.StanceAt(k) && t.ByAt(i) == u.ByAt(k) && a.sourceKey(t.SourceAt(i)) == b.sourceKey(u.SourceAt(k)) &&
		t.AtAt(i) == u.AtAt(k) && t.QuoteAt(i) == u.QuoteAt(k) && t.SaidOnAt(i) == u.SaidOnAt(k) &&
		t.ReliabilityAt(i) == u.ReliabilityAt(k) && t.CredibilityAt(i) == u.CredibilityAt(k) &&
		t.ConfidenceAt(i) == u.ConfidenceAt(k) && math.Float64bits(t.WeightAt(i)) == math.Float64bits(u.WeightAt(k)) &&
		was.Actors[t.From[i]].ID == is.Actors[u.From[k]].ID // of a symmetric tie told the other way round
}
