// Package layout turns a figure into a scene: it measures texts, asks Graphviz
// where things go, and sets lines, captions, legend and evidence notes around
// that.
//
// # The flow
//
//	Figure -> measure   sizes of actors and captions
//	       -> source    DOT made of numbers only
//	       -> fence     Graphviz, one figure at a time, with a time limit
//	       -> positions its answer read back
//	       -> route     curves cut at the actors' outlines and led where lines
//	                    and captions keep apart, each with the other in view
//	       -> captions  set beside their own line and clear of the rest
//	       -> ends      spread along the outlines
//	       -> lines     arrowheads; bars where their line runs alone
//	       -> page      title, legend, notes and footer; one grid
//	       -> Scene
//
// [Auto] and [Options.Width] go that way several times and keep the scene with
// the fewest faults by dossier/render/internal/readability. What is compared depends on
// the size of a figure, never on the clock.
//
// # The fence
//
// Graphviz runs as WebAssembly in the process (go-graphviz). It is one global
// machine that must not be used twice at once, cannot be interrupted, and is
// unusable after a fault. So: one figure at a time; no text that a user wrote
// ever reaches it, only names such as n0 and e0, and sizes; limits on the size
// of a figure before it is asked; a time limit after which the caller gets an
// error while the machine is left to itself; every panic becomes an
// [EngineError]; and after a fault no more calls. Even the time limit may come
// late, since the machine's code does not yield: with one processor nothing else
// runs, and where the garbage collector wants all goroutines to stand still all
// wait. So the engine in the process is for figures that are [Small], and
// package worker runs it for all others, behind the interface [Runner], in
// processes that can be stopped. For ties so many that an engine takes longer
// than there is time, sfdp stands in, and [Report] says so. What else was learnt:
//
//   - The module compiles itself when the program starts, into a folder that
//     others may write to: package internal/enginecache sees to that.
//   - An HTML-like label with an empty cell corrupts the machine's memory; with
//     a space in the cell it does not. A size of type below some 4 points does
//     as well. FIXEDSIZE on the table makes the label exactly as large as we
//     have measured it, provided that the space in the cell fits.
//   - A warning within Graphviz can come back as an error although the answer
//     is whole; the answer counts.
//   - Fdp and sfdp draw lots. With a start (fdp) and on one level (sfdp) both
//     repeat themselves from process to process; but fdp and, once in a
//     thousand times, neato still differ after other figures in the same process,
//     since they read memory that these have left behind; see [Fresh].
//   - Edges are asked for up to the centre of a node, and are cut at the real
//     outline here: Graphviz would end them at a shape of its own.
//
// Encoders draw what this package has decided; it is the only one that knows
// Graphviz.
package layout
