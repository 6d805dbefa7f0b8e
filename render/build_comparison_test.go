package render_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// twoDates compares what random dossiers hold at two dates.
func twoDates() ask.Question {
	return ask.Question{Verb: answer.VerbDiff, Sides: ask.SideOptions{AsOf: []data.Date{testkit.Date("2018"), testkit.Date("2021-06")}}}
}

// TestComparisonsOfRandomDossiers holds the figure of a comparison to the answer:
// every tie that is on one side alone is drawn and says so, and nothing is both
// grey and told.
func TestComparisonsOfRandomDossiers(t *testing.T) {
	for seed := range uint64(60) {
		a := answers.Put(t, answers.Engine(t, testkit.SeededDossier(seed, 8, 20)), twoDates()).(*answer.Comparison)
		f := build(t, a, render.Options{})
		words := map[string]int{}
		for _, l := range f.Links {
			for _, r := range l.Rows() {
				word, _, told := strings.Cut(r.Caption, ": ")
				if l.Role == render.Context {
					if len(r.Notes) > 0 {
						t.Errorf("seed %d: %q stays and has notes", seed, r.Caption)
					}
					continue
				}
				if !told || len(r.Notes) == 0 {
					t.Errorf("seed %d: %q does not say what became of it, or has no notes", seed, r.Caption)
				}
				if string(l.Change) != word {
					t.Errorf("seed %d: the change of %q is %q", seed, r.Caption, l.Change)
				}
				words[word]++
			}
		}
		if n := words["gone"]; strings.Contains(f.Description, " Gone: ") != (n > 0) {
			t.Errorf("seed %d: %d gone, and the description: %s", seed, n, f.Description)
		}
		gone, added := 0, 0
		for _, tie := range a.Ties {
			switch {
			case tie.New == nil:
				gone++
			case tie.Old == nil:
				added++
			}
		}
		explained := slices.ContainsFunc(f.Legend, func(e render.LegendEntry) bool { return e.Mark == render.MarkGone })
		if explained != (gone > 0) {
			t.Errorf("seed %d: %d gone, and the legend explains them: %v", seed, gone, explained)
		}
		if words["gone"] != gone || words["new"] != added {
			t.Errorf("seed %d: %d gone and %d new are drawn, want %d and %d", seed, words["gone"], words["new"], gone, added)
		}
		checkFigure(t, &f)
	}
}

func TestComparisonOfTheSame(t *testing.T) {
	q := ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}}
	before, after := answers.Engine(t, testkit.SeededDossier(1, 6, 12)), answers.Engine(t, testkit.SeededDossier(1, 6, 12))
	f := build(t, answers.Compare(t, before, after, q), render.Options{})
	if len(f.Links)+len(f.Nodes) != 0 || f.Footer[0] != "Nothing differs." {
		t.Errorf("%d actors, %d ties, %q", len(f.Nodes), len(f.Links), f.Footer)
	}
}

// TestComparisonOfTwoDossiers tells what is gone in the words of the old dossier,
// and everything else in those of the new one.
func TestComparisonOfTwoDossiers(t *testing.T) {
	edition := func(name, title string, claims ...data.Claim) *ask.Memory {
		d := &data.Dossier{
			Actors:    []data.Actor{{ID: "a", Name: name, Kind: data.KindState}, {ID: "b", Name: "Bern", Kind: data.KindState}},
			Relations: []data.Relation{{ID: "warns", Label: "warns", Tone: data.Conflictual, Influence: data.Forward}},
			Sources:   []data.Source{{ID: "s", Title: title}},
		}
		d.Claims.Append(claims...)
		return answers.Engine(t, d)
	}
	claim := func(id, from, to, quote string) data.Claim {
		return data.Claim{ID: id, From: []string{from}, To: []string{to}, Relation: "warns",
			Said: []data.Attribution{{Stance: data.Asserts, Source: "s", Quote: quote}}}
	}
	before := edition("Old name", "First", claim("x", "a", "b", "one"), claim("y", "b", "a", "two"))
	after := edition("New name", "Second", claim("x", "a", "b", "ONE"))
	f := build(t, answers.Compare(t, before, after, ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}}), render.Options{})
	if f.Nodes[0].Name != "New name" || len(f.Links) != 2 {
		t.Fatalf("%+v", f)
	}
	changed, gone := f.Links[0], f.Links[1]
	if changed.Change != render.Changed || !strings.Contains(changed.Detail, "New name warns Bern") || !strings.Contains(changed.Detail, "Second") {
		t.Errorf("%+v", changed)
	}
	if gone.Change != render.Gone || !strings.Contains(gone.Detail, "Bern warns Old name") || !strings.Contains(gone.Detail, "First") {
		t.Errorf("%+v", gone)
	}
	if sources := f.Footer[1]; sources != "Sources: “Second”; “First”." {
		t.Errorf("the footer says %q", sources)
	}
	if d := f.Stamp.Digest; len(strings.Fields(d)) != 2 {
		t.Errorf("stamped with the digests %q", d)
	}
}

