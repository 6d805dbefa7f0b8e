package layout

import (
	"context"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render/internal/geom"
)

// A hub stands between its leaves, and every line still runs as its tie does.
func TestLeavesOnBothSides(t *testing.T) {
	const leaves = 40
	f := figures.Hub(leaves)
	s, err := Layout(context.Background(), f, Options{Engine: Dot})
	if err != nil {
		t.Fatal(err)
	}
	left := 0
	hub := geom.Centre(s.Actors[0].Box)
	for _, a := range s.Actors[1:] {
		if geom.Centre(a.Box).X < hub.X {
			left++
		}
	}
	if left != leaves/2 {
		t.Errorf("%d of %d leaves on the left", left, leaves)
	}
	for _, l := range s.Lines {
		tip := l.Heads[0][0]
		if gap := geom.Gap(tip, s.Actors[f.Links[l.Link].To].Box); gap > 4 {
			t.Errorf("the arrow of tie %d ends %.0f pixels from its actor", l.Link, gap)
		}
	}
	if c := mustMeasure(t, s); c.Collisions() > 0 {
		t.Errorf("collisions: %v", c)
	}
}
