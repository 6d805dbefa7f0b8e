package data

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// checkJoined warns of what joining entries shows: what is said twice, weights that
// differ and denials that miss what they may be meant for.
func (c *checker) checkJoined() {
	claims := &c.u.Claims
	for i := range claims.Written() { // of the dossier united, as all positions here
		if c.ended(i) {
			return
		}
		if claims.Joined(i) == nil {
			c.checkRepeated([]int{i})
		}
	}
	var entries []int
	for n, head := range claims.Heads() {
		if c.ended(n) {
			return
		}
		entries = append(entries[:0], int(head))
		for _, other := range claims.OthersOf(n) {
			entries = append(entries, int(other))
		}
		if !c.plainlyDistinct(entries) {
			c.checkRepeated(entries)
		}
		c.checkWeights(entries)
	}
	for i := range claims.Disputes() {
		if c.ended(i) {
			return
		}
		c.checkDispute(i)
	}
}

// plainlyDistinct reports whether entries are few rows of which none repeats another, as
// their columns tell without more ado. It may be false where they are.
func (c *checker) plainlyDistinct(entries []int) bool {
	const few = 8
	if len(entries) > few {
		return false
	}
	start := entries[0]
	t, first := c.u.Claims.Row(start)
	if t == nil {
		return false
	}
	for i := range entries {
		for k := range i {
			a, b := entries[i]-start+first, entries[k]-start+first
			if a >= t.Len() || t.saysSame(a, b) {
				return false
			}
		}
	}
	return true
}

// saysSame reports whether the attributions of two rows are the same.
func (t *Table) saysSame(a, b int) bool {
	return t.SourceAt(a) == t.SourceAt(b) && t.ByAt(a) == t.ByAt(b) && t.StanceAt(a) == t.StanceAt(b) && t.AtAt(a) == t.AtAt(b) &&
		t.QuoteAt(a) == t.QuoteAt(b) && t.SaidOnAt(a) == t.SaidOnAt(b) && t.ReliabilityAt(a) == t.ReliabilityAt(b) &&
		t.CredibilityAt(a) == t.CredibilityAt(b) && t.ConfidenceAt(a) == t.ConfidenceAt(b)
}

// checkRepeated warns of attributions that are there before in every field.
func (c *checker) checkRepeated(entries []int) {
	type place struct{ entry, at int }
	var places []place
	var said []Attribution
	for _, entry := range entries {
		words := c.said.OfEntries(c.d, c.u.Claims.writtenAt(entry), nil) // as written: what a decision makes alike is no slip
		for at := range words {
			places = append(places, place{entry, at})
		}
		said = append(said, words...)
		if len(entries) > 1 {
			said = keep(said, len(words))
		}
	}
	if len(said) < 2 {
		return
	}
	order := make([]int, len(said))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return said[a].Compare(&said[b]) })
	name := c.namesWithin(entries[0])
	for i, first := 1, 0; i < len(order); i++ {
		if said[order[first]].Compare(&said[order[i]]) != 0 {
			first = i
			continue
		}
		one, again := places[order[first]], places[order[i]]
		c.addAfter(CodeRepeatedAttribution, c.saidPlace(again.entry, again.at), c.saidPlace(one.entry, one.at),
			"it counts once; take it out, or say what tells the two apart", "%s says the same as %s", name(again.entry), name(one.entry))
	}
}

// keep copies what the last n attributions point to, which is used again.
func keep(said []Attribution, n int) []Attribution {
	for i := len(said) - n; i < len(said); i++ {
		said[i].By = slices.Clone(said[i].By)
		if said[i].Confidence != nil {
			confidence := *said[i].Confidence
			said[i].Confidence = &confidence
		}
	}
	return said
}

// saidPlace is where an attribution is written.
func (c *checker) saidPlace(entry, at int) Place {
	p := c.entryPlace(entry, "")
	if entry < len(c.u.Claims.Written()) {
		p.Field = "said." + strconv.Itoa(at)
	}
	return p
}

