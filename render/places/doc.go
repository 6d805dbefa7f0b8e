// Package places reads from an earlier figure where its actors stand, so that a
// new edition can keep them there.
//
// Figures of dossier carry their places: an SVG in its metadata element, an HTML
// page in the figure that it holds, a scene as JSON in a field of its own. The
// file may come from anywhere. Nothing in it is interpreted but that one JSON
// object: no other element, no entity that a document declares, no script. It is
// no reader of SVG or HTML.
package places
