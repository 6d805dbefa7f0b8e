// Package readability counts what makes a laid out figure hard to read.
//
// It reads a [dossier/render.Scene] alone: where things came to stand, not how
// they got there. So it can judge any layout, compare two of them, and hold a
// layout to a standard in a test. It is no judge of what a figure says, and it
// moves nothing: render/layout asks it which of several layouts to keep.
//
// What is counted follows the aesthetics that have been found to matter to
// readers, crossings foremost (Purchase, "Which aesthetic has the greatest
// effect on human understanding?", Graph Drawing 1997), and beyond them what
// goes wrong with words beside lines. Some faults are vetoes: they make a reader
// take one tie for another, or hide something, and no figure may have them. All
// lines between the same two actors are one strand, which crosses another once in a
// place however many lines the two have, and is no fault of its own lines.
//
// Distances are those from straight pieces of a line to a box, without any raster.
// The scene of a matrix has no lines, and so none of their faults.
package readability
