package engines

import (
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
)

// namesakes is a dossier in which names belong to several, in written claims and in a
// table.
func namesakes() *data.Dossier {
	d := &data.Dossier{Title: "Namesakes", Relations: testkit.Relations(), Sources: []data.Source{{ID: "s", Title: "S"}}, Actors: []data.Actor{
		{ID: "wang-zhi-a", Name: "Wang Zhi", Kind: data.KindPerson, Description: "minister"},
		{ID: "wang-zhi-b", Name: "WANG  zhi", Kind: data.KindPerson, Description: "merchant."},
		{ID: "smith-a", Name: "Smith", Description: "clerk"},
		{ID: "smith-b", Name: "Smith"},
		{ID: "li-a", Name: "Li", Description: "a person of whom much can be told, and is"},
		{ID: "li-b", Name: "Li", Description: "judge"},
		{ID: "twin-a", Name: "Twin", Description: "Twin"},
		{ID: "twin-b", Name: "Twin", Description: "twin."},
		{ID: "only", Name: "Only", Description: "the one", Aliases: []string{"Smith"}},
		{ID: "shared", Name: "wang-zhi-a"},
	}}
	tie := func(from, to string) {
		d.Claims.Append(data.Claim{From: []string{from}, Relation: "warns", To: []string{to}, Modality: data.Actual,
			Said: []data.Attribution{{By: []string{from}, Stance: data.Asserts, Source: "s"}}})
	}
	for i := range len(d.Actors) - 1 {
		tie(d.Actors[i].ID, d.Actors[i+1].ID)
	}
	warns := uint16(slices.IndexFunc(d.Relations, func(r data.Relation) bool { return r.ID == "warns" }))
	d.Claims.AppendTable(&data.Table{Source: "s", From: []uint32{1}, To: []uint32{0}, Relation: []uint16{warns}})
	return d
}

// homonyms are told apart wherever they are named, and a look-up asks which is meant.
func homonyms(t *testing.T, open Open) {
	e := open(t, namesakes())
	want := map[string]string{"wang-zhi-a": "minister", "wang-zhi-b": "merchant", "smith-a": "smith-a", "smith-b": "smith-b", "li-a": "li-a", "li-b": "li-b",
		"twin-a": "twin-a", "twin-b": "twin-b", "only": "", "shared": "shared"}
	for _, q := range []ask.Question{
		{Verb: answer.VerbDraw}, {Verb: answer.VerbClaims}, {Verb: answer.VerbRank, Top: 99}, {Verb: answer.VerbGroups},
		{Verb: answer.VerbPath, Actors: []string{"wang-zhi-a", "shared"}, Path: ask.PathOptions{AsWritten: true}},
	} {
		a, err := ask.Ask(t.Context(), e, q)
		if err != nil {
			t.Fatalf("%s: %v", q.CommandLine(), err)
		}
		for id, qualifier := range want {
			if got := a.Common().Actors[id]; got.ID != id || got.Qualifier != qualifier {
				t.Errorf("%s: %s is told apart as %q, want %q", q.CommandLine(), id, got.Qualifier, qualifier)
			}
		}
	}
	for id, qualifier := range want {
		a, err := ask.Ask(t.Context(), e, ask.Question{Verb: answer.VerbShow, Actors: []string{id}})
		if err != nil || a.(*answer.Profile).ID != id || a.(*answer.Profile).Qualifier != qualifier {
			t.Errorf("show %s: %v", id, err)
		}
	}
	sentences(t, e)
	lookUps(t, e)
	waysAndRanks(t, e)
	alone := open(t, &data.Dossier{Actors: []data.Actor{{ID: "a", Name: "Wang Zhi", Description: "minister"}}})
	if a, err := ask.Ask(t.Context(), alone, ask.Question{Verb: answer.VerbShow, Actors: []string{"wang zhi"}}); err != nil || a.(*answer.Profile).Qualifier != "" {
		t.Errorf("whoever is alone is told apart: %v", err)
	}
}

