package graphviz

import (
	"context"
	"testing"
	"time"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// placedNarrow is a figure as the engine places it with narrow texts.
func placedNarrow(t *testing.T, f *render.Figure) (*draft.Draft, *draft.Positions) {
	t.Helper()
	d := draft.Measure(f, draft.Narrow)
	p, err := Layout{Program: Dot, Runner: Here(), TimeLimit: time.Minute}.Place(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

// Squeezed actors keep apart and in order, and the drawing gets narrower.
func TestSqueezeKeepsApart(t *testing.T) {
	for seed := range int64(8) {
		f := figures.Random(20, 30, seed)
		d, p := placedNarrow(t, f)
		before := p.Clone()
		mustSqueeze(t, d, p, 300)
		old, now := render.Box{}, render.Box{}
		for i, a := range d.Actors {
			box := geom.Around(p.Centres[i], a.W, a.H)
			old, now = geom.Union(old, geom.Around(before.Centres[i], a.W, a.H)), geom.Union(now, box)
			if p.Centres[i].Y != before.Centres[i].Y {
				t.Errorf("figure %d: actor %d moved up or down", seed, i)
			}
			for j, b := range d.Actors[:i] {
				if geom.Overlap(box, geom.Around(p.Centres[j], b.W, b.H)) > 0 {
					t.Errorf("figure %d: actors %d and %d overlap", seed, i, j)
				}
				beside := before.Centres[i].Y == before.Centres[j].Y
				if beside && (before.Centres[i].X < before.Centres[j].X) != (p.Centres[i].X < p.Centres[j].X) {
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
	f := figures.Random(6, 7, 1)
	d, p := placedNarrow(t, f)
	before := p.Clone()
	mustSqueeze(t, d, p, 5000)
	for i := range p.Centres {
		if p.Centres[i] != before.Centres[i] {
			t.Errorf("actor %d moved", i)
		}
	}
}

func mustSqueeze(t *testing.T, d *draft.Draft, p *draft.Positions, wide float64) {
	t.Helper()
	if err := Squeeze(context.Background(), d, p, wide); err != nil {
		t.Fatal(err)
	}
}
