package edition

import (
	"context"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// clearOf is the room, in pixels, that is kept between two actors where one has grown.
const clearOf = 10.0

// fitNames gives each actor that stays its new size around its old centre. A
// longer name that would run into a neighbour is broken more narrowly, and as a
// last resort cut to the actor's old size. Actors that have shrunk make room for
// others; so it goes around until nothing changes, and an edition over the same
// actors finds them all settled.
func fitNames(ctx context.Context, d *draft.Draft, old []*render.Box) error {
	count := steps.Count(ctx)
	boxes := make([]render.Box, len(old))
	for i, b := range old {
		if b != nil {
			boxes[i] = *b
		}
	}
	for range 4 {
		changed := false
		for i := range d.Actors {
			if old[i] == nil {
				continue
			}
			if count.Over(2 * len(boxes)) {
				return count.Err()
			}
			n := &d.Figure.Nodes[i]
			size := draft.CutActor(n, boxes[i])
			for _, w := range [...]draft.Wrap{d.Wrap, draft.Narrow} {
				if a := draft.MeasureActor(n, w); hasRoom(i, a, boxes, old) {
					size = a
					break
				}
			}
			changed = changed || size.W != boxes[i].W || size.H != boxes[i].H
			d.Actors[i] = size
			boxes[i] = geom.Around(geom.Centre(*old[i]), size.W, size.H)
		}
		if !changed {
			break
		}
	}
	return nil
}

// hasRoom reports whether an actor of a size keeps clear of all others that
// stay, or is no larger than it was.
func hasRoom(i int, a draft.Actor, boxes []render.Box, old []*render.Box) bool {
	was := boxes[i]
	if a.W <= was.W && a.H <= was.H {
		return true
	}
	box := geom.Grow(geom.Around(geom.Centre(was), a.W, a.H), clearOf)
	for k, b := range boxes {
		if k != i && old[k] != nil && geom.Overlap(box, b) > 0 {
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
