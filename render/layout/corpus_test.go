package layout

import (
	"context"
	"fmt"
	"testing"
	"time"

	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
	"dossier/render/internal/readability"
)

// corpus is a set of figures such as people draw: the samples, whole and in
// parts, and graphs of every density made up by testkit.
func corpus(t *testing.T) (names []string, figures []*render.Figure) {
	t.Helper()
	add := func(name string, m *ask.Memory, flow render.Flow, centres ...string) {
		a := answers.Put(t, m, ask.Question{Verb: "draw", Actors: centres})
		f, err := render.Build(context.Background(), a, render.Options{Flow: &flow})
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Nodes) > 60 {
			t.Fatalf("%s has %d actors", name, len(f.Nodes))
		}
		names, figures = append(names, name), append(figures, &f)
	}
	for _, name := range samples.Names() {
		d := answers.Dossier(t, name)
		m := answers.Engine(t, d)
		for _, flow := range []render.Flow{render.TopToBottom, render.LeftToRight} {
			add(name, m, flow)
		}
		for i, a := range d.Actors {
			add(fmt.Sprint(name, " around ", a.ID), m, render.Flow(i%2), a.ID)
		}
	}
	for i := range 62 {
		actors := 4 + i%17
		if i%10 == 9 {
			actors = 20 + 4*(i/6) // up to 60
		}
		claims := actors * (6 + 3*(i%4)) / 5 // 1.2 to 3 for each actor, of which some two thirds are drawn
		add(fmt.Sprintf("made up %d", i), answers.Engine(t, testkit.SeededDossier(uint64(i), actors, claims)), render.Flow(i%2))
	}
	return names, figures
}

// TestCorpus holds the figures of a corpus to what a printed figure must not
// have, and bounds what cannot always be had. Run it with -v for the table.
func TestCorpus(t *testing.T) {
	names, figures := corpus(t)
	if len(figures) < 100 {
		t.Fatalf("%d figures", len(figures))
	}
	var sum readability.Counts
	lines, vetoed := 0, 0
	for i, f := range figures {
		if testing.Short() && i%4 > 0 {
			continue
		}
		opt := Options{TimeLimit: 5 * time.Minute} // the limit is not what is tested here
		s, r, err := Arrange(context.Background(), f, opt)
		if err != nil {
			t.Fatalf("%s: %v", names[i], err)
		}
		checkScene(t, f, s)
		c := r.Counts
		t.Logf("%-30s %3d actors %3d ties %-6s %5d: %v", names[i], c.Actors, c.Lines, r.Engine, c.Score(), c)
		if c.Collisions() > 0 {
			t.Errorf("%s: %v", names[i], c)
		}
		vetoed += min(c.Vetoes(), 1)
		lines += c.Lines
		sum.LinesTogether += c.LinesTogether
		sum.BarsAstray += c.BarsAstray
		sum.MergedEnds += c.MergedEnds
		sum.Crossings += c.Crossings
		sum.Bends += c.Bends
	}
	t.Logf("all: %d ties: %v", lines, sum)
	// Among the densest of them one may have a caption that is not clearly nearest to its line.
	if vetoed > 1 {
		t.Errorf("%d of %d figures have what none may have", vetoed, len(figures))
	}
	for what, n := range map[string]int{
		"lines together": sum.LinesTogether, "bars astray": sum.BarsAstray,
	} {
		if n > lines/25 {
			t.Errorf("%d %s, of %d ties", n, what, lines)
		}
	}
}
