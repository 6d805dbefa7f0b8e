package graphviz

import (
	"testing"

	"dossier/render"
)

// What a program would take too long for is drawn by another, which is said.
func TestAnotherProgramForManyTies(t *testing.T) {
	for _, c := range []struct {
		asked Program
		ties  int
		use   Program
	}{
		{Dot, 300, Dot}, {Dot, 301, Sfdp}, {Circo, 151, Sfdp}, {Neato, 400, Neato}, {Neato, 401, Sfdp},
		{Fdp, 601, Sfdp}, {Sfdp, 1500, Sfdp}, {Twopi, 1500, Twopi},
	} {
		use, why := Feasible(c.asked, &render.Figure{Links: make([]render.Link, c.ties)})
		if use != c.use || (why == "") != (use == c.asked) {
			t.Errorf("%s for %d ties: %s, %q", c.asked, c.ties, use, why)
		}
	}
	grouped := &render.Figure{Groups: make([]render.Group, 1), Links: make([]render.Link, 301)}
	if use, _ := Feasible(Dot, grouped); use != Fdp {
		t.Errorf("groups are drawn with %s", use)
	}
}
