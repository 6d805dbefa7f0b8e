// Package yaml reads the YAML of dossiers into trees, and large files entry by entry.
//
// A file is cut at its top-level fields and at the items of their lists, by
// indentation and with regard to quotes, brackets, blocks of text and comments. Each
// piece is parsed by itself, handed on and forgotten, so that memory is that of the
// largest piece; its span in the file is handed on with it, by which it is found again
// when something in it has to be pointed at. A file that does not begin with a plain field at the left
// margin, such as JSON, is parsed as a whole.
//
// Files are taken to be hostile. Anchors, aliases, tags and directives are refused, and
// what would make the library below slow or recurse deeply is refused before it sees it.
//
// The package knows no field of a dossier and decodes nothing.
// In the flow it stands between files and data/load, which makes entries of its nodes.
package yaml
