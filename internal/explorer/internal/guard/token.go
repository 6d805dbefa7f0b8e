package guard

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
)

// EnterPath is the address at which a browser changes the token for a cookie:
// /enter?token=... Whoever opens it is sent on to the first page, so that the token
// stands in no address that stays.
const EnterPath = "/enter"

const cookieName = "dossier-token"

// token refuses requests that do not carry the token.
func (g *Guard) token(r *http.Request) *Refusal {
	if g.opt.Token == "" || r.URL.Path == EnterPath && g.is(r.URL.Query().Get("token")) {
		return nil
	}
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && g.is(bearer) {
		return nil
	}
	if c, err := r.Cookie(cookieName); err == nil && g.is(c.Value) {
		return nil
	}
	return &Refusal{Status: http.StatusUnauthorized, Words: "this explorer asks for its token: open " + EnterPath + "?token=TOKEN once, or send Authorization: Bearer TOKEN"}
}

// is compares in a time that does not depend on where two tokens differ, nor on how
// long they are.
func (g *Guard) is(given string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(g.opt.Token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// enter gives a browser that came with the token its cookie. The cookie comes along
// when a link to a page is followed, and with nothing that other sites fetch.
func (g *Guard) enter(w http.ResponseWriter, r *http.Request) bool {
	if r.URL.Path != EnterPath {
		return false
	}
	if g.opt.Token != "" {
		http.SetCookie(w, &http.Cookie{Name: cookieName, Value: g.opt.Token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil})
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return true
}

// TokenFits reports whether a token can stand in a cookie and a header as it is, and
// is long enough not to be guessed.
func TokenFits(token string) bool {
	return len(token) >= 16 && len(token) <= 512 && !strings.ContainsFunc(token, func(r rune) bool {
		return r <= ' ' || r >= 0x7f || strings.ContainsRune(`",;\`, r)
	})
}
