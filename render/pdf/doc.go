// Package pdf encodes a scene as a PDF of one page, as large as the figure: a
// pixel of the scene is 1/96 inch. Lines and letters stay vectors, and text can
// be selected and searched.
//
// Text in Liberation Sans is text in an embedded subset of that typeface. A PDF
// cannot say in such text what joined Arabic letters or a Korean typeface of the
// system need, so everything else is drawn as outlines, exactly as render/png
// draws it, and laid over with invisible text that says what stands there, as in
// a scanned book that was read by machine. No typeface of the computer is
// embedded, which their licences may forbid.
//
// The page is tagged for those who hear it: the drawing is one figure that has the
// description in its place, notes and what stands below are paragraphs, and sources
// with an address are links.
//
// The file is written by go-pdf/fpdf. Of the libraries at hand it is the light
// one (it needs nothing but the standard library and golang.org/x/image), and it
// gives the same bytes every time once its dates are set and its lists sorted.
// tdewolff/canvas, the other candidate, embeds more kinds of fonts, but stamps
// the time into every file without a way to stop it, leaves the carriage return
// unescaped that a letter such as č is in a title, looks up the text of joined
// Arabic letters in a table that need not have them, and brings a TeX engine and
// its fonts along; gonum's vg is fpdf with a layer on top.
package pdf
