package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bareName takes punctuation and blanks out of a folded name, so that "al-qaida",
// "al qaida" and "alqaida" meet. Between two digits a blank stays in their place: "unit
// 1-23" is not "unit 12-3".
func bareName(folded string) string {
	if strings.IndexFunc(folded, between) < 0 {
		return folded
	}
	return string(appendBare(make([]byte, 0, len(folded)), folded))
}

// appendBare is bareName for whoever has memory for it.
func appendBare(b []byte, folded string) []byte {
	gap, digit := false, false
	for _, r := range folded {
		if between(r) {
			gap = true
			continue
		}
		now := unicode.IsDigit(r)
		if gap && digit && now {
			b = append(b, ' ')
		}
		gap, digit = false, now
		b = utf8.AppendRune(b, r)
	}
	return b
}

func between(r rune) bool { return r == ' ' || unicode.IsPunct(r) }
