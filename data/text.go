package data

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks Printable leaves on one letter; real
// writing does with fewer, and heaps of them climb over neighbouring lines.
const maxMarks = 6

// Printable returns a text fit to be shown on one line of a terminal or in a
// picture, whoever wrote it. White space of any sort becomes a plain space;
// control characters and the characters that turn the writing direction (U+202A
// to U+202E, U+2066 to U+2069) become visible escapes such as \x1b and \u202e;
// direction marks and other invisible formatting characters vanish, but for the
// joiners that emoji and Persian need; bytes that are not UTF-8 and characters
// that XML forbids become U+FFFD. It does not escape for any format: encoders
// do that. A text that needs no change is returned itself.
func Printable(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) {
			if marks++; marks > maxMarks {
				continue
			}
		} else {
			marks = 0
		}
		switch {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r < ' ' || r >= 0x7f && r < 0xa0:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			fmt.Fprintf(&b, `\u%04x`, r)
		case r == 0x200c || r == 0x200d:
			b.WriteRune(r)
		case unicode.Is(unicode.Cf, r):
		case r&0xfffe == 0xfffe:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports whether a text is printable ASCII.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// maxQuoted is how much of a text Quoted shows, in characters.
const maxQuoted = 60

// Quoted gives a text between quotes for a message: printable, and cut where it
// is long.
func Quoted(s string) string {
	// Cut by bytes first: a line of 100 MB must not be walked to show 60 characters.
	cut := len(s) > 8*maxQuoted
	if cut {
		s = strings.ToValidUTF8(s[:8*maxQuoted], "")
	}
	s = Printable(s)
	if runes := []rune(s); len(runes) > maxQuoted {
		s, cut = string(runes[:maxQuoted]), true
	}
	if cut {
		s += "…"
	}
	return `"` + s + `"`
}
