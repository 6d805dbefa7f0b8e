package layout

import (
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// TestFiguresSayWhatMisleads keeps actors on top of one another, which the figure itself
// then says, and says nothing where all have found places.
func TestFiguresSayWhatMisleads(t *testing.T) {
	says := func(s *render.Scene) bool {
		for _, l := range s.Footer {
			if strings.HasPrefix(l.String, "Places could not be found for all") {
				return true
			}
		}
		return false
	}
	f := figures.Path()
	fresh := mustLayout(t, f, Options{})
	if says(fresh) {
		t.Errorf("a figure without faults says %+v", fresh.Footer)
	}
	heap := fresh.Places
	heap.Actors = append([]render.Place(nil), heap.Actors...)
	for i := range heap.Actors {
		heap.Actors[i].Box.X, heap.Actors[i].Box.Y = 30+float64(4*i), 90
	}
	if s := mustLayoutKept(t, f, &heap); !says(s) {
		t.Errorf("actors on top of one another, and the figure says %+v", s.Footer)
	}
}

// mustLayoutKept lays a figure out over old places, whatever is wrong with them.
func mustLayoutKept(t *testing.T, f *render.Figure, old *render.Places) *render.Scene {
	t.Helper()
	s, err := Layout(t.Context(), f, Options{Keep: old})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
