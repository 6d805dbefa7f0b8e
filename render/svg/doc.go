// Package svg encodes a scene as SVG.
//
// It decides nothing about place and nothing about content: coordinates come
// from the [render.Scene], colours from its theme. What it answers for is the
// contract of a figure: the same scene gives the same bytes everywhere; ids and
// classes carry a prefix made from the content, so that two figures live on one
// page; text stays text; there is no script and no reference to anything outside but
// the links of notes to their sources, of which only http, https and mailto pass;
// every string is escaped; the title and the description are
// there for those who cannot see, and are the first of its texts; a figure within a text
// reads as a caption where its tags are taken out (caption.go); and the query, the
// digest of the data and the version of the program are embedded in attributes
// (see render/stamp), so that no text of the figure is meant for machines.
package svg
