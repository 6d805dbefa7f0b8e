package render_test

import (
	"context"
	"slices"
	"testing"

	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/testkit"
	"dossier/render"
)

// TestHighlight holds a highlighted figure to the paths: just their ties keep
// their looks and their notes, and nothing is lost.
func TestHighlight(t *testing.T) {
	found := 0
	for seed := range uint64(40) {
		g := build(t, testkit.SeededDossier(seed, 8, 24))
		v := viewOf(t, g, graph.Filter{})
		a, err := path.Find(context.Background(), v, path.Question{From: 0, To: 5, K: 2})
		if err != nil {
			t.Fatal(err)
		}
		whole := render.FromView(v, render.Selection{}, render.Options{})
		f := render.Highlight(whole, g, a.Paths)
		if len(f.Nodes) != len(whole.Nodes) || len(f.Links) != len(whole.Links) {
			t.Fatalf("seed %d: actors or ties are lost", seed)
		}
		var want, got []string
		for _, p := range a.Paths {
			found++
			for _, h := range p.Hops {
				for _, tie := range h.Ties {
					from, to := g.Ends(tie)
					want = append(want, g.Actor(from).ID+" "+g.Relation(tie).ID+" "+g.Actor(to).ID)
				}
			}
		}
		for _, l := range f.Links {
			if (l.Role == render.Context) != (len(l.Notes) == 0) {
				t.Errorf("seed %d: %q has role %d and notes %v", seed, l.Caption, l.Role, l.Notes)
			}
			if l.Role != render.Context {
				got = append(got, f.Nodes[l.From].Actor+" "+l.Relation+" "+f.Nodes[l.To].Actor)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(slices.Compact(want), got) {
			t.Errorf("seed %d: highlighted %q, want %q", seed, got, want)
		}
	}
	if found < 10 {
		t.Errorf("only %d paths were found to highlight", found)
	}
}
