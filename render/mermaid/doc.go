// Package mermaid encodes a figure as a Mermaid flowchart, for Markdown hosts
// that draw one from the text between two fences.
//
// A Figure has no geometry, and neither has what this package writes: the host
// lays it out anew and draws it in its own font. Less fits into a flowchart than
// into an SVG: contested and denied ties say so in their captions, since no line
// there has bars; the legend, the evidence notes and the sources stand in
// comments, which the host does not show, so that the text around the figure has
// to tell what matters of them.
//
// The text is deterministic and safe to hand on. Nodes have names that we made
// up; every text of others stands in a quoted string or a comment in which no
// character is left that Mermaid, the Markdown within its labels or the page
// around it reads as anything but itself (see quote); and nothing is written
// that follows a link, calls a function, sets an option or holds HTML.
package mermaid
