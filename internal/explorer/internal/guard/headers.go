package guard

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
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
func Policy(styles []string) string {
	allowed := "'self'"
	for _, s := range styles {
		sum := sha256.Sum256([]byte(s))
		allowed += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; script-src 'self'; style-src " + allowed + "; img-src 'self' data:; connect-src 'self'; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
}

// Apart takes the style elements out of a page, which gives their texts as well (see
// [Styles]).
func Apart(page string) (rest string, styles []string) {
	var b strings.Builder
	for i, part := range strings.Split(page, "<style>") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "</style>")
		}
		b.WriteString(part)
	}
	return b.String(), Styles(page)
}

// Styles finds the texts of the style elements in a figure that a program of ours
// wrote: within it every "<" of a user's is escaped. Each text is listed once.
func Styles(svg string) (list []string) {
	met := map[string]bool{}
	for _, part := range strings.Split(svg, "<style>")[1:] {
		style, _, _ := strings.Cut(part, "</style>")
		// What stands around it is no part of the text that a browser sees.
		style = strings.TrimSuffix(strings.TrimPrefix(style, "<![CDATA["), "]]>")
		if !met[style] {
			met[style] = true
			list = append(list, style)
		}
	}
	return list
}
