package dot

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// quote gives s as a quoted string that Graphviz draws letter by letter: it
// reads backslashes as escapes (\N is the name of the node), and ampersands as
// HTML entities, even outside HTML-like labels. A line feed stays a line break.
// Characters that reorder text are written as entities, so that the DOT itself
// reads as it is; control characters and invalid UTF-8 become U+FFFD.
func quote(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"':
			b.WriteString(`\"`)
		case r == '\\':
			b.WriteString(`\\`)
		case r == '&':
			b.WriteString("&amp;")
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t' || r == '\r':
			b.WriteByte(' ')
		case control(r):
			b.WriteRune(utf8.RuneError)
		case reorders(r):
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// comment gives s as a comment of one line, marked so that it cannot end early.
func comment(s string) string {
	return "// " + strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		if control(r) || reorders(r) {
			return utf8.RuneError
		}
		return r
	}, s) + "\n"
}

// control reports whether a character has no place in a label: the C0 and C1
// controls, the separators of lines and paragraphs, and what XML forbids.
func control(r rune) bool {
	return r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == 0xfffe || r == 0xffff
}

// reorders reports whether a character changes the direction of text around it.
func reorders(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
