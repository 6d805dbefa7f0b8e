// Package letters turns a line of text into outlines: it orders what runs from
// right to left, chooses a typeface for every character, shapes letters that
// join, and says where each outline stands.
//
// Latin, Greek, Cyrillic and Hebrew letters come from Liberation Sans, which is
// embedded, without kerning and ligatures, so that lines are as wide as package
// render/internal/text measured them. Other scripts come from the typefaces of the
// computer, in an order that depends on nothing but their names; a script that
// none of them has is drawn as empty boxes and named in a warning. A figure
// that needs only the embedded typefaces is the same everywhere; one that needs
// others is the same wherever the same typefaces are installed.
//
// Shaping is done by go-text/typesetting, a port of HarfBuzz, and ordering by
// golang.org/x/text/unicode/bidi. The package draws nothing: render/png fills
// the outlines and render/pdf writes them or, where it can, real text.
package letters
