// Package report turns a [Report], which says in plain words what somebody
// asked and what the answer is, into Markdown, into one self-contained HTML page
// or into a fragment of either, and its sources into CSL-JSON or BibTeX.
//
// It decides how things are written, not what is said: internal/query makes the
// Report, with figures already drawn. Every string in it is taken to be written
// by somebody who wants to break out of the format; the encoders escape all of
// them and write links to http, https and mailto only.
package report
