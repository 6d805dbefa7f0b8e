package mermaid

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quote gives s as a quoted string that Mermaid shows letter by letter, on one
// line. Mermaid knows no empty string; a space takes its place.
func quote(s string) string {
	if s = escape(s, inLabel); s == "" {
		s = " "
	}
	return `"` + s + `"`
}

// comment gives s as a comment of one line, or nothing where there is nothing to
// say: Mermaid reads an empty comment as a node. More characters may stay as they
// are than in a label, so that the evidence can be read; not those that make
// directives, tags, entities or fences.
func comment(s string) string {
	if s = escape(s, inLabel+`!"$*+:;=?@[]^_|~\`); s == "" {
		return ""
	}
	return "%% " + s + "\n"
}

// inLabel are the marks that mean nothing but themselves in a label, save at its
// beginning.
const inLabel = ",.'()/-"

// escape writes all that could mean something as a numbered entity of Mermaid's
// own kind (#34; is a quotation mark). There are several readers to think of:
// the parser (quotation marks, entities), what runs over the text before it
// (directives %%{...}%%, comments, tags), the Markdown that some versions see in
// every label (stars, lists), icons (fa:fa-ban), formulas ($$) and the HTML page
// that may hold the text. So letters, digits and the marks of pass stay, of the
// rest of ASCII nothing does, and the first character is a letter or an entity.
// White space becomes single spaces; control characters and invalid UTF-8 become
// U+FFFD.
func escape(s, pass string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i, word := range strings.Fields(s) {
		if i > 0 {
			b.WriteByte(' ')
		}
		for j, r := range word {
			switch {
			case control(r):
				b.WriteRune(utf8.RuneError)
			case r == 'ﬂ': // begins an entity once Mermaid has read it
				b.WriteString("fl")
			case plain(r, pass) && (i+j > 0 || unicode.IsLetter(r)):
				b.WriteRune(r)
			default:
				b.WriteString("#" + strconv.Itoa(int(r)) + ";")
			}
		}
	}
	return b.String()
}

// plain reports whether a character means nothing but itself.
func plain(r rune, pass string) bool {
	switch {
	case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', strings.ContainsRune(pass, r):
		return true
	}
	return r >= utf8.RuneSelf && !reorders(r)
}

// control reports whether a character has no place in a label: the C0 and C1
// controls, the separators of lines and paragraphs, and what XML forbids.
func control(r rune) bool {
	return r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == 0xfffe || r == 0xffff
}

// reorders reports whether a character changes the direction of text around it.
// As an entity it does so in the figure alone, and the source reads as it is.
func reorders(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
