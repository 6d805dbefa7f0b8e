package layout

import (
	"cmp"

	"dossier/render"
	"dossier/render/layout/internal/graphviz"
)

// The sizes up to which the engine takes a fraction of a second whatever the
// layout.
const smallActors, smallTies = 30, 50

// Small reports whether a figure needs the engine of Graphviz not at all, or is so small
// that it lays it out in a fraction of a second, in whatever way: the engine in this process
// serves it well. A larger one is better placed by an engine that can be stopped, and by
// several at once where layouts are compared. So is one for an engine that must be
// [Fresh], which may be asked for, or be among the layouts that are compared.
func Small(f *render.Figure, e Engine) bool {
	e = cmp.Or(e, Auto)
	if e == Matrix || e == Auto && tabled(f) {
		return true
	}
	if isOwn(e) && e != Auto && !ownManages(f) {
		return false // another one stands in
	}
	for _, p := range plans(f, Options{Engine: e}) {
		if !isOwn(p.engine) && (Fresh(p.engine) || len(f.Nodes) > smallActors || len(f.Links) > smallTies) {
			return false
		}
	}
	return true
}

// Fresh reports whether an engine must be run by a process that has run none
// before, so that the same figure gets the same layout.
func Fresh(e Engine) bool { return graphviz.Fresh(graphviz.Program(e)) }
