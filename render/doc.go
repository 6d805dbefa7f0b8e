// Package render says what a picture shows. A [Figure] is content without
// geometry, made from a view of a graph ([FromView]) or from the answer to a
// path query ([FromPaths]); a [Scene] is the same content with absolute
// coordinates.
//
// What all pictures and answers share stands here as well: how a claim is told
// in words ([Words]), which mark means what ([LineStyle], [LineWidth],
// [Outline]), and the colours of the themes ([Theme]). The package draws
// nothing and knows no file format.
//
// Figures become scenes in render/layout. render/dot encodes a Figure;
// render/svg encodes a Scene. No encoder sees a graph or a claim.
package render
