// Package layout turns a figure into a scene. It is the front door of several
// rooms, each a package below internal that knows none of the others, and joins
// what they do:
//
//	Figure -> draft            sizes of actors and captions
//	       -> a draft.Layout   where everything goes: graphviz; or edition, where
//	                           actors keep the places of an earlier figure
//	       -> route            lines and captions led clear of one another
//	       -> page             title, legend, notes and footer; one grid
//	       -> Scene
//
// [Auto] and [Options.Width] go that way several times and keep the scene with
// the fewest faults by dossier/render/internal/readability. What is compared depends on
// the size of a figure, never on the clock.
//
// A [Matrix] goes another way, Figure -> matrix -> page, since it has no lines. A figure
// of several times (render.Slice) is placed once, with the ties of all of them; the lines
// of each are then led by themselves, and page sets the drawings beside one another.
//
// Another layout is a function of the kind draft.Layout, a name among [Engines],
// and a case in plan.layout. Graphviz, which cannot be used like any other library,
// is fenced in by its room alone; who runs it is up to a [Runner].
//
// Encoders draw what this package has decided.
package layout
