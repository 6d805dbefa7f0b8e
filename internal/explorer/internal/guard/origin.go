package guard

import (
	"net/http"
	"net/url"
	"strings"
)

// crossOrigin refuses what a page of somebody else sends. Links from elsewhere may be
// followed; nothing may be fetched, embedded or posted from elsewhere.
func (g *Guard) crossOrigin(r *http.Request) *Refusal {
	foreign := &Refusal{Status: http.StatusForbidden, Words: "a page of another site may not ask here"}
	if err := g.origin.Check(r); err != nil { // methods that change something
		return foreign
	}
	if origin := r.Header.Get("Origin"); origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host) {
			return foreign
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site": // another port of this machine is another site
		if r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document" {
			return foreign
		}
	}
	return nil
}
