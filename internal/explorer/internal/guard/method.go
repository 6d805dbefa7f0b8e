package guard

import (
	"net/http"
	"strconv"
	"strings"
)

// method refuses everything but reading.
func method(r *http.Request) *Refusal {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		if r.ContentLength > 0 || len(r.TransferEncoding) > 0 {
			return &Refusal{http.StatusBadRequest, "a request that reads has no body"}
		}
		return nil
	}
	return &Refusal{http.StatusMethodNotAllowed, "the explorer is read with GET and changes nothing"}
}

// size refuses addresses that are longer than any question, and paths that do not
// say plainly where they lead.
func (g *Guard) size(r *http.Request) *Refusal {
	switch {
	case len(r.RequestURI) > g.opt.MostURL:
		return &Refusal{http.StatusRequestURITooLong, "the address is longer than " + strconv.Itoa(g.opt.MostURL) + " bytes: ask for less at once"}
	case !strings.HasPrefix(r.URL.Path, "/") || strings.ContainsAny(r.URL.Path, "\\\x00") || dots(r.URL.Path):
		return &Refusal{http.StatusBadRequest, "the path of the address leads nowhere"}
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