// TestComparisonThatFails gives the error of a list, such as that of a context
// that has ended.
func TestComparisonThatFails(t *testing.T) {
	ended := errors.New("ended")
	a := answers.Put(t, answers.Engine(t, testkit.SeededDossier(0, 8, 20)), twoDates()).(*answer.Comparison)
	a.Gone = answer.ListFrom(1, func(yield func(answer.Claim, error) bool) { yield(answer.Claim{}, ended) })
	if _, err := render.Build(context.Background(), a, render.Options{}); !errors.Is(err, ended) {
		t.Errorf("the figure fails with %v", err)
	}
}

// TestChangedTies says from what to what ties have changed, in captions and in notes.
func TestChangedTies(t *testing.T) {
	edition := func(claims ...data.Claim) *ask.Memory {
		d := &data.Dossier{
			Actors:    []data.Actor{{ID: "a", Name: "Ann", Kind: data.KindPerson}, {ID: "b", Name: "Bert", Kind: data.KindPerson}},
			Relations: []data.Relation{{ID: "warns", Label: "warns", Tone: data.Conflictual, Influence: data.Forward}},
			Sources:   []data.Source{{ID: "s", Title: "Daily"}},
		}
		d.Claims.Append(claims...)
		return answers.Engine(t, d)
	}
	claim := func(what, when string, said ...data.Attribution) data.Claim {
		c := data.Claim{From: []string{"a"}, To: []string{"b"}, Relation: "warns", What: what, Said: said}
		if when != "" {
			c.When = testkit.Date(when)
		}
		return c
	}
	asserts := data.Attribution{Stance: data.Asserts, Source: "s"}
	alleges := data.Attribution{Stance: data.Alleges, Source: "s"}
	denies := data.Attribution{By: []string{"b"}, Stance: data.Denies, Source: "s"}
	for _, c := range []struct {
		name     string
		old, new []data.Claim
		caption  string
		notes    []string // the statuses
	}{
		{"status", []data.Claim{claim("", "", alleges)}, []data.Claim{claim("", "", alleges, denies)},
			"changed: warns (contested, was alleged)", []string{"contested, was alleged"}},
		{"date", []data.Claim{claim("", "2022", asserts)}, []data.Claim{claim("", "2023-09", asserts)},
			"changed: warns (September 2023, was 2022)", []string{"asserted, new", "asserted, gone"}},
		{"interval", []data.Claim{claim("", "", asserts)}, []data.Claim{claim("", "2022/", asserts)},
			"changed: warns (from 2022, end unknown; was undated)", []string{"asserted, new", "asserted, gone"}},
		{"what", []data.Claim{claim("of war", "", asserts)}, []data.Claim{claim("of rain", "", asserts)},
			"changed: warns of rain (was of war)", []string{"asserted, new", "asserted, gone"}},
		{"more", []data.Claim{claim("", "2021", asserts)}, []data.Claim{claim("", "2021", asserts), claim("", "2022", asserts), claim("", "2023", asserts)},
			"changed: warns (2 claims new)", []string{"asserted", "asserted, new", "asserted, new"}},
		{"fewer", []data.Claim{claim("", "2021", asserts), claim("", "2022", asserts)}, []data.Claim{claim("", "2021", asserts)},
			"changed: warns (1 claim gone)", []string{"asserted", "asserted, gone"}},
		{"others", []data.Claim{claim("", "2021", asserts), claim("", "2022", asserts)}, []data.Claim{claim("", "2021", asserts), claim("", "2023", asserts)},
			"changed: warns (1 claim new, 1 gone)", []string{"asserted", "asserted, new", "asserted, gone"}},
		{"evidence", []data.Claim{claim("", "", asserts)}, []data.Claim{claim("", "", data.Attribution{Stance: data.Asserts, Source: "s", Quote: "Beware"})},
			"changed: warns (other evidence)", []string{"asserted"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}}
			f := build(t, answers.Compare(t, edition(c.old...), edition(c.new...), q), render.Options{AllCaptions: true})
			if len(f.Links) != 1 || f.Links[0].Caption != c.caption {
				t.Fatalf("%+v, want %q", f.Links, c.caption)
			}
			var notes []string
			for _, n := range f.Notes {
				notes = append(notes, n.Status)
			}
			slices.Sort(notes)
			slices.Sort(c.notes)
			if !slices.Equal(notes, c.notes) {
				t.Errorf("notes say %q, want %q", notes, c.notes)
			}
		})
	}
}
