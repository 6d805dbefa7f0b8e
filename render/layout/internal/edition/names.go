package edition

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// clearOf is the room, in pixels, that is kept between two actors where one has
// grown or is new.
const clearOf = 10.0

// fitNames gives each actor that stays its new size around its old centre. A
// longer name that would run into a neighbour is broken more narrowly, and as a
// last resort cut to the actor's old size. Actors that have shrunk make room for
// others; so it goes around until nothing changes, and an edition over the same
// actors finds them all settled.
func (r *newcomers) fitNames() {
	for range 4 {
		changed := false
		for i := range r.actors {
			if !r.stays[i] {
				continue
			}
			if r.steps.Over(2 * len(r.boxes)) {
				return
			}
			n := &r.f.Nodes[i]
			size := draft.CutActor(n, r.boxes[i])
			for _, w := range [...]draft.Wrap{r.wrap, draft.Narrow} {
				if a := draft.MeasureActor(n, w); r.hasRoom(i, a) {
					size = a
					break
				}
			}
			changed = changed || size.W != r.boxes[i].W || size.H != r.boxes[i].H
			r.actors[i] = size
			r.boxes[i] = geom.Around(r.at[i], size.W, size.H)
		}
		if !changed {
			return
		}
	}
}

// hasRoom reports whether an actor of a size keeps clear of all others that
// stay, or is no larger than it was.
func (r *newcomers) hasRoom(i int, a draft.Actor) bool {
	old := r.boxes[i]
	if a.W <= old.W && a.H <= old.H {
		return true
	}
	box := geom.Grow(geom.Around(r.at[i], a.W, a.H), clearOf)
	for k, b := range r.boxes {
		if k != i && r.stays[k] && geom.Overlap(box, b) > 0 {
			return false
		}
	}
	return true
}

// Narrowed counts the actors of a scene whose names are not broken as they would
// be without neighbours.
func Narrowed(f *render.Figure, s *render.Scene) int {
	in, n := draft.Roomy, 0
	if s.Places.Narrow {
		in = draft.Narrow
	}
	for _, a := range s.Actors {
		lines := draft.MeasureActor(&f.Nodes[a.Node], in).Lines
		if !slices.EqualFunc(a.Names, lines, func(t render.Text, line string) bool { return t.String == line }) {
			n++
		}
	}
	return n
}