// lookUps ask which of several is meant.
func lookUps(t *testing.T, e ask.Engine) {
	t.Helper()
	for name, want := range map[string]string{
		"wang zhi": "Wang Zhi (wang-zhi-a): minister; WANG  zhi (wang-zhi-b): merchant.;",
		"Smith":    "Smith (smith-a): clerk; Smith (smith-b);",
	} {
		_, err := ask.Ask(t.Context(), e, ask.Question{Verb: answer.VerbShow, Actors: []string{name}})
		if !ask.IsUsage(err) || !strings.Contains(err.Error(), want) {
			t.Errorf("show %s: %v, want %s", name, err, want)
		}
	}
	for prefix, want := range map[string]string{"smith": "smith-a smith-b only", "SMITH-B": "smith-b", "wang-zhi-a": "wang-zhi-a shared", "Wang-Zhi-A": "shared wang-zhi-a"} {
		found, err := e.Resolve(t.Context(), ask.NamesActors, prefix, 9)
		var ids []string
		for _, m := range found {
			ids = append(ids, m.ID)
		}
		if got := strings.Join(ids, " "); err != nil || got != want {
			t.Errorf("%q: %s (%v), want %s", prefix, got, err, want)
		}
	}
}

// waysAndRanks name namesakes apart in their words.
func waysAndRanks(t *testing.T, e ask.Engine) {
	t.Helper()
	way := ask.Question{Verb: answer.VerbPath, Actors: []string{"wang-zhi-a", "smith-a"}, Path: ask.PathOptions{AsWritten: true, Avoid: []string{"wang-zhi-b"}}}
	if a, err := ask.Ask(t.Context(), e, way); err != nil || a.(*answer.Paths).Nearest.Words != "through WANG  zhi (merchant): 2 hops" {
		t.Errorf("what hides a path: %v, %+v", err, a)
	}
	rank := ask.Question{Verb: answer.VerbRank, Actors: []string{"brokers"}, Path: ask.PathOptions{EitherWay: true}}
	if a, err := ask.Ask(t.Context(), e, rank); err != nil || !strings.HasSuffix(a.(*answer.Ranking).Note, `most depends on "Li" (li-a) and "Li" (li-b)`) {
		t.Errorf("brokers: %v, %+v", err, a)
	}
}

// sentences tell namesakes apart, in claims that are written and in rows, and so do
// limits.
func sentences(t *testing.T, e ask.Engine) {
	t.Helper()
	q := ask.Question{Verb: answer.VerbClaims, Actors: []string{"wang-zhi-a"}, Filter: ask.Filter{WithoutVoices: []string{"smith-b"}}}
	a, err := ask.Ask(t.Context(), e, q)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for c, err := range a.(*answer.Listing).List.All() {
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, c.Sentence)
	}
	slices.Sort(told)
	if want := []string{"WANG  zhi (merchant) warns Wang Zhi (minister)", "Wang Zhi (minister) warns WANG  zhi (merchant)"}; !slices.Equal(told, want) {
		t.Errorf("%q, want %q", told, want)
	}
	if limits := a.Common().Limits; !slices.Equal(limits, []string{"Without what Smith (smith-b) says."}) {
		t.Errorf("%q", limits)
	}
}

// namesakesOfEditions are told apart in a comparison even where each edition has but
// one of them.
func namesakesOfEditions(t *testing.T, open Open) {
	edition := func(id, description string) ask.Engine {
		d := &data.Dossier{Relations: testkit.Relations(), Actors: []data.Actor{{ID: id, Name: "Wang Zhi", Description: description}, {ID: "other", Name: "Other"}}}
		d.Claims.Append(data.Claim{From: []string{id}, Relation: "warns", To: []string{"other"}, Modality: data.Actual, Said: []data.Attribution{{By: []string{id}, Stance: data.Asserts}}})
		return open(t, d)
	}
	for _, c := range []struct{ old, now, was, is string }{
		{"a", "b", "Wang Zhi (minister) warns Other", "Wang Zhi (merchant) warns Other"},
		{"a", "", "Wang Zhi (a) warns Other", "Wang Zhi (b) warns Other"},
	} {
		descriptions := map[string]string{"a": "minister", "b": "merchant"}
		q := ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}}
		a, err := ask.Compare(t.Context(), edition("a", descriptions[c.old]), edition("b", descriptions[c.now]), q)
		if err != nil {
			t.Fatal(err)
		}
		for gone, err := range a.(*answer.Comparison).Gone.All() {
			if err != nil || gone.Sentence != c.was {
				t.Errorf("%q (%v), want %q", gone.Sentence, err, c.was)
			}
		}
		for added, err := range a.(*answer.Comparison).Added.All() {
			if err != nil || added.Sentence != c.is {
				t.Errorf("%q (%v), want %q", added.Sentence, err, c.is)
			}
		}
	}
	same, err := ask.Compare(t.Context(), edition("a", "minister"), edition("a", "merchant"), ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}})
	if err != nil || same.Common().Actors["a"].Qualifier != "" {
		t.Errorf("one actor is told apart from itself (%v)", err)
	}
}
