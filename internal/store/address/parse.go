package address

import (
	"errors"
	"fmt"
	"maps"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/data"
)

// Bounds on what an address may hold, so that messages stay short.
const (
	maxAddress = 4096 // bytes
	maxHosts   = 64
	maxPart    = 255 // bytes of a user, host, database or value
)

// Parse reads an address:
//
//	scheme://[user[:password]@]host[:port][,host[:port]...][/database][?dossier=NAME&edition=DIGEST&...]
//
// Characters with a meaning of their own are written as %XX within a part. An error says
// what is wrong and quotes nothing that could be part of a password.
func Parse(text string) (Address, error) {
	s, rest, is := cutScheme(text)
	switch {
	case !is:
		return Address{}, errors.New("this is not the address of a store: those begin with postgres://, bolt://, bolt+s://, neo4j://, neo4j+s:// or cassandra://")
	case len(text) > maxAddress:
		return Address{}, fault(s, "is longer than %d bytes", maxAddress)
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unprintable):
		return Address{}, fault(s, "holds spaces or characters that cannot be seen: write them as %%XX")
	case strings.Contains(rest, "#"):
		return Address{}, fault(s, "holds a #: write it as %%23")
	}
	a := Address{Scheme: s.means, Dossier: DefaultDossier}
	rest, query, _ := strings.Cut(rest, "?")
	authority, path, _ := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		if err := a.login(s, authority[:at]); err != nil {
			return Address{}, err
		}
		authority = authority[at+1:]
	} else if strings.Contains(path+query, "@") && strings.Contains(authority, ":") && !hostsOnly.MatchString(authority) {
		return Address{}, fault(s, "seems to hold a password with a / or ? in it: %s", passwordHint)
	}
	if err := a.hosts(s, authority); err != nil {
		return Address{}, err
	}
	if strings.Contains(path, "/") {
		return Address{}, fault(s, "has more than one name after the host: a database is one name")
	}
	var err error
	if a.Database, err = part(s, "database", path); err != nil {
		return Address{}, err
	}
	return a, a.query(s, query)
}

const passwordHint = "leave it out and set DOSSIER_STORE_PASSWORD, or write what is neither letter nor digit as %XX"

// hostsOnly is what stands before the path where there is no user.
var hostsOnly = regexp.MustCompile(`^(\[[^]]*\]|[^:,]*)(:[0-9]*)?(,(\[[^]]*\]|[^:,]*)(:[0-9]*)?)*$`)

// fault makes an error about an address, of which it names the scheme alone.
func fault(s scheme, format string, args ...any) error {
	return fmt.Errorf("the address %s://… "+format, append([]any{s.name}, args...)...)
}

// unprintable reports whether a character has no place in an address as it is typed.
func unprintable(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// login reads user and password. Nothing of it is quoted: what stands where the user
// should stand may be a part of the password.
func (a *Address) login(s scheme, text string) error {
	user, password, _ := strings.Cut(text, ":")
	var errUser, errPassword error
	a.User, errUser = part(s, "user", user)
	a.password, errPassword = url.PathUnescape(password)
	if errUser != nil || errPassword != nil || strings.ContainsAny(text, "@,[]") {
		return fault(s, "has a user or a password that cannot be read: %s", passwordHint)
	}
	return nil
}

// hosts reads the places, and their ports.
func (a *Address) hosts(s scheme, text string) error {
	if text == "" {
		return nil
	}
	for _, one := range strings.Split(text, ",") {
		h, err := host(s, one)
		if err != nil {
			return err
		}
		if a.Hosts = append(a.Hosts, h); len(a.Hosts) > maxHosts {
			return fault(s, "has more than %d hosts", maxHosts)
		}
	}
	return nil
}

// host reads "name", "name:port", "[::1]:port" or an escaped folder of a socket.
func host(s scheme, text string) (Host, error) {
	var h Host
	var err error
	name, port, hasPort := strings.Cut(text, ":")
	if strings.HasPrefix(text, "[") {
		var closed bool
		name, port, closed = strings.Cut(text[1:], "]")
		hasPort = port != ""
		if ip, err := netip.ParseAddr(name); !closed || err != nil || !ip.Is6() || hasPort && port[0] != ':' {
			return h, fault(s, "has brackets that hold no IPv6 address, such as [::1]:5432")
		}
		port = strings.TrimPrefix(port, ":")
		h.Name = name
	} else if h.Name, err = part(s, "host", name); err != nil {
		return h, err
	}
	if h.Name == "" {
		return h, fault(s, "has an empty host: remove a comma or a colon")
	}
	if strings.ContainsAny(h.Name, `:\@?#[],`) && !strings.HasPrefix(text, "[") {
		return h, fault(s, "has a host that is no name: %s", data.Quoted(h.Name))
	}
	if hasPort {
		if h.Port, err = strconv.Atoi(port); err != nil || h.Port < 1 || h.Port > 65535 {
			return h, fault(s, "has a port that is no number from 1 to 65535 (an IPv6 address stands in brackets, as in [::1]:5432)")
		}
	}
	return h, nil
}

// query reads what stands after the question mark.
func (a *Address) query(s scheme, text string) error {
	values, err := url.ParseQuery(text)
	if err != nil {
		return fault(s, "has options that cannot be read: they are written as ?dossier=NAME&edition=DIGEST")
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		value := values.Get(name)
		known := name == "dossier" || name == "edition" || slices.Contains(s.options, name)
		switch {
		case len(values[name]) > 1:
			return fault(s, "says %s twice", data.Quoted(name))
		case name == "password":
			return fault(s, "has its password as an option: %s", passwordHint)
		case !known:
			return fault(s, "has the option %s, which means nothing here; there are: %s", data.Quoted(name),
				strings.Join(append([]string{"dossier", "edition"}, s.options...), ", "))
		case value == "" || len(value) > maxPart || !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl):
			return fault(s, "has no value that can be used for %s", name)
		case name == "dossier" && !isName(value):
			return fault(s, "names the dossier %s; a name has letters, digits and . - _", data.Quoted(value))
		case name == "dossier":
			a.Dossier = value
		case name == "edition" && !edition.MatchString(value):
			return fault(s, "names the edition %s, which is no name of one", data.Quoted(value))
		case name == "edition":
			a.Edition = value
		default:
			if a.Options == nil {
				a.Options = map[string]string{}
			}
			a.Options[name] = value
		}
	}
	return nil
}

// edition is what the name of an edition looks like: digests, and what joins them.
var edition = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9:+._-]*$`)

// isName reports whether a text can be the name of a dossier.
func isName(text string) bool {
	return utf8.RuneCountInString(text) <= 100 && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-", r)
	})
}

// part reads one part of an address, with its escapes.
func part(s scheme, what, text string) (string, error) {
	value, err := url.PathUnescape(text)
	if err != nil || len(value) > maxPart || !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl) {
		return "", fault(s, "has a %s that cannot be read: %%XX stands for a byte, and %d of them are enough", what, maxPart)
	}
	return value, nil
}
