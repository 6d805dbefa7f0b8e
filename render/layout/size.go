package layout

import (
	"fmt"

	"dossier/render"
)

// The sizes up to which the engine takes a fraction of a second whatever the
// layout.
const smallActors, smallTies = 30, 50

// Small reports whether a figure is so small that the engine lays it out in a
// fraction of a second, in whatever way: the engine in this process serves it
// well. A larger one is better placed by an engine that can be stopped, and by
// several at once where layouts are compared. So is one for an engine that must be
// [Fresh], which may be asked for, or be among the layouts that are compared.
func Small(f *render.Figure, e Engine) bool {
	return len(f.Nodes) <= smallActors && len(f.Links) <= smallTies && !Fresh(e) && e != Auto && len(f.Groups) == 0
}

// Fresh reports whether an engine must be run by a process that has run none
// before, so that the same figure gets the same layout: fdp, and now and then
// neato, read memory that earlier figures have left behind. (In 11,000 runs of
// all engines in random order nearly all of fdp's differed from its first, 3 of
// neato's, and none of another's.)
func Fresh(e Engine) bool { return e == Fdp || e == Neato }

// ceilings are the numbers of ties beyond which an engine takes longer than the
// time that there is, on a slow machine too. Ranks cost dot, and rings circo, a
// power of their ties; the others place what may be drawn at all.
var ceilings = map[Engine]int{Dot: 300, Neato: 400, Fdp: 600, Circo: 150}

// feasible is the engine for a figure: the one asked for, or a quicker one where
// that would take too long, and why. Sizes decide and not the
// clock, so that the same figure gets the same layout on every machine.
func feasible(asked Engine, f *render.Figure) (use Engine, why string) {
	if most, bound := ceilings[asked]; !bound || len(f.Links) <= most {
		return asked, ""
	}
	use = Sfdp
	if len(f.Groups) > 0 { // which sfdp does not keep together
		use = Fdp
	}
	return use, fmt.Sprintf("%s would take too long for %d actors and %d ties; drawn with %s", asked, len(f.Nodes), len(f.Links), use)
}
