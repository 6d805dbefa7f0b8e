package layout

import (
	"context"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
)

// placedNarrow is a figure as the engine places it with narrow texts.
func placedNarrow(t *testing.T, f *render.Figure) ([]actorSize, []caption, *positions) {
	t.Helper()
	actors, captions := measure(f, narrow)
	answer, err := shared.run("dot", source(plan{engine: Dot, wrap: narrow}, f, actors, captions))
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPositions(answer, len(f.Nodes), len(f.Links), 0)
	if err != nil {
		t.Fatal(err)
	}
	return actors, captions, p
}

// Squeezed actors keep apart and in order, and the drawing gets narrower.
func TestSqueezeKeepsApart(t *testing.T) {
	for seed := range int64(8) {
		f := randomFigure(20, 30, seed)
		actors, captions, p := placedNarrow(t, f)
		before := p.clone()
		mustSqueeze(t, p, f.Links, actors, captions, 300)
		old, now := render.Box{}, render.Box{}
		for i, a := range actors {
			box := geom.Around(p.centres[i], a.w, a.h)
			old, now = geom.Union(old, geom.Around(before.centres[i], a.w, a.h)), geom.Union(now, box)
			if p.centres[i].Y != before.centres[i].Y {
				t.Errorf("figure %d: actor %d moved up or down", seed, i)
			}
			for j, b := range actors[:i] {
				if geom.Overlap(box, geom.Around(p.centres[j], b.w, b.h)) > 0 {
					t.Errorf("figure %d: actors %d and %d overlap", seed, i, j)
				}
				beside := before.centres[i].Y == before.centres[j].Y
				if beside && (before.centres[i].X < before.centres[j].X) != (p.centres[i].X < p.centres[j].X) {
					t.Errorf("figure %d: actors %d and %d changed sides", seed, i, j)
				}
			}
		}
		if now.W >= old.W {
			t.Errorf("figure %d: %v wide, from %v", seed, now.W, old.W)
		}
	}
}

// What fits as it is stays as it is.
func TestSqueezeLeavesWhatFits(t *testing.T) {
	f := randomFigure(6, 7, 1)
	actors, captions, p := placedNarrow(t, f)
	before := p.clone()
	mustSqueeze(t, p, f.Links, actors, captions, 5000)
	for i := range p.centres {
		if p.centres[i] != before.centres[i] {
			t.Errorf("actor %d moved", i)
		}
	}
}

// A figure of a dozen actors fits the column of a page with type that can be read
// and nothing hidden.
func TestColumnOfAPage(t *testing.T) {
	for seed := range int64(6) {
		s, r, err := Arrange(context.Background(), randomFigure(12, 16, seed), Options{Engine: Auto, Width: 170})
		if err != nil {
			t.Fatal(err)
		}
		if c := mustMeasure(t, s); r.TooWide != nil || c.Collisions() > 0 {
			t.Errorf("figure %d: %v, %v", seed, r.TooWide, c)
		}
	}
}

func mustSqueeze(t *testing.T, p *positions, links []render.Link, actors []actorSize, captions []caption, wide float64) {
	t.Helper()
	if err := squeeze(context.Background(), p, links, actors, captions, wide); err != nil {
		t.Fatal(err)
	}
}
