// Package dot encodes a figure in DOT, the language of Graphviz.
//
// A Figure has no geometry, and neither has what this package writes: whoever
// reads it lays it out anew. The text is deterministic and safe to hand on: all
// strings are quoted and escaped, no label is HTML-like, and no attribute is
// written that makes Graphviz open a file or a browser follow a link.
package dot
