package guard

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// method refuses everything but reading, and forms where they are taken.
func (g *Guard) method(r *http.Request) *Refusal {
	posts := slices.Contains(g.opt.Posts, r.URL.Path)
	switch {
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		if r.ContentLength > 0 || len(r.TransferEncoding) > 0 {
			return &Refusal{Status: http.StatusBadRequest, Words: "a request that reads has no body"}
		}
		return nil
	case r.Method == http.MethodPost && posts:
		return g.form(r)
	case posts:
		return &Refusal{Status: http.StatusMethodNotAllowed, Words: "this is read with GET, and changes something with POST", Allow: "GET, HEAD, POST"}
	}
	return &Refusal{Status: http.StatusMethodNotAllowed, Words: "the explorer is read with GET and changes nothing", Allow: "GET, HEAD"}
}

// size refuses addresses that are longer than any question, and paths that do not
// say plainly where they lead.
func (g *Guard) size(r *http.Request) *Refusal {
	switch {
	case len(r.RequestURI) > g.opt.MostURL:
		return &Refusal{Status: http.StatusRequestURITooLong, Words: "the address is longer than " + strconv.Itoa(g.opt.MostURL) + " bytes: ask for less at once"}
	case !strings.HasPrefix(r.URL.Path, "/") || strings.ContainsAny(r.URL.Path, "\\\x00") || dots(r.URL.Path):
		return &Refusal{Status: http.StatusBadRequest, Words: "the path of the address leads nowhere"}
	}
	return nil
}

// dots reports whether a path has a part that means another folder.
func dots(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if part == "." || part == ".." {
			return true
		}
	}
	return false
}
