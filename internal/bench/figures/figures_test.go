package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"dossier/internal/testkit/networks"
	"dossier/render"
	"dossier/render/layout"
)

func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestGraphvizScene(t *testing.T) {
	s, err := graphvizScene(read(t, "graphviz.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Actors) != 3 || len(s.Lines) != 4 || len(s.Captions) != 3 {
		t.Fatalf("%d actors, %d lines, %d captions", len(s.Actors), len(s.Lines), len(s.Captions))
	}
	if got, want := s.Actors[1].Box, (render.Box{X: 0, Y: 73, W: 54, H: 36}); got != want {
		t.Errorf("actor 1 at %v, want %v", got, want)
	}
	l := s.Lines[0]
	if l.From != 0 || l.To != 1 || len(l.Curve) != 7 || len(l.Heads) != 1 || l.Heads[0][0] != (render.Point{X: 23.888, Y: 109.25}) {
		t.Errorf("line 0 is %+v", l)
	}
	if got, want := s.Captions[1], (render.Box{X: 90, Y: 77, W: 35, H: 28}); got.Link != 1 || got.Box != want {
		t.Errorf("caption of two rows: %+v, want %v", got, want)
	}
	for _, broken := range []string{"", "{", `{"objects": [{"pos": "1", "width": "1", "height": "1"}]}`, `{"edges": [{"pos": "e,"}]}`} {
		if _, err := graphvizScene([]byte(broken)); err == nil {
			t.Errorf("%q is read", broken)
		}
	}
}

func TestD2Scene(t *testing.T) {
	for _, name := range []string{"d2-dagre.svg", "d2-elk.svg"} {
		s, err := d2Scene(read(t, name))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(s.Actors) != 3 || len(s.Lines) != 5 || len(s.Captions) != 4 {
			t.Fatalf("%s: %d actors, %d lines, %d captions", name, len(s.Actors), len(s.Lines), len(s.Captions))
		}
		if w := s.Actors[0].Box.W; w != 134*nameSize/d2Size {
			t.Errorf("%s: the first actor is %v wide", name, w)
		}
		want := [][3]int{{0, 1, 0}, {0, 2, 1}, {1, 2, -1}, {2, 0, 2}, {0, 0, 3}} // and which caption
		for i, l := range s.Lines {
			if l.From != want[i][0] || l.To != want[i][1] || len(l.Curve)%3 != 1 || len(l.Curve) < 4 {
				t.Errorf("%s: line %d is %+v", name, i, l)
			}
			if k := want[i][2]; k >= 0 && s.Captions[k].Link != i {
				t.Errorf("%s: caption %d is of line %d, not %d", name, k, s.Captions[k].Link, i)
			}
		}
		c, err := layout.Count(t.Context(), s)
		if err != nil || c.LinesOverActors+c.CaptionsFar+c.CaptionsOverActors > 0 {
			t.Errorf("%s: %v, %v", name, c, err)
		}
	}
	if _, err := d2Scene([]byte("<svg")); err == nil {
		t.Error("half an element is read")
	}
}

func TestD2Curve(t *testing.T) {
	k := nameSize / d2Size
	got, err := d2Curve("M 0 0 L 30 0 S 40 0 40 10 S 50 20 60 20 C 1 2 3 4 5 6")
	if err != nil {
		t.Fatal(err)
	}
	want := []render.Point{{X: 0}, {X: 10}, {X: 20}, {X: 30}, {X: 30}, {X: 40}, {X: 40, Y: 10}, {X: 40, Y: 20}, {X: 50, Y: 20}, {X: 60, Y: 20}, {X: 1, Y: 2}, {X: 3, Y: 4}, {X: 5, Y: 6}}
	for i := range want {
		if i >= len(got) || len(got) != len(want) || !closeTo(got[i], want[i], k) {
			t.Fatalf("%v, want %v times %v", got, want, k)
		}
	}
	for _, broken := range []string{"L 1 1", "M 1", "M 0 0 Q 1 1 2 2", "M 0 0 M 1 1", "M 0 0 L a b"} {
		if _, err := d2Curve(broken); err == nil {
			t.Errorf("%q is read", broken)
		}
	}
}

func closeTo(p, q render.Point, k float64) bool {
	dx, dy := p.X-q.X*k, p.Y-q.Y*k
	return dx*dx+dy*dy < 1e-12
}

func TestD2Source(t *testing.T) {
	f := &render.Figure{Nodes: []render.Node{{Name: `A "B" \ ${x}`}, {Name: "C"}},
		Links: []render.Link{{From: 0, To: 1, Caption: "owns", Stack: []render.Row{{Caption: "and arms"}}}, {From: 1, To: 0, Symmetric: true}}}
	want := "n0: \"A \\\"B\\\" \\\\ \\${x}\"\nn1: \"C\"\nn0 -> n1: \"owns\\nand arms\"\nn1 -- n0\n"
	if got := string(d2Source(f)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// Programs that are not there are left out, and the table says so.
func TestTablesOfWhatIsThere(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var w strings.Builder
	if err := run(t.Context(), &w, io.Discard, []string{"-only", "florentine,two-mode-10-*", "-layouts", "dot"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| florentine | 15, 20 |", "| made, worst | 1 networks |", "Crossings of strands, and vetoes:",
		"|  | actors, ties | **dot** |\n", "Not here, and left out: Graphviz dot, Graphviz neato, Graphviz sfdp, d2 dagre, d2 elk."} {
		if !strings.Contains(w.String(), want) {
			t.Errorf("no %q in\n%s", want, w.String())
		}
	}
	for _, args := range [][]string{{"-only", "nobody"}, {"-only", "["}, {"-layouts", "nice"}, {"-seed", "x"}} {
		if err := run(t.Context(), io.Discard, io.Discard, args); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}

// counting draws the same actors and line whenever it is asked to.
type counting struct {
	draws int
	scene render.Scene
	err   error
}

func (c *counting) name() string { return "counting" }
func (c *counting) draw(context.Context, *render.Figure) (*render.Scene, error) {
	c.draws++
	return &c.scene, c.err
}

// named is a system by another name.
type named struct {
	system
	as string
}

func (n named) name() string { return n.as }

// Each system draws a network so many times, and one that fails once; the table says why.
func TestEachDrawsSoOften(t *testing.T) {
	good, bad, dense := &counting{}, &counting{err: context.DeadlineExceeded}, &counting{}
	good.scene.Actors = []render.ActorMark{{Box: render.Box{W: 100, H: 50}, Names: names()}}
	good.scene.Lines = []render.LineMark{{Curve: make([]render.Point, 4)}}
	all, err := networks.Known()
	if err != nil {
		t.Fatal(err)
	}
	slow := tired{}
	var r row
	systems := []system{good, named{bad, "bad"}, named{dense, "dense"}}
	for range strikes + 1 { // the last time the bad one is not asked
		r = row{}
		if err := r.draw(t.Context(), io.Discard, &all[2], systems, slow); err != nil {
			t.Fatal(err)
		}
	}
	if good.draws != (strikes+1)*runs || bad.draws != strikes || dense.draws != (strikes+1)*runs {
		t.Errorf("%d, %d and %d drawings", good.draws, bad.draws, dense.draws)
	}
	for i, want := range []string{"", "not waited for", "matrix"} {
		if got := r.results[i].failure; got != want {
			t.Errorf("system %d: %q, want %q", i, got, want)
		}
	}
	if ties := r.ties - 1; slow.of(systems[1], ties) || slow.of(good, r.ties) {
		t.Error("a smaller network, or another system, is given up")
	}
	if got := failure(errors.New("anything")); got != "failed" {
		t.Errorf("%q", got)
	}
}

func FuzzGraphvizScene(f *testing.F) {
	text, err := os.ReadFile("testdata/graphviz.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) { counts(t, text, graphvizScene) })
}

func FuzzD2Scene(f *testing.F) {
	for _, name := range []string{"d2-dagre.svg", "d2-elk.svg"} {
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) { counts(t, text, d2Scene) })
}

// counts reads a drawing and counts it: whatever is read can be counted.
func counts(t *testing.T, text []byte, scene func([]byte) (*render.Scene, error)) {
	s, err := scene(text)
	if err != nil {
		return
	}
	if _, err := layout.Count(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

func TestSummary(t *testing.T) {
	drawn := func(crossings, near int) result {
		r := result{actors: 2, name: nameSize, took: time.Millisecond}
		r.counts.Crossings, r.counts.LinesNearActors, r.counts.DrawingWidth, r.counts.DrawingHeight = crossings, near, 1000, 100
		return r
	}
	short := drawn(2, 0)
	short.counts.Lines, short.lines = 3, 5
	tab := &table{systems: []system{&counting{}, &counting{}}, rows: []row{
		{name: "one", actors: 2, ties: 1, results: []result{drawn(7, 1), {failure: "refused"}}},
		{name: "two", actors: 4, ties: 5, results: []result{short, short}},
		{made: true, results: []result{drawn(1, 0), {failure: "failed"}}},
		{made: true, results: []result{drawn(4, 3), drawn(9, 9)}},
	}}
	var w strings.Builder
	tab.write(&w)
	for _, want := range []string{
		"| one | 2, 1 | 7 · 1 | refused |\n", "| two | 4, 5 | 2 · 0 (3 of 5 lines) | 2 · 0 (3 of 5 lines) |\n",
		"| these, sum | 2 networks | 9 · 1 | 2 · 0 (of 1) |\n",
		"| made, median | 2 networks | 2 · 2 | 9 · 9 (of 1) |\n", "| made, worst | 2 networks | 4 · 3 | 9 · 9 (of 1) |\n", "| made, sum | 2 networks | 5 · 3 | 9 · 9 (of 1) |\n",
		"| one | 2, 1 | 6.3 · 50 | refused |\n",
	} {
		if !strings.Contains(w.String(), want) {
			t.Errorf("no %q in\n%s", want, w.String())
		}
	}
}
