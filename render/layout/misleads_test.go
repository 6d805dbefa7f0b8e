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
	dense := figures.Random(20, 90, 1)
	if s := mustLayout(t, dense, Options{Engine: Stress}); !says(s) {
		t.Errorf("more ties than lines can show, and the figure says %+v", s.Footer)
	}
}
