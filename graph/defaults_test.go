package graph

import (
	"context"
	"testing"

	"dossier/data"
)

// What a dossier does not write passes the filters that its default passes, and
// influence runs along it as along its default.
func TestEmptyWordsPassAsTheirDefaults(t *testing.T) {
	for _, symmetric := range []bool{false, true} {
		b := data.NewBuilder()
		r := b.AddRelation(data.Relation{Label: "tells", Inverse: "tells", Symmetric: symmetric})
		d, problems := b.Dossier(context.Background())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		d.Actors = []data.Actor{{ID: "a"}, {ID: "b"}}
		d.Claims.Append(data.Claim{ID: "c", From: []string{"a"}, Relation: r, To: []string{"b"}, Said: []data.Attribution{{Source: "s"}}})
		g := build(t, d)
		for _, f := range []Filter{
			{}, {Tones: []data.Tone{data.Neutral}}, {Modalities: []data.Modality{data.Actual}}, {Statuses: []data.Status{data.Asserted}}, {MinGrade: 4},
		} {
			if v := mustView(t, g, f); v.NumTies() != 1 {
				t.Errorf("%+v: %d ties", f, v.NumTies())
			}
		}
		for _, f := range []Filter{
			{Tones: []data.Tone{data.Cooperative}}, {Modalities: []data.Modality{data.Planned}}, {Statuses: []data.Status{data.Rumoured}},
			{Kinds: []data.Kind{data.KindUnknown}}, // no kind is not the known unknown
		} {
			if v := mustView(t, g, f); v.NumTies() != 0 {
				t.Errorf("%+v: passes", f)
			}
		}
		if out, in := len(g.Rows(AlongInfluence, false).Of(0)), len(g.Rows(AlongInfluence, false).Of(1)); out != 1 || (in == 1) != symmetric {
			t.Errorf("symmetric %v: %d arcs leave the first, %d the second", symmetric, out, in)
		}
	}
}
