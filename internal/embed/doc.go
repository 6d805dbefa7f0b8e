// Package embed finds the markers in a document that somebody else wrote, and
// replaces what stands between them:
//
//	<!-- dossier: draw --path Kim,Seoul -->
//	<!-- /dossier -->
//
// kinds.go is the table of the kinds of documents and of the comments that are
// markers in each; markdown.go, html.go, latex.go, asciidoc.go, typst.go and rst.go
// find them, each with a simple rule of what is code there, where markers are none;
// notebook.go finds the Markdown in a notebook of Jupyter. pair.go makes markers of
// comments, and same.go says whether what stands in one already means what belongs
// there, since other programs write the same thing in other bytes.
//
// The package is about bytes alone: what a marker asks it hands on as words, what
// belongs there it is given. Every byte outside of the markers stays. It reads and
// writes no files; cmd/dossier does.
package embed
