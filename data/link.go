package data

import (
	"net/url"
	"strings"
)

// SafeLink gives a link that an encoder may write as the target of a
// reference, and whether there is one. Only http, https and mailto pass, with a
// host or an address; everything that a browser might read as another scheme
// does not: control characters and white space, which browsers drop before they
// look ("java\nscript:"), and paths without a scheme.
func SafeLink(s string) (string, bool) {
	if strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r >= 0x7f && r < 0xa0 || r == '\\' || r == '\ufffd' || moves(r)
	}) {
		return "", false
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return "", false
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return "", false
		}
	default:
		return "", false
	}
	return u.String(), true
}

// moves reports whether a character embeds, overrides or isolates a direction
// of writing, and so can make an address read as another.
func moves(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
