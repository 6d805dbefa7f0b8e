package data

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func TestCheckDecisions(t *testing.T) {
	different := Decision{Actors: []string{"a", "c"}, Verdict: Different, By: "Bob", Why: "two people"}
	for _, tt := range []struct {
		name      string
		decisions []Decision
		want      string // code at place, in order
	}{
		{"fine", []Decision{same("a", "b", "b"), different}, ""},
		{"unknown actor", []Decision{same("a", "x", "")}, "unknown-actor decisions 0 actors 1"},
		{"one actor", []Decision{{Actors: []string{"a"}, Verdict: Same, By: "x", Why: "x"}}, "bad-value decisions 0 actors -1"},
		{"one actor twice", []Decision{same("a", "a", "")}, "bad-value decisions 0 actors -1"},
		{"no verdict", []Decision{{Actors: []string{"a", "b"}, By: "x", Why: "x"}}, "missing-field decisions 0 verdict -1"},
		{"bad verdict", []Decision{{Actors: []string{"a", "b"}, Verdict: "perhaps", By: "x", Why: "x"}}, "bad-value decisions 0 verdict -1"},
		{"keeps a third", []Decision{same("a", "b", "c")}, "bad-value decisions 0 keep -1"},
		{"keeps one of different ones", []Decision{{Actors: []string{"a", "b"}, Verdict: Different, Keep: "a", By: "x", Why: "x"}}, "bad-value decisions 0 keep -1"},
		{"by nobody", []Decision{{Actors: []string{"a", "b"}, Verdict: Unsure, Why: "x"}}, "unsigned-decision decisions 0  -1"},
		{"for no reason", []Decision{{Actors: []string{"a", "b"}, Verdict: Unsure, By: "x"}}, "unsigned-decision decisions 0  -1"},
		{"taken back by nobody", []Decision{{Actors: []string{"a", "b"}, Verdict: Same, By: "x", Why: "x", TakenBack: &TakingBack{Why: "x"}}}, "unsigned-decision decisions 0 taken-back -1"},
		{"two that stand", []Decision{same("a", "b", ""), {Actors: []string{"b", "a"}, Verdict: Different, By: "x", Why: "x"}}, "identity-contradiction decisions 1 verdict -1"},
		{"two that keep others", []Decision{same("a", "b", "a"), same("b", "a", "b")}, "identity-conflict actors 0 id -1; identity-contradiction decisions 1 verdict -1"},
		{"two that agree", []Decision{same("a", "b", ""), same("b", "a", "b")}, ""},
		{"one taken back", []Decision{same("a", "b", ""), {Actors: []string{"b", "a"}, Verdict: Different, By: "x", Why: "x", TakenBack: &TakingBack{By: "x", Why: "x"}}}, ""},
		{"implied", []Decision{different, same("a", "b", ""), same("b", "c", "")}, "identity-conflict actors 0 wikidata -1; identity-contradiction decisions 0 verdict -1"},
		{"kinds differ", []Decision{same("a", "s", "")}, "identity-conflict actors 0 kind -1"},
		{"items differ", []Decision{same("b", "c", "")}, "identity-conflict actors 1 wikidata -1"},
		{"ends joined", []Decision{same("d", "e", "")}, "joined-ends claims 0 to -1; joined-ends claims 1 to 0"},
	} {
		d := &Dossier{Relations: BuiltinRelations(), Sources: []Source{{ID: "s", Title: "S"}}, Decisions: tt.decisions, Actors: []Actor{
			{ID: "a", Name: "A", Kind: KindPerson}, {ID: "b", Name: "B", Kind: KindUnknown, Wikidata: "Q1"}, {ID: "c", Name: "C", Wikidata: "Q2"},
			{ID: "s", Name: "S", Kind: KindState}, {ID: "d", Name: "D"}, {ID: "e", Name: "D"},
		}}
		d.Claims.Append(
			Claim{From: []string{"d"}, Relation: "meets", To: []string{"e"}, Said: []Attribution{{Source: "s"}}},
			Claim{From: []string{"d", "a"}, Relation: "meets", To: []string{"e"}, Said: []Attribution{{Source: "s"}}})
		var got []string
		for _, p := range Check(context.Background(), d) {
			if p.Code != CodeUnreachableActor && p.Code != CodeSharedName {
				got = append(got, fmt.Sprint(p.Code, " ", p.Place.List, " ", p.Place.Index, " ", p.Place.Field, " ", p.Place.Item))
			}
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, strings.Join(got, "; "), tt.want)
		}
	}
}

