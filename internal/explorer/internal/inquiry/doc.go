// Package inquiry turns a request into what is shown of it: the answer of a dossier,
// its figure in a file format, a report, the words and the figure for a page. It does
// what the command line does, by the same packages, so that the bytes are the same;
// what took work is kept. Beside that it gathers what a source carries, and marks the
// quotes in its stored text (evidence.go, paragraphs.go, marks.go).
//
// It knows no HTTP: errors say whether they are wrong usage (ask.IsUsage), and
// whoever asks decides what that is called.
package inquiry
