package layout

import (
	"context"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

func mustArrange(t *testing.T, f *render.Figure, opt Options) (*render.Scene, Report) {
	t.Helper()
	s, r, err := Arrange(context.Background(), f, opt)
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, f, s)
	return s, r
}

// Auto is never worse than layers, and says what it took where it was asked for.
func TestAutoTakesTheBest(t *testing.T) {
	for seed := range int64(2) {
		fig := figures.Random(10, 16, seed)
		_, layers := mustArrange(t, fig, Options{Engine: Dot})
		s, r := mustArrange(t, fig, Options{Engine: Auto})
		if r.Counts.Score() > layers.Counts.Score() {
			t.Errorf("auto %d, dot %d: %s", r.Counts.Score(), layers.Counts.Score(), r.Choice)
		}
		if r.Engine == Auto || !strings.Contains(r.Choice, string(r.Engine)) || strings.Contains(r.Choice, "\n") {
			t.Errorf("%q says %q", r.Engine, r.Choice)
		}
		if layers.Choice != "" {
			t.Errorf("dot chose: %s", layers.Choice)
		}
		if r.Counts != mustMeasure(t, s) {
			t.Error("the counts are of another scene")
		}
		again, usual := mustArrange(t, fig, Options{})
		if usual.Choice != "" {
			t.Errorf("nobody has asked, and is told: %s", usual.Choice)
		}
		if usual.Choice = r.Choice; !reflect.DeepEqual(s, again) || !reflect.DeepEqual(r, usual) {
			t.Error("auto is not the default, or makes another choice")
		}
	}
}

func TestWidth(t *testing.T) {
	fig := figures.Random(9, 11, 2)
	for _, c := range []struct {
		width float64
		fits  bool
	}{{500, true}, {300, true}, {30, false}} {
		for _, e := range []Engine{Dot, Auto} {
			s, r := mustArrange(t, fig, Options{Engine: e, Width: c.width})
			if (r.TooWide == nil) != c.fits {
				t.Errorf("%v mm: %v", c.width, r.TooWide)
			}
			got := s.Width / 96 * 25.4
			if c.fits && math.Abs(got-c.width) > 0.2 {
				t.Errorf("%v mm asked, %v made", c.width, got)
			}
			counts := mustMeasure(t, s)
			if p := counts.Points(0); p < SmallestPoints {
				t.Errorf("%v mm: type of %v points", c.width, p)
			}
			if !c.fits && (math.Abs(r.TooWide.Needed-got) > 0.2 || !strings.Contains(r.TooWide.Error(), "mm")) {
				t.Errorf("%v mm made: %v", got, r.TooWide)
			}
		}
	}
	for _, bad := range []float64{-1, 5, 1e9, math.NaN(), math.Inf(1)} {
		if _, _, err := Arrange(context.Background(), fig, Options{Width: bad}); err == nil {
			t.Errorf("a figure of %v mm", bad)
		}
	}
}

func TestWidthOfAnEmptyFigure(t *testing.T) {
	s, r := mustArrange(t, &render.Figure{}, Options{Width: 100})
	if got := s.Width / 96 * 25.4; math.Abs(got-100) > 0.2 || r.TooWide != nil {
		t.Errorf("%v mm: %v", got, r.TooWide)
	}
}

// What an engine would take too long for is drawn by another, which is said.
func TestAnotherEngineForManyTies(t *testing.T) {
	grouped := &render.Figure{Groups: make([]render.Group, 1), Links: make([]render.Link, 601)}
	if err := checkGroups(grouped, Auto); err == nil || !strings.Contains(err.Error(), "at most 600 ties") {
		t.Errorf("groups with 601 ties: %v", err)
	}
	_, r := mustArrange(t, figures.Random(40, 301, 1), Options{Engine: Dot})
	if r.Engine != Sfdp || r.Instead != "dot would take too long for 40 actors and 301 ties; drawn with sfdp" {
		t.Errorf("%s: %q", r.Engine, r.Instead)
	}
}

// A shape that no part of a figure has is not shown, and that is said.
func TestAnotherLayoutForAnotherShape(t *testing.T) {
	for engine, want := range map[Engine]string{
		Ring: "no part of the figure has the shape for ring; drawn with stress", Stress: "", Snake: "",
	} {
		f := figures.Random(6, 9, 1)
		if engine == Snake { // beside a part that is larger and has another form
			f.Nodes = append(f.Nodes, render.Node{Actor: "x", Name: "X"}, render.Node{Actor: "y", Name: "Y"})
			f.Links = append(f.Links, render.Link{From: 6, To: 7, Origins: 1})
		}
		if _, r := mustArrange(t, f, Options{Engine: engine}); r.Instead != want {
			t.Errorf("%s: %q, want %q", engine, r.Instead, want)
		}
	}
}

// A dense graph of a thousand actors is refused before any work is done for it,
// whatever is allowed.
func TestVeryLargeFigures(t *testing.T) {
	fig := figures.Random(1000, 5000, 1)
	idle := &moody{}
	for _, opt := range []Options{{Engine: Auto}, {MaxActors: 1 << 30, MaxTies: 1 << 30}} {
		var limit *LimitError
		opt.Runner = idle
		ctx := patience(0)
		if _, _, err := Arrange(ctx, fig, opt); !errors.As(err, &limit) || idle.calls+int(ctx.looks.Load()) > 0 {
			t.Errorf("%v", err)
		}
	}
}
