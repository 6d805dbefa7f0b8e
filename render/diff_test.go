package render_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/testkit"
	"dossier/render"
)

// TestFromDiffOfRandomDossiers holds the figure of a difference to what the two
// figures say: every tie that is on one side alone is drawn and says so, and
// nothing is both grey and told.
func TestFromDiffOfRandomDossiers(t *testing.T) {
	for seed := range uint64(60) {
		g := build(t, testkit.SeededDossier(seed, 8, 20))
		before, after := viewOf(t, g, graph.Filter{}), viewOf(t, g, graph.Filter{Statuses: []data.Status{data.Confirmed, data.Asserted, data.Denied}})
		f := render.FromDiff(before, after, render.Options{})
		words := map[string]int{}
		for _, l := range f.Links {
			word, _, told := strings.Cut(l.Caption, ": ")
			if l.Role == render.Context {
				if len(l.Notes) > 0 {
					t.Errorf("seed %d: %q stays and has notes", seed, l.Caption)
				}
				continue
			}
			if !told || len(l.Notes) == 0 {
				t.Errorf("seed %d: %q does not say what became of it, or has no notes", seed, l.Caption)
			}
			if string(l.Fate) != word {
				t.Errorf("seed %d: the fate of %q is %q", seed, l.Caption, l.Fate)
			}
			words[word]++
		}
		if n := words["gone"]; strings.Contains(f.Description, " Gone: ") != (n > 0) {
			t.Errorf("seed %d: %d gone, and the description: %s", seed, n, f.Description)
		}
		gone, added := 0, 0
		for tie := range graph.Tie(g.NumTies()) {
			switch {
			case before.Has(tie) && !after.Has(tie):
				gone++
			case !before.Has(tie) && after.Has(tie):
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
	}
}

func TestFromDiffOfTheSame(t *testing.T) {
	g := build(t, testkit.SeededDossier(1, 6, 12))
	f := render.FromDiff(viewOf(t, g, graph.Filter{}), viewOf(t, g, graph.Filter{}), render.Options{})
	if len(f.Links)+len(f.Nodes) != 0 || f.Footer[0] != "Nothing differs." {
		t.Errorf("%d actors, %d ties, %q", len(f.Nodes), len(f.Links), f.Footer)
	}
}

func viewOf(t *testing.T, g *graph.Graph, f graph.Filter) *graph.View {
	t.Helper()
	v, err := g.View(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
