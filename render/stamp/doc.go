// Package stamp says whether a file is a figure of dossier, and what it was made
// from: the query, the digest of the data, the version of the program, and where the
// actors stand. It is the one place that knows where each format keeps that.
//
// It stands beside the encoders that write it: an SVG and a page have it in
// attributes of their first element, a PNG in its texts, a PDF in its XMP, a metafile in a comment, a scene as
// JSON in its fields. Other programs rewrite figures: line ends become CRLF, quotes
// another entity, attributes change places. None of that changes what is read; where
// a program has removed the attributes, there is no stamp.
//
// The file may come from anywhere. It is no reader of SVG, HTML or PDF: no other
// element, no entity that a document declares, no script is looked at, and time and
// memory are in proportion to the file. Places are handed on as text and checked by
// render/places.
package stamp
