// Package embed finds the markers in a Markdown or HTML document that somebody
// else wrote, and replaces what stands between them:
//
//	<!-- dossier: draw --path Kim,Seoul -->
//	<!-- /dossier -->
//
// It is about bytes alone: what a marker asks it hands on as words, what
// belongs there it is given. Every byte outside of the markers stays. Markers in
// code are none; goldmark says what is code in Markdown, a small scanner of tags
// does in HTML. The package reads and writes no files; cmd/dossier does.
package embed
