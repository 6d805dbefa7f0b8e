package guard

import (
	"net/http"
	"strings"

	"dossier/internal/styles"
)

// harden sets what every answer carries. A page runs the explorer's own scripts and
// styles and nothing else, talks to the explorer alone, and stands in no frame.
func harden(h http.Header) {
	h.Set("Content-Security-Policy", Policy(nil))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
}

// Policy is the content security policy of a page in which styles of these texts
// stand: those of the figures on it, each named by its digest.
func Policy(inline []string) string {
	allowed := "'self'"
	for _, s := range inline {
		allowed += " " + styles.Allowed(s)
	}
	return "default-src 'none'; script-src 'self'; style-src " + allowed + "; img-src 'self' data:; connect-src 'self'; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
}

// Apart takes the style elements out of a page, which gives their texts as well (see
// [styles.Of]).
func Apart(page string) (rest string, inline []string) {
	var b strings.Builder
	for i, part := range strings.Split(page, "<style>") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "</style>")
		}
		b.WriteString(part)
	}
	return b.String(), styles.Of(page)
}
