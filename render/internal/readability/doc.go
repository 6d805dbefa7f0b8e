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
// goes wrong with words beside lines.
package readability
