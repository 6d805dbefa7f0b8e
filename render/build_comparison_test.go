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
		struck := slices.ContainsFunc(f.Legend, func(e render.LegendEntry) bool { return e.Mark == render.MarkStruck })
		if struck != (gone > 0) {
			t.Errorf("seed %d: %d gone, and the legend explains them: %v", seed, gone, struck)
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
