package postgres

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/store/remote"
)

// PostgreSQL holds every text but U+0000. So U+0000 is written as U+0001 U+0001, and
// U+0001 as U+0001 U+0002. What is written so is in the same order as what was meant, and
// a text that begins with another still does.
var (
	escapes   = strings.NewReplacer("\x00", "\x01\x01", "\x01", "\x01\x02")
	unescapes = strings.NewReplacer("\x01\x01", "\x00", "\x01\x02", "\x01")
)

// written gives a text as it stands in the database.
func written(s string) string {
	if strings.IndexByte(s, 0) < 0 && strings.IndexByte(s, 1) < 0 {
		return s
	}
	return escapes.Replace(s)
}

// meant gives the text that stands in the database.
func meant(s string) string {
	if strings.IndexByte(s, 1) < 0 {
		return s
	}
	return unescapes.Replace(s)
}

// asked gives texts as they can be looked for. What is not UTF-8 or too long stands
// nowhere and is left out.
func asked[T ~string](list []T) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		if len(s) <= remote.MaxText && utf8.ValidString(string(s)) {
			out = append(out, written(string(s)))
		}
	}
	return out
}