func TestContradictionTellsTheChain(t *testing.T) {
	d := &Dossier{}
	for i := range 12 {
		d.Actors = append(d.Actors, Actor{ID: fmt.Sprint("a", i), Name: fmt.Sprint("A", i)})
	}
	for i := range 11 {
		d.Decisions = append(d.Decisions, same(fmt.Sprint("a", i), fmt.Sprint("a", i+1), ""))
	}
	on, err := ParseDate("2024-05-01")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		d.Decisions = append(d.Decisions, Decision{Actors: []string{"a0", "a11"}, Verdict: Different, By: "Bob\n", On: on, Why: fmt.Sprint(i)})
	}
	n := 0
	for _, p := range Check(context.Background(), d) {
		if p.Code != CodeIdentityContradiction {
			continue
		}
		if n++; n > 1 {
			continue
		}
		want := `"a0" and "a11" are different (decided by Bob on 2024-05-01), but "a0" and "a1" are the same (decided by Ann); `
		if !strings.HasPrefix(p.Message, want) || !strings.HasSuffix(p.Message, "; and so on by 5 more") || p.Severity != Error {
			t.Error(p)
		}
	}
	if n != 30 {
		t.Errorf("%d contradictions", n)
	}
}

// TestNamesOfMergedActors: a name that two actors share is no fault once they are one,
// and a claim that goes may be what another is about.
func TestNamesOfMergedActors(t *testing.T) {
	d := &Dossier{Relations: BuiltinRelations(), Sources: []Source{{ID: "s", Title: "S"}}, Actors: []Actor{{ID: "d", Name: "D"}, {ID: "e", Name: "D"}, {ID: "f", Name: "F"}},
		Decisions: []Decision{same("d", "e", "")}}
	d.Claims.Append(
		Claim{ID: "gone", From: []string{"d"}, Relation: "meets", To: []string{"e"}, Said: []Attribution{{Source: "s"}}},
		Claim{From: []string{"f"}, Relation: "warns", To: []string{"e"}, About: "gone", Said: []Attribution{{Source: "s"}}},
		Claim{ID: "x", From: []string{"f"}, Relation: "owns", To: []string{"e"}, Said: []Attribution{{Source: "s"}}},
		Claim{ID: "x", From: []string{"f"}, Relation: "owns", To: []string{"d"}, Said: []Attribution{{Source: "s"}}})
	for _, p := range Check(context.Background(), d) {
		if p.Code != CodeJoinedEnds && p.Code != CodeRepeatedAttribution {
			t.Error(p)
		}
	}
}

// TestHintBySound: an unknown id is answered with the actor whose name sounds like it.
func TestHintBySound(t *testing.T) {
	d := &Dossier{Relations: BuiltinRelations(), Sources: []Source{{ID: "s", Title: "S"}}, Actors: []Actor{
		{ID: "actor-77", Name: "Володимир Зеленський"}, {ID: "x", Name: "X", Aliases: []string{"Jong Un Kim"}}}}
	d.Claims.Append(Claim{From: []string{"volodymyr-zelensky"}, Relation: "meets", To: []string{"kim-jong-un"}, Said: []Attribution{{Source: "s"}}})
	var hints []string
	for _, p := range Check(context.Background(), d) {
		if p.Code == CodeUnknownActor {
			hints = append(hints, p.Hint)
		}
	}
	if len(hints) != 2 || !strings.HasPrefix(hints[0], `did you mean "actor-77"?`) || !strings.HasPrefix(hints[1], `did you mean "x"?`) {
		t.Error(hints)
	}
}
