// Package graphviz is the layouts of Graphviz: it tells the engine the sizes that
// are in a draft and reads back where things go. What it is told is DOT made of
// numbers only.
//
//	Draft -> source    names that are numbered, sizes that were measured
//	      -> fence     Graphviz, one figure at a time, with a time limit
//	      -> positions its answer read back
//
// It leads no line and draws nothing, and which of its programs suits a figure is
// for others to decide.
//
// # The fence
//
// Graphviz runs as WebAssembly in the process (go-graphviz). It is one global
// machine that must not be used twice at once, cannot be interrupted, and is
// unusable after a fault. So: one figure at a time; no text that a user wrote
// ever reaches it, only names such as n0 and e0, and sizes; limits on the size
// of a figure before it is asked; a time limit after which the caller gets an
// error while the machine is left to itself; every panic becomes an [Error]; and
// after a fault no more calls. Even the time limit may come late, since the
// machine's code does not yield: with one processor nothing else runs, and where
// the garbage collector wants all goroutines to stand still all wait. So the
// engine in the process is for small figures, and package worker runs it for all
// others, behind the interface [Runner], in processes that can be stopped. For
// ties so many that an engine takes longer than there is time, sfdp stands in; see
// [Feasible]. What else was learnt:
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
//     outline later: Graphviz would end them at a shape of its own.
package graphviz
