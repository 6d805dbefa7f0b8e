// Package document says what a text consists of ([Document]: sections with
// paragraphs, lists, tables, figures, evidence and sources) and writes it: as a
// text for a terminal ([Text]), as [Markdown], as a self-contained page of [HTML],
// or as a fragment of either for a place in somebody's own text, or one of LaTeX,
// AsciiDoc, Typst or reStructuredText; its sources also as [CSL] or [BibTeX].
//
// It decides how things are written, not what is said: package describe makes
// documents of answers, and a document has the same words in the same order in
// every form. Every string in it is taken to be written by somebody who wants to
// break out of the format: writers make it printable, escape it, and write links
// to http, https and mailto only. Lists and tables may be made while they are
// read, so that one of a million items never is in memory.
package document
