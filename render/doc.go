// Package render says what a picture shows. A [Figure] is content without
// geometry, which [Build] makes from an answer (package data/answer); a [Scene] is
// the same content with absolute coordinates.
//
// It has four rooms: figure*.go, what a picture says; build*.go, how that is made
// from an answer; scene*.go, the same as geometry; and looks.go, marks.go, outline.go and
// theme.go, which mark means what ([LineStyle], [LineWidth], [Outline]) and the
// colours of the themes ([Theme]). The package draws nothing, knows no file format
// and no graph: whoever has an answer can draw it.
//
// In the flow it stands below the answers. Figures become scenes in render/layout;
// render/dot and render/mermaid encode a Figure, render/svg and others a Scene.
package render
