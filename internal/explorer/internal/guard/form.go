package guard

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"mime"
	"net/http"
	"strconv"
)

// form refuses what cannot be a form of the explorer's own. A browser says where a form
// comes from; [Guard.crossOrigin] has looked at that, and here it has to be said. What is
// too long and does not say so is cut off when it is read.
func (g *Guard) form(r *http.Request) *Refusal {
	if origin := r.Header.Get("Origin"); origin == "" {
		return &Refusal{Status: http.StatusForbidden, Words: "the request does not say where it comes from (Origin)"}
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/x-www-form-urlencoded" {
		return &Refusal{Status: http.StatusUnsupportedMediaType, Words: "forms are taken as application/x-www-form-urlencoded"}
	}
	if r.ContentLength > int64(g.opt.MostForm) {
		return &Refusal{Status: http.StatusRequestEntityTooLarge, Words: "the form is larger than " + strconv.Itoa(g.opt.MostForm) + " bytes"}
	}
	return nil
}

// originKept lets a browser say where a form comes from: under the policy that is usual
// here it says null. To other sites nothing is said either way.
func originKept(h http.Header) { h.Set("Referrer-Policy", "same-origin") }

// Forms make and know the tokens of forms. Each is good for one page and as long as the
// program runs: whoever cannot read the page cannot send its form.
type Forms struct{ key [32]byte }

// NewForms returns forms with a secret of their own.
func NewForms() *Forms {
	f := new(Forms)
	_, _ = rand.Read(f.key[:]) // it never fails
	return f
}

// Token is that of the forms on a page.
func (f *Forms) Token(page string) string {
	mac := hmac.New(sha256.New, f.key[:])
	mac.Write([]byte(page))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// Fits reports whether a token is that of a page, in a time that tells nothing of it.
func (f *Forms) Fits(page, token string) bool {
	return hmac.Equal([]byte(token), []byte(f.Token(page)))
}
