// Package query is a question to a dossier as a plain value, and the stages
// that answer it.
//
// A [Question] is written as a command line, and later as the parameters of a
// URL or the words of a marker in a report: the table of options in options.go
// is the one place that says which there are. [Open] loads and indexes a
// dossier; [Paths], [Claims], [Show], [Overview] and [Draw] answer questions
// with plain values that know nothing of how the graph is kept.
//
// The package prints nothing and writes no file; cmd/dossier does.
package query