// entryPlace is where an entry of the dossier united is written.
func (c *checker) entryPlace(entry int, field string) Place {
	return Place{List: "claims", Index: c.u.Claims.writtenAt(entry), Field: field, Item: -1}
}

// entryName says which entry is meant: a row, or a claim by its id.
func (c *checker) entryName(entry int) string { return c.namesWithin(entry)(entry) }

// namesWithin returns what names the entries of the claim of one of them. The id of the
// claim is looked up once: that takes as long as the claim has entries.
func (c *checker) namesWithin(claim int) func(entry int) string {
	id := sync.OnceValue(func() string { return "the claim " + Quoted(c.u.ClaimID(c.u.Claims.headOf(claim))) })
	return func(entry int) string {
		if t, row := c.u.Claims.Row(entry); t != nil {
			return fmt.Sprintf("row %d", t.RowNumber(row))
		}
		return id()
	}
}

// checkWeights warns of a claim whose entries give it different weights.
func (c *checker) checkWeights(entries []int) {
	least, first := 0.0, -1
	name := c.namesWithin(entries[0])
	for _, entry := range entries {
		weight := c.u.weightOf(entry)
		switch {
		case math.IsNaN(weight) || first >= 0 && weight == least:
			continue
		case first < 0:
			least, first = weight, entry
			continue
		}
		c.addAfter(CodeWeightsDiffer, c.entryPlace(entry, "weight"), c.entryPlace(first, "weight"),
			"the least counts; write one weight", "%s and %s are one claim and weigh different amounts", name(entry), name(first))
	}
}

// weightOf returns the weight of an entry, or NaN.
func (d *Dossier) weightOf(i int) float64 {
	written, t, row := d.Claims.locate(i)
	switch {
	case written == nil:
		return t.WeightAt(row)
	case written.Weight == nil:
		return math.NaN()
	}
	return *written.Weight
}

// checkDispute warns of denials that cover nothing, though somebody holds what they may
// be meant for: what they say in particular keeps them apart.
func (c *checker) checkDispute(i int) {
	cover, err := c.u.Cover(c.ctx, i)
	if err != nil {
		c.err = err
		return
	}
	reach := cover.reach()
	for i := range cover.stands {
		s := &cover.stands[i]
		if !s.denies || reach.has(s) {
			continue
		}
		if missed := cover.missed(s); missed != nil {
			d, held := c.u.Claim(int(s.claim)), c.u.Claim(int(missed.claim))
			c.addAfter(CodeDenialApart, c.entryPlace(int(s.claim), ""), c.entryPlace(int(missed.claim), ""), apartHint(&d),
				"%s does not reach %s, which says the same otherwise: %s", c.entryName(int(s.claim)), c.entryName(int(missed.claim)), apart(&d, &held))
		}
	}
}

// apart says what keeps a denial from a claim: what it limits itself to and the claim
// says otherwise, or not at all.
func apart(denial, held *Claim) string {
	var parts []string
	for _, part := range []struct{ what, denied, says string }{
		{"time", denial.When.String(), held.When.String()}, {"words", Printable(denial.What), Printable(held.What)},
		{"claim that it is about", denial.About, held.About}, {"occasion", Printable(denial.Occasion), Printable(held.Occasion)},
	} {
		switch {
		case part.denied == "" || part.denied == part.says:
		case part.says == "":
			parts = append(parts, "the denial gives the "+part.what+" "+part.denied+" and the claim none")
		default:
			parts = append(parts, "the denial gives the "+part.what+" "+part.denied+" and the claim "+part.says)
		}
	}
	return strings.Join(parts, "; ")
}

// apartHint says how the two meet.
func apartHint(denial *Claim) string {
	if !denial.When.IsZero() {
		return "if it is denied at all times, leave out its date; if the dates of a table say when things were said, map their column: --map date=said-on"
	}
	return "if it is denied in general, leave out what limits the denial"
}
