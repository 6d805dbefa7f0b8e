package worker

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"dossier/render"
	"dossier/render/layout"
)

// ring is a figure of so many actors in a ring with some ties across.
func ring(actors int) *render.Figure {
	f := &render.Figure{Title: "A ring"}
	for i := range actors {
		f.Nodes = append(f.Nodes, render.Node{Actor: fmt.Sprint("a", i), Name: fmt.Sprint("Actor ", i), Kind: "person"})
		f.Links = append(f.Links, render.Link{From: i, To: (i + 1) % actors, Caption: "supplies"})
		if i%3 == 0 {
			f.Links = append(f.Links, render.Link{From: i, To: (i + actors/2) % actors, Caption: "warns"})
		}
	}
	return f
}

// A figure is the same whoever runs the engine, and what Auto chooses does not
// depend on which of its layouts is done first.
func TestSameFigureAsInThisProcess(t *testing.T) {
	p := pool(t, Options{})
	for _, e := range layout.Engines() {
		if layout.Fresh(e) {
			continue // this process has run others before
		}
		want, told, err := layout.Arrange(context.Background(), ring(12), layout.Options{Engine: e})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			got, report, err := layout.Arrange(context.Background(), ring(12), layout.Options{Engine: e, Runner: p})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(report, told) {
				t.Errorf("%s: another figure\n%v\n%v", e, report, told)
			}
		}
	}
}

// Engines that read what others leave in memory draw the same figure whatever was
// drawn before.
func TestFreshEnginesRepeatThemselves(t *testing.T) {
	for _, e := range layout.Engines() {
		if !layout.Fresh(e) {
			continue
		}
		p := pool(t, Options{Workers: 1})
		var first *render.Scene
		var pids []string
		for i := range 5 {
			if _, err := layout.Layout(context.Background(), ring(10+i), layout.Options{Engine: layout.Dot, Runner: p}); err != nil {
				t.Fatal(err)
			}
			pids = append(pids, must(t, p, "pid", ""))
			got, err := layout.Layout(context.Background(), ring(20), layout.Options{Engine: e, Runner: p})
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = got
			}
			if !reflect.DeepEqual(got, first) {
				t.Fatalf("%s: figure %d differs from the first", e, i)
			}
		}
		for i := range pids[1:] {
			if pids[i+1] == pids[i] {
				t.Errorf("%s ran in a worker that had drawn others", e)
			}
		}
	}
}
