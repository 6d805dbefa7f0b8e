// Package png encodes a scene as a PNG image, at a resolution for print.
//
// Marks come from render/internal/paint and letters from render/internal/letters; this
// package turns both into pixels and adds what the figure was made from: its
// title, the query, the digest of the data and the version of the program, and
// the resolution, so that a page sets the figure at its true size.
//
// The rasterizer is that of golang/freetype, called through fogleman/gg, which
// strokes and fills with integers of 1/64 pixel, so that the same scene gives
// the same bytes wherever the same fonts are. (What is computed before that, in
// floating point, may differ in its last bits on another kind of processor; that
// it should cross the border between two 64ths is possible and very unlikely.)
// The alternatives were tdewolff/canvas, which brings a TeX engine and its fonts
// along, and golang.org/x/image/vector, which knows no strokes and computes
// large shapes in floating point; gg was part of the program already.
package png
