package load

import (
	"strings"
	"unicode"
)

// plainText brings a text into the form in which quotes are compared: white
// space of any kind and length is one space, typographic quotation marks,
// dashes and ellipses are plain ones, and characters that nobody sees are gone.
// Letters and their case stay: a quote is verbatim.
func plainText(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		plain := ""
		switch r {
		case '‘', '’', '‚', '‛', '′', 'ʼ', '`', '´':
			plain = "'"
		case '“', '”', '„', '‟', '″', '«', '»':
			plain = `"`
		case '‐', '‑', '‒', '–', '—', '―', '−':
			plain = "-"
		case '…':
			plain = "..."
		case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if plain != "" {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
