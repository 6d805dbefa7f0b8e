package data

import (
	"context"
	"slices"
	"testing"
)

func TestBuilderMakesIDs(t *testing.T) {
	make := func() (*Dossier, []Problem) {
		b := NewBuilder()
		b.Title("A title", "and more")
		s := b.Source("The Brief")
		b.AddSource(Source{URL: "https://example.org/a"})
		b.AddActor(Actor{ID: "kim-2", Name: "Kim the Elder"})
		kim, other := b.Actor("Kim", KindPerson), b.AddActor(Actor{Name: "Łódź!", Kind: KindPlace})
		third := b.AddActor(Actor{Name: "kim", Aliases: []string{"K"}})
		knows := b.Relation("knows of")
		if one, same := b.Tie(kim, knows, other, Attribution{Source: s}), b.Tie(kim, knows, other, Attribution{Source: s, Stance: Denies}); one != same {
			t.Errorf("what is asserted is %s, what is denied %s", one, same)
		}
		b.Claim(Claim{From: []string{kim, third, "kim-2"}, Relation: "meets", Modality: Planned, Said: []Attribution{{Source: s}}})
		return b.Dossier(context.Background())
	}
	d, problems := make()
	var ids []string
	for _, a := range d.Actors {
		ids = append(ids, a.ID)
	}
	for _, s := range d.Sources {
		ids = append(ids, s.ID)
	}
	united := unite(t, d)
	for i := range d.Claims.Len() {
		if !united.Claims.Follows(i) {
			ids = append(ids, united.Claim(i).ID)
		}
	}
	ids = append(ids, d.Relations[len(d.Relations)-1].ID)
	// The third Kim passes over the id that was given.
	if want := []string{"kim-2", "kim", "lodz", "kim-3", "the-brief", "https-example-org-a",
		"kim-knows-of-lodz-4399bcf2baa9", "kim-kim-2-kim-3-meets-7eefe0681cb4", "knows-of"}; !slices.Equal(ids, want) {
		t.Errorf("ids %q\nwant %q", ids, want)
	}
	// Two go by one name, which is no error.
	for _, p := range problems {
		if p.Severity == Error {
			t.Errorf("%v", p)
		}
	}
	again, _ := make()
	if digestOf(t, d) != digestOf(t, again) {
		t.Error("the same calls make another dossier")
	}
}

func TestBuilderOverridesRelations(t *testing.T) {
	b := NewBuilder()
	b.AddRelation(Relation{ID: "warns", Label: "warns", Inverse: "is warned by", Influence: NoInfluence})
	first, _ := b.Dossier(context.Background())
	b.AddRelation(Relation{ID: "warns", Label: "alerts", Inverse: "is alerted by"})
	second, problems := b.Dossier(context.Background())
	i, _ := NewIndex(second).Relation("warns")
	if len(second.Relations) != len(BuiltinRelations()) || second.Relations[i].Label != "alerts" || first.Relations[i].Label != "warns" || len(problems) > 0 {
		t.Errorf("%d relations, %+v, before %+v, %v", len(second.Relations), second.Relations[i], first.Relations[i], problems)
	}
}

// What is not written means the same, to the digest and to the rules, as what it
// stands for.
func TestEmptyWordsAreTheirDefaults(t *testing.T) {
	build := func(symmetric bool, tone Tone, influence Influence, modality Modality, stance Stance) *Dossier {
		d := &Dossier{
			Actors:    []Actor{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}},
			Relations: []Relation{{ID: "r", Label: "r", Inverse: "r", Symmetric: symmetric, Tone: tone, Influence: influence}},
			Sources:   []Source{{ID: "s"}, {ID: "z"}},
		}
		d.Claims.Append(Claim{ID: "c", From: []string{"a"}, To: []string{"b"}, Relation: "r", Modality: modality,
			Said: []Attribution{{Stance: stance, Source: "s"}, {Stance: Speculates, Source: "z"}}})
		return d
	}
	for _, symmetric := range []bool{false, true} {
		influence := Forward
		if symmetric {
			influence = Both
		}
		empty, full := build(symmetric, "", "", "", ""), build(symmetric, Neutral, influence, Actual, Asserts)
		if problems := Check(context.Background(), empty); len(problems) > 0 {
			t.Errorf("%v", problems)
		}
		if digestOf(t, empty) != digestOf(t, full) {
			t.Errorf("symmetric %v: another digest", symmetric)
		}
		if c := empty.Claim(0); c.Modality != Actual || c.Said[0].Stance != Asserts || empty.Claims.Written()[0].Said[0].Stance != "" {
			t.Errorf("the claim reads %+v", c)
		}
		a := NewAssessor(empty)
		if got := a.Assess(empty.Claims.Written()[0].Said); got != a.Assess(full.Claims.Written()[0].Said) || got.Status != Asserted {
			t.Errorf("assessed %+v", got)
		}
		one := empty.Claims.Written()[0].Said[:1]
		if got := a.Assess(one); got.Status != Asserted || got != AssessRow("", 0, -1) || a.IndependentOrigins(one, Asserts) != 1 {
			t.Errorf("a single voice: %+v", got)
		}
	}
}

func TestBuilderDecides(t *testing.T) {
	b := NewBuilder()
	one, other := b.Actor("Zelensky", KindPerson), b.Actor("Зеленський", KindPerson)
	b.Tie(b.Actor("Scholz", KindPerson), "meets", other, Attribution{Source: b.Source("Brief")})
	b.Decide(Decision{Actors: []string{one, other}, Verdict: Same, Keep: one, By: "Ann", Why: "one man"})
	d, problems := b.Dossier(t.Context())
	u := united(t, d)
	if len(u.Actors) != 2 || u.Claim(0).To[0] != one {
		t.Errorf("%v %v", u.Actors, problems)
	}
}
