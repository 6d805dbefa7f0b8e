package graphviz

import (
	"fmt"

	"dossier/render"
)

// Program is one of the layout programs of Graphviz.
type Program string

// The programs that are asked for by name.
const (
	Dot   Program = "dot"
	Neato Program = "neato"
	Fdp   Program = "fdp"
	Sfdp  Program = "sfdp"
	Circo Program = "circo"
	Twopi Program = "twopi"
)

// Fresh reports whether a program must be run by a process that has run none
// before, so that the same figure gets the same layout: fdp, and now and then
// neato, read memory that earlier figures have left behind. (In 11,000 runs of
// all programs in random order nearly all of fdp's differed from its first, 3 of
// neato's, and none of another's.)
func Fresh(p Program) bool { return p == Fdp || p == Neato }

// ceilings are the numbers of ties beyond which a program takes longer than the
// time that there is, on a slow machine too. Ranks cost dot, and rings circo, a
// power of their ties; the others place what may be drawn at all.
var ceilings = map[Program]int{Dot: 300, Neato: 400, Fdp: 600, Circo: 150}

// Manages reports whether a program places so many ties in the time that there is.
func Manages(p Program, ties int) bool {
	most, bound := ceilings[p]
	return !bound || ties <= most
}

// MostInGroups is how many ties a figure with groups can have at most.
func MostInGroups() int { return ceilings[Fdp] }

// Feasible is the program for a figure: the one asked for, or a quicker one where
// that would take too long, and why. Sizes decide and not the
// clock, so that the same figure gets the same layout on every machine.
func Feasible(asked Program, f *render.Figure) (use Program, why string) {
	if Manages(asked, len(f.Links)) {
		return asked, ""
	}
	use = Sfdp
	if len(f.Groups) > 0 { // which sfdp does not keep together
		use = Fdp
	}
	return use, fmt.Sprintf("%s would take too long for %d actors and %d ties; drawn with %s", asked, len(f.Nodes), len(f.Links), use)
}
