package query

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"dossier/graph"
	"dossier/internal/testkit"
	"dossier/render/layout"
)

// TestWaysFit asks for figures that are too large, and then for each that is
// proposed instead: by its command line, which keeps the asker's other options.
func TestWaysFit(t *testing.T) {
	ctx := context.Background()
	g := build(t, testkit.SeededDossier(7, 1500, 4000))
	var ids []string
	for n := range graph.Node(1500) {
		ids = append(ids, g.Actor(n).ID)
	}
	for _, c := range []struct {
		line string
		ways int // at least
		more bool
	}{
		{"draw --theme print --notes off", 2, false},
		{"draw --min-grade 3 --title x", 2, false},
		{"draw " + ids[0] + " --hops 30 --theme dark", 1, false},
		{"draw " + ids[0] + " --max-actors 2", 0, true},
		{"draw --highlight " + ids[0] + "," + ids[1], 1, false},
	} {
		q, err := Parse(strings.Fields(c.line), nil)
		if err != nil {
			t.Fatal(err)
		}
		redraw := Redraw(ctx, g, "v")
		f, err := redraw(q)
		if err != nil {
			t.Fatalf("%s: %v", c.line, err)
		}
		_, _, err = q.Figure.arrange(ctx, f, nil)
		err = Fitting(err, f, q, redraw)
		var large *TooLargeError
		if !errors.As(err, &large) {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if len(large.Ways) < c.ways || (large.More != nil) != c.more {
			t.Errorf("%s: %v", c.line, large)
		}
		if large.More != nil {
			large.Ways = append(large.Ways, Way{Question: *large.More, Actors: len(f.Nodes), Ties: len(f.Links)})
		}
		for _, w := range large.Ways {
			line := w.Question.CommandLine()
			for option := range strings.SplitSeq(q.CommandLine(), " --") {
				if name, _, _ := strings.Cut(option, " "); !strings.HasPrefix(option, "dossier") &&
					!slices.Contains([]string{"hops", "min-grade", "max-actors", "highlight"}, name) && !strings.Contains(line, "--"+option) {
					t.Errorf("%s has lost --%s", line, option)
				}
			}
			words, err := SplitWords(line)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Parse(words[1:], nil)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			part, err := redraw(again)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if len(part.Nodes) != w.Actors || len(part.Links) != w.Ties {
				t.Errorf("%s has %d actors and %d ties, not %d and %d", line, len(part.Nodes), len(part.Links), w.Actors, w.Ties)
			}
			allowed := layout.Options{MaxActors: again.Figure.MaxActors}
			if err := layout.Check(part, allowed); err != nil {
				t.Errorf("%s: %v", line, err)
			}
		}
	}
}

func TestTooLargeInWords(t *testing.T) {
	e := &TooLargeError{Limit: &layout.LimitError{Actors: 5120, Ties: 20000, MaxActors: 400, MaxTies: 1200}}
	const head = "a figure of 5,120 actors and 20,000 ties is too large (at most 400 actors and 1,200 ties)"
	if got := e.Error(); got != head+": filter the ties" {
		t.Error(got)
	}
	e.Ways = []Way{{Question{Verb: "draw", Actors: []string{"acme"}}, "its best neighbourhood", 38, 60}}
	if got := e.Error(); got != head+": draw its best neighbourhood (dossier draw acme: 38 actors and 60 ties)" {
		t.Error(got)
	}
	e.More = &Question{Figure: FigureOptions{MaxActors: 600}}
	if got := e.Error(); !strings.HasSuffix(got, ", or more, with --max-actors 600") {
		t.Error(got)
	}
}
