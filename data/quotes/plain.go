package quotes

import (
	"strings"
	"unicode"
)

// plain brings a text into the form in which quotes are compared: white space of
// any kind and length is one space, typographic quotation marks, dashes and
// ellipses are plain ones, and characters that nobody sees are gone. Letters and
// their case stay: a quote is verbatim. Each, where set, is told before every
// character of the form how long the form is and where in s the character comes from.
func plain(s string, each func(form, from int)) string {
	var b strings.Builder
	b.Grow(len(s))
	told := func(from int) {
		if each != nil {
			each(b.Len(), from)
		}
	}
	space := -1 // where white space began that is still to be written
	for i, r := range s {
		if unicode.IsSpace(r) {
			if space < 0 {
				space = i
			}
			continue
		}
		same, form := plainRune(r)
		if !same && form == "" {
			continue
		}
		if space >= 0 && b.Len() > 0 {
			told(space)
			b.WriteByte(' ')
		}
		space = -1
		told(i)
		if same {
			b.WriteRune(r)
		} else {
			b.WriteString(form)
		}
	}
	return b.String()
}

// plainRune gives what stands for a character, or that it stands for itself.
func plainRune(r rune) (same bool, form string) {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '`', '´':
		return false, "'"
	case '“', '”', '„', '‟', '″', '«', '»':
		return false, `"`
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return false, "-"
	case '…':
		return false, "..."
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return false, ""
	}
	return true, ""
}
