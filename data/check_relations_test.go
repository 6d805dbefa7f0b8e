package data

import (
	"fmt"
	"testing"
)

// TestCheckNewRelations asks about relations that tables brought, once each and at the
// first row, and never about those that somebody defined.
func TestCheckNewRelations(t *testing.T) {
	own := Relation{ID: "warms", Label: "warms", Inverse: "is warmed by", Tone: Cooperative}
	d := &Dossier{Relations: append(BuiltinRelations(), own), Actors: []Actor{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}}
	relation := func(r Relation) uint16 {
		d.Relations = append(d.Relations, r)
		return uint16(len(d.Relations) - 1)
	}
	leed, supplied := relation(PlainRelation("leed", "leed")), relation(PlainRelation("is-supplied-by", "is supplied by"))
	fancies := relation(PlainRelation("fancies", "fancies"))
	twin := PlainRelation("supply-undirected", "supply")
	twin.Symmetric, twin.Inverse, twin.Influence = true, twin.Label, Both
	table := func(relations ...uint16) *Table {
		n := len(relations)
		to := make([]uint32, n)
		for i := range to {
			to[i] = 1
		}
		return &Table{From: make([]uint32, n), To: to, Relation: relations, Strings: []string{""}}
	}
	d.Claims.AppendTable(table(0, fancies, leed, leed))
	d.Claims.AppendTable(table(relation(twin), leed, supplied, fancies))
	got := map[string]string{}
	for _, p := range Check(t.Context(), d) {
		if p.Code == CodeNearRelation {
			got[fmt.Sprintf("%s %d %s %d", p.Place.List, p.Place.Index, p.Place.Field, p.Place.Item)] += p.Message + " / " + p.Hint
		}
	}
	const taken = " is taken for a new relation, neutral and with influence forward / "
	want := map[string]string{
		"claims 2 relation -1": `"leed"` + taken + `did you mean "leads"? Otherwise define "leed" under "relations"`,
		"claims 4 relation -1": `"supply"` + taken + `did you mean "supplies"? Otherwise define "supply-undirected" under "relations"`,
		"claims 6 relation -1": `"is supplied by"` + taken + `it is "supplies" read backward: write that, from the second actor to the first. Otherwise define "is-supplied-by" under "relations"`,
	}
	if len(got) != len(want) {
		t.Errorf("%d are asked about, want %d", len(got), len(want))
	}
	for place, words := range want {
		if got[place] != words {
			t.Errorf("%s: %s\nwant %s", place, got[place], words)
		}
	}
}
