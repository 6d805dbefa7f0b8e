package layout

import (
	"strings"
	"testing"

	"dossier/render"
)

func TestMisleads(t *testing.T) {
	for _, c := range []struct {
		counts Counts
		want   string
	}{
		{Counts{Crossings: 9, Bends: 3, CaptionsOverLines: 1}, ""},
		{Counts{LinesOverActors: 1}, "Places could not be found for all: 1 line runs through an actor that it does not join."},
		{Counts{LinesOverActors: 43, ActorsOverActors: 2}, "Places could not be found for all: 43 lines run through actors that they do not join, 2 pairs of actors overlap."},
		{Counts{CaptionsOverActors: 1, CaptionsOverCaptions: 1, LabelsOverOthers: 1}, "Places could not be found for all: 3 captions stand on other marks."},
		{Counts{GroupsOverOthers: 1}, "Places could not be found for all: 1 box is not around its own actors alone."},
	} {
		if got := misleads(&c.counts); got != c.want {
			t.Errorf("%+v: %q, want %q", c.counts, got, c.want)
		}
	}
}

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
	f := pathFigure()
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
