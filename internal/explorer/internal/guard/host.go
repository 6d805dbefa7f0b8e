package guard

import (
	"net/http"
	"net/netip"
	"strings"
)

// host refuses requests that are addressed to another name than those the explorer
// has. A page of a stranger can let its own name point at this machine and then read
// what "its" server answers; but it cannot change the name that the browser sends.
// An address in numbers has no name to be pointed elsewhere, so where the explorer
// listens on all addresses any of them will do. The port does not matter: it may
// be forwarded.
func (g *Guard) host(r *http.Request) *Refusal {
	name := bareHost(r.Host)
	own := strings.ToLower(g.opt.Host)
	if Loopback(name) || own != "" && name == own {
		return nil
	}
	if listen, err := netip.ParseAddr(own); err == nil && listen.IsUnspecified() {
		if _, err := netip.ParseAddr(name); err == nil {
			return nil
		}
	}
	return &Refusal{Status: http.StatusMisdirectedRequest, Words: "this explorer does not go by the name in the request: use the address that it printed"}
}

// bareHost is the name or the address in a Host header, without port and brackets,
// in small letters.
func bareHost(host string) string {
	name := host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") && strings.IndexByte(host, ':') == i || strings.Contains(host, "]:") {
		name = host[:i]
	}
	return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(name, "["), "]"))
}

// Loopback reports whether a name or an address always means this machine alone.
func Loopback(name string) bool {
	if name == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(name)
	return err == nil && a.IsLoopback()
}
