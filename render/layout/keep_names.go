package layout

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
)

// clearOf is the room, in pixels, that is kept between two actors where one has
// grown or is new.
const clearOf = 10.0

// fitNames gives each actor that stays its new size around its old centre. A
// longer name that would run into a neighbour is broken more narrowly, and as a
// last resort cut to the actor's old size. Actors that have shrunk make room for
// others; so it goes around until nothing changes, and an edition over the same
// actors finds them all settled.
func (r *newcomers) fitNames(in wrap) {
	tight := in
	tight.name, tight.nameLines = min(in.name, narrow.name), narrow.nameLines
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
			size := cutTo(n, r.boxes[i])
			for _, w := range []wrap{in, tight} {
				if a := measureActor(n, w); r.hasRoom(i, a) {
					size = a
					break
				}
			}
			changed = changed || size.w != r.boxes[i].W || size.h != r.boxes[i].H
			r.actors[i] = size
			r.boxes[i] = geom.Around(r.at[i], size.w, size.h)
		}
		if !changed {
			return
		}
	}
}

// hasRoom reports whether an actor of a size keeps clear of all others that
// stay, or is no larger than it was.
func (r *newcomers) hasRoom(i int, a actorSize) bool {
	old := r.boxes[i]
	if a.w <= old.W && a.h <= old.H {
		return true
	}
	box := geom.Grow(geom.Around(r.at[i], a.w, a.h), clearOf)
	for k, b := range r.boxes {
		if k != i && r.stays[k] && geom.Overlap(box, b) > 0 {
			return false
		}
	}
	return true
}

// cutTo is an actor whose name is cut to a box, or to the smallest that an actor has.
func cutTo(n *render.Node, box render.Box) actorSize {
	a := actorSize{w: max(box.W, actorWidth), h: max(box.H, nameLine+2*nameAbove), bold: n.Role == render.End}
	width := a.w - 2*outlineMargin(n, 2)
	lines := max(1, int((a.h-2*nameAbove)/nameLine))
	a.lines = text.Balanced(n.Name, nameSize, a.bold, width, lines)
	if len(a.lines) == 0 {
		a.lines = []string{noName}
	}
	return a
}
