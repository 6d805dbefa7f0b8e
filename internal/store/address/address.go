package address

import (
	"maps"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// DefaultDossier is the name of the dossier that an address means which names none.
const DefaultDossier = "main"

// Address says where a store is, and what of it is meant.
type Address struct {
	// Scheme is "postgres", "bolt", "bolt+s", "neo4j", "neo4j+s" or "cassandra".
	Scheme string
	// User is who asks; empty: whom the driver takes.
	User string
	// Hosts are where the store answers. Without any, the driver looks on this machine.
	Hosts []Host
	// Database is the database or, of Cassandra, the keyspace; empty: that of the driver.
	Database string
	// Dossier is the name of a dossier in the store, and is never empty.
	Dossier string
	// Edition names one of its editions; empty: the current one.
	Edition string
	// Options are what else is written in the address, under the names that its scheme
	// has; nil where there are none.
	Options map[string]string

	password string
}

// Host is one place where a store answers.
type Host struct {
	// Name is a name, an IP address without brackets, or the folder of a socket, which
	// begins with a slash.
	Name string
	Port int // 0: that of the driver
}

// scheme is a row of the table of schemes.
type scheme struct {
	name    string
	means   string   // the scheme it is another name of
	options []string // of its driver
}

var schemes = []scheme{
	{"postgres", "postgres", []string{"sslmode", "sslrootcert", "sslcert", "sslkey"}},
	{"postgresql", "postgres", []string{"sslmode", "sslrootcert", "sslcert", "sslkey"}},
	{"bolt", "bolt", nil},
	{"bolt+s", "bolt+s", []string{"sslrootcert"}},
	{"neo4j", "neo4j", nil},
	{"neo4j+s", "neo4j+s", []string{"sslrootcert"}},
	{"cassandra", "cassandra", []string{"sslmode", "sslrootcert", "sslcert", "sslkey", "replication"}},
}

// Is reports whether a text that stands where a file could stand is the address of a
// store: it begins with a scheme of one.
func Is(text string) bool {
	_, _, is := cutScheme(text)
	return is
}

// cutScheme splits what stands before and after "://".
func cutScheme(text string) (s scheme, rest string, is bool) {
	name, rest, found := strings.Cut(text, "://")
	i := slices.IndexFunc(schemes, func(s scheme) bool { return strings.EqualFold(s.name, name) })
	if !found || i < 0 {
		return scheme{}, "", false
	}
	return schemes[i], rest, true
}

// Password returns the password that was written in the address, or nothing.
func (a Address) Password() string { return a.password }

// Loopback reports whether every host is this machine: none, the folder of a socket,
// localhost or an address of the loopback network.
func (a Address) Loopback() bool {
	return !slices.ContainsFunc(a.Hosts, func(h Host) bool { return !h.Loopback() })
}

// Loopback reports whether the host is this machine.
func (h Host) Loopback() bool {
	if strings.HasPrefix(h.Name, "/") || strings.EqualFold(h.Name, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(h.Name)
	return err == nil && ip.Unmap().IsLoopback()
}

// String writes the address without its password, so that [Parse] reads the same from it.
func (a Address) String() string {
	var b strings.Builder
	b.WriteString(a.Place())
	query := url.Values{}
	for _, name := range slices.Sorted(maps.Keys(a.Options)) {
		query.Set(name, a.Options[name])
	}
	if a.Dossier != DefaultDossier {
		query.Set("dossier", a.Dossier)
	}
	if a.Edition != "" {
		query.Set("edition", a.Edition)
	}
	if len(query) > 0 {
		b.WriteString("?" + query.Encode())
	}
	return b.String()
}

// Place writes where the store is, without its password and without what of it is meant.
func (a Address) Place() string {
	var b strings.Builder
	b.WriteString(a.Scheme + "://")
	if a.User != "" {
		b.WriteString(escape(a.User) + "@")
	}
	for i, h := range a.Hosts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(h.String())
	}
	if a.Database != "" {
		b.WriteString("/" + escape(a.Database))
	}
	return b.String()
}

// String writes the host as it stands in an address.
func (h Host) String() string {
	name := h.Name
	switch {
	case strings.Contains(name, ":") && !strings.HasPrefix(name, "/"):
		name = "[" + name + "]"
	default:
		name = escape(name)
	}
	if h.Port != 0 {
		name += ":" + strconv.Itoa(h.Port)
	}
	return name
}

// escape writes a part of an address so that none of the marks of its grammar is left.
func escape(part string) string { return strings.ReplaceAll(url.QueryEscape(part), "+", "%20") }
