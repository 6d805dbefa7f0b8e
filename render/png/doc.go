// Package png encodes a scene as a PNG image, at a resolution for print.
//
// Marks come from render/internal/paint and letters from render/internal/letters; this
// package turns both into pixels and adds what the figure was made from: its
// title, the query, the digest of the data and the version of the program, and
// the resolution, so that a page sets the figure at its true size.
//
// A figure goes through it in four steps:
//
//	marks ─► drawing (areas within edges, in 1/64 pixel)     canvas.go, trace.go, drawing.go
//	drawing ─► strips (runs of one colour), band by band     band.go, strip.go
//	colours of all strips ─► palette of 256 at most          palette.go
//	strips ─► one stream of codes                            huffman.go, deflate.go
//
// There is never a picture in memory: a band of rows is painted while it is in the
// cache of a processor and at once made into runs, since a drawing is mostly page.
// Bands are independent, so all processors share the work; as their height is fixed,
// the file is the same to the byte however many there are.
//
// Edges are integers, and the rasterizer of golang/freetype fills them with integers.
// What is computed before that, in floating point, rounds every product on its own,
// so that processors that multiply and add in one step come to the same. So the same
// scene gives the same bytes wherever the same fonts are.
//
// A palette makes files a third as large as three bytes a pixel would be. Its price are
// blends at edges, which may be off by some 7 of 255; the inks themselves are exact.
// Compressing is our own since runs of pixels need a small part of deflate:
// compress/flate takes three times as long as all else together. The alternatives for
// painting were fogleman/gg, which draws curves in pieces of a pixel and holds the whole
// picture, tdewolff/canvas, which brings a TeX engine and its fonts along, and
// golang.org/x/image/vector, which knows no strokes.
package png
