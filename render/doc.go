// Package render says what a picture shows. A [Figure] is content without
// geometry, made from a view of a graph or from the answer to a path query; a
// [Scene] is the same content with absolute coordinates.
//
// Figures become scenes in render/layout. render/dot encodes a Figure;
// render/svg encodes a Scene. No encoder sees a graph or a claim.
package render
