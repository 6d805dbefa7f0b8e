package render

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
)

func plainLink(from, to int, relation string, note int) Link {
	return Link{From: from, To: to, Relation: relation, Caption: relation, Tone: data.Cooperative, Status: data.Asserted, Origins: 1,
		Notes: []int{note}, Detail: relation}
}

func TestBundle(t *testing.T) {
	warns, denied, wide := plainLink(0, 1, "warns", 4), plainLink(0, 1, "aids", 5), plainLink(0, 1, "arms", 6)
	warns.Tone, denied.Status, wide.Origins = data.Conflictual, data.Contested, 2
	f := Figure{Nodes: make([]Node, 3), Links: []Link{
		plainLink(0, 1, "supplies", 1), warns, plainLink(0, 1, "visits", 2), plainLink(1, 0, "supplies", 3), denied, wide,
		plainLink(1, 2, "supplies", 7), plainLink(1, 2, "visits", 8)}}
	if err := bundle(t.Context(), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Links) != 7 || f.Ties() != 8 {
		t.Fatalf("%d lines for %d ties, want 7 for 8", len(f.Links), f.Ties())
	}
	want := []Row{{Relation: "supplies", Caption: "supplies", Notes: []int{1}}, {Relation: "visits", Caption: "visits", Notes: []int{2}}}
	if got := f.Links[0].Rows(); !reflect.DeepEqual(got, want) {
		t.Errorf("the first line says %v, want %v", got, want)
	}
	if f.Links[0].Detail != "supplies\nvisits" {
		t.Errorf("hovering shows %q", f.Links[0].Detail)
	}
}

// Whatever is bundled, every tie is said once, on a line between its actors that
// looks as its own would, and a pair of few lines keeps them.
func TestBundleLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "ties")
		f := Figure{Nodes: make([]Node, 3)}
		looks := map[int]Look{} // by note
		for i := range n {
			l := plainLink(rapid.IntRange(0, 2).Draw(t, "from"), rapid.IntRange(0, 2).Draw(t, "to"), "r", i)
			l.Symmetric = rapid.Bool().Draw(t, "symmetric")
			l.Tone = rapid.SampledFrom(data.Tones()).Draw(t, "tone")
			l.Status = rapid.SampledFrom([]data.Status{data.Denied, data.Contested, data.Alleged, data.Asserted, data.Confirmed}).Draw(t, "status")
			if rapid.Bool().Draw(t, "wordless") {
				l.Caption = ""
			}
			looks[i] = LookOf(&l)
			f.Links = append(f.Links, l)
		}
		if err := bundle(t.Context(), &f); err != nil {
			t.Fatal(err)
		}
		seen := map[int]bool{}
		for _, l := range f.Links {
			rows := l.Rows()
			if len(rows) > mostStacked {
				t.Fatalf("%d captions on one line", len(rows))
			}
			for _, r := range rows {
				i := r.Notes[0]
				if seen[i] || looks[i] != LookOf(&l) {
					t.Fatalf("tie %d is said twice, or on a line that looks otherwise", i)
				}
				seen[i] = true
				if len(rows) > 1 && r.Caption == "" {
					t.Fatal("a tie without words in a stack")
				}
			}
		}
		if len(seen) != n || f.Ties() != n {
			t.Fatalf("%d of %d ties are said", len(seen), n)
		}
	})
}
