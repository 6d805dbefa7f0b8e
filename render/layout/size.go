package layout

import (
	"dossier/render"
	"dossier/render/layout/internal/graphviz"
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
// before, so that the same figure gets the same layout.
func Fresh(e Engine) bool { return graphviz.Fresh(graphviz.Program(e)) }
