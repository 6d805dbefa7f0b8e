package render_test

import (
	"slices"
	"testing"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// TestHighlight holds a highlighted figure to the paths: just their ties keep
// their looks and their notes, and nothing is lost.
func TestHighlight(t *testing.T) {
	found := 0
	for seed := range uint64(40) {
		m := answers.Engine(t, testkit.SeededDossier(seed, 8, 24))
		q := ask.Question{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Highlight: []string{"a000", "a005"}}, Path: ask.PathOptions{K: 2}}
		a, ok := answers.Put(t, m, q).(*answer.Network)
		if !ok {
			continue // there is no path
		}
		f := build(t, a, render.Options{})
		if len(f.Nodes) != len(a.Members) || f.Ties() != len(a.Ties) {
			t.Fatalf("seed %d: actors or ties are lost", seed)
		}
		var want, got []string
		for _, p := range a.Highlight {
			found++
			for _, h := range p.Hops {
				for _, tie := range h.Ties {
					from, to := h.From, h.To
					if tie.Reversed || a.Relations[tie.Relation].Symmetric && from > to {
						from, to = to, from
					}
					want = append(want, from+" "+tie.Relation+" "+to)
				}
			}
		}
		for _, l := range f.Links {
			for _, r := range l.Rows() {
				if (l.Role == render.Context) != (len(r.Notes) == 0) {
					t.Errorf("seed %d: %q has role %d and notes %v", seed, r.Caption, l.Role, r.Notes)
				}
				if l.Role != render.Context {
					got = append(got, f.Nodes[l.From].Actor+" "+r.Relation+" "+f.Nodes[l.To].Actor)
				}
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(slices.Compact(want), got) {
			t.Errorf("seed %d: highlighted %q, want %q", seed, got, want)
		}
		for _, n := range f.Nodes {
			if end := n.Actor == "a000" || n.Actor == "a005"; end != (n.Role == render.End) {
				t.Errorf("seed %d: %s has role %d", seed, n.Actor, n.Role)
			}
		}
		checkFigure(t, &f)
	}
	if found < 10 {
		t.Errorf("only %d paths were found to highlight", found)
	}
}

// TestHighlightSpendsNotesOnThePaths numbers the evidence of the paths alone, so
// that the rest of a large network leaves them notes.
func TestHighlightSpendsNotesOnThePaths(t *testing.T) {
	m := answers.Engine(t, testkit.SeededDossier(3, 12, 60))
	q := ask.Question{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Highlight: []string{"a007", "a005"}}}
	a, ok := answers.Put(t, m, q).(*answer.Network)
	if !ok {
		t.Fatal("there is no path")
	}
	claims := map[string]bool{}
	for _, h := range a.Highlight[0].Hops {
		for _, tie := range h.Ties {
			for _, id := range tie.Claims {
				claims[id] = true
			}
		}
	}
	f := build(t, a, render.Options{MaxNotes: len(claims)})
	if len(f.Notes) != len(claims) || len(a.Claims) <= len(claims) {
		t.Errorf("%d notes for %d of %d claims", len(f.Notes), len(claims), len(a.Claims))
	}
}
