package edition

import (
	"context"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// earlier is a figure in which some actors of a random one stood side by side, and
// one that is gone.
func earlier(d *draft.Draft, stay int) *render.Places {
	p := &render.Places{Actors: []render.Place{{Actor: "gone", Box: render.Box{X: 40, Y: 300, W: 80, H: 32}}}}
	for i := range stay {
		box := geom.Around(render.Point{X: 150 + 260*float64(i), Y: 120}, d.Actors[i].W, d.Actors[i].H)
		p.Actors = append(p.Actors, render.Place{Actor: d.Figure.Nodes[i].Actor, Box: box})
	}
	return p
}

func TestTally(t *testing.T) {
	d := draft.Measure(figures.Random(9, 12, 1), draft.Roomy)
	if stay, fresh, gone := Tally(d.Figure, earlier(d, 5)); stay != 5 || fresh != 4 || gone != 1 {
		t.Errorf("%d stay, %d are new, %d are gone", stay, fresh, gone)
	}
}

// Who stays does not move, and who is new stands clear of all others and of who is
// gone.
func TestPlace(t *testing.T) {
	for seed := range int64(5) {
		d := draft.Measure(figures.Random(9, 12, seed), draft.Roomy)
		old := earlier(d, 5)
		s, err := Place(context.Background(), d, old, 1)
		if err != nil {
			t.Fatal(err)
		}
		gone := old.Actors[0].Box
		for i, c := range s.Centres {
			at := geom.Add(c, s.Anchor)
			if want := (render.Point{X: 150 + 260*float64(i), Y: 120}); i < 5 && geom.Distance(at, want) > 0.01 {
				t.Errorf("figure %d: actor %d has moved to %v", seed, i, at)
			}
			box := geom.Around(at, d.Actors[i].W, d.Actors[i].H)
			if i >= 5 && geom.Overlap(box, gone) > 0 {
				t.Errorf("figure %d: actor %d stands where one is gone", seed, i)
			}
			for k := range i {
				other := geom.Around(geom.Add(s.Centres[k], s.Anchor), d.Actors[k].W, d.Actors[k].H)
				if geom.Overlap(box, other) > 0 {
					t.Errorf("figure %d: actors %d and %d overlap", seed, i, k)
				}
			}
		}
	}
}
