package bolt

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/remote"
)

// Options are what an address does not say.
type Options struct {
	// Password is used instead of one in the address.
	Password string
	// Insecure allows connections beyond this machine that are not encrypted, where the
	// address asks for them.
	Insecure bool
}

const (
	defaultPort    = 7687
	defaultUser    = "neo4j"
	connectWithin  = 10 * time.Second
	quietFor       = 2 * time.Minute  // in which no row of an answer came
	writeWithin    = 10 * time.Minute // for a transaction, with all its tries
	cancelWithin   = 2 * time.Second  // for the server to end what is not wanted any more
	maxConnections = 8
	freshFor       = time.Second // how long a connection may have been idle without being tried first
)

// Store is a database of a server that speaks Bolt.
type Store struct {
	driver   neo4j.DriverWithContext
	place    remote.Place
	database string // empty: the one that the server takes
	quiet    time.Duration
}

var _ store.Store = (*Store)(nil)

// Open makes a store of an address, without connecting. It refuses an address that would
// send questions and answers beyond this machine unencrypted.
func Open(a address.Address, o Options) (*Store, error) {
	target, err := target(a, o)
	if err != nil {
		return nil, err
	}
	roots, err := rootCertificates(a)
	if err != nil {
		return nil, err
	}
	driver, err := neo4j.NewDriverWithContext(target, login(a, o), func(c *config.Config) {
		c.SocketConnectTimeout = connectWithin
		c.ConnectionAcquisitionTimeout = quietFor
		c.ConnectionLivenessCheckTimeout = freshFor
		c.MaxConnectionPoolSize = maxConnections
		c.UserAgent = "dossier"
		c.TelemetryDisabled = true
		if roots != nil {
			c.TlsConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
		}
		if len(a.Hosts) > 1 {
			c.AddressResolver = func(config.ServerAddress) []config.ServerAddress { return places(a) }
		}
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %s", a.Place(), remote.OneLine(err))
	}
	return &Store{driver, remote.Place(a.Place()), a.Database, quietFor}, nil
}

// target writes the address for the driver, without user and password.
func target(a address.Address, o Options) (string, error) {
	scheme := a.Scheme
	plain := scheme == "bolt" || scheme == "neo4j"
	switch {
	case !plain && scheme != "bolt+s" && scheme != "neo4j+s":
		return "", fmt.Errorf("%s is not the address of a server that speaks Bolt", a.Place())
	case plain && !a.Loopback() && !o.Insecure:
		return "", fmt.Errorf("%s: a connection beyond this machine that is not encrypted is refused: write %s+s://, or set DOSSIER_STORE_INSECURE=1 where nobody can listen on the way", a.Place(), scheme)
	case plain && !o.Insecure:
		// A server that is asked for the way to others could send us beyond this machine.
		scheme = "bolt"
	}
	if len(a.Hosts) > 1 && strings.HasPrefix(scheme, "bolt") {
		return "", fmt.Errorf("%s names several hosts: only neo4j+s:// takes those of a cluster", a.Place())
	}
	for _, h := range a.Hosts {
		if strings.HasPrefix(h.Name, "/") {
			return "", fmt.Errorf("%s: the folder of a socket means nothing here: write a host", a.Place())
		}
	}
	host := address.Host{Name: "localhost"}
	if len(a.Hosts) > 0 {
		host = a.Hosts[0]
	}
	return scheme + "://" + host.String(), nil // without a port it is that of Bolt
}

// place is a host and its port.
type place struct{ host, port string }

// Hostname returns the host.
func (p place) Hostname() string { return p.host }

// Port returns the port.
func (p place) Port() string { return p.port }

// places lists where the servers of a cluster may be found.
func places(a address.Address) []config.ServerAddress {
	list := make([]config.ServerAddress, len(a.Hosts))
	for i, h := range a.Hosts {
		list[i] = place{h.Name, strconv.Itoa(cmp.Or(h.Port, defaultPort))}
	}
	return list
}

// login says who asks. Where nothing is known of that, the server may let in anybody.
func login(a address.Address, o Options) neo4j.AuthToken {
	user, password := a.User, o.Password
	if password == "" {
		password = a.Password()
	}
	if user == "" && password == "" {
		return neo4j.NoAuth()
	}
	if user == "" {
		user = defaultUser
	}
	return neo4j.BasicAuth(user, password, "")
}

// rootCertificates reads those that the address names; nil: those of the system.
func rootCertificates(a address.Address) (*x509.CertPool, error) {
	file := a.Options["sslrootcert"]
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%s: the certificates of sslrootcert: %w", a.Place(), err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("%s: %s holds no certificate in PEM", a.Place(), file)
	}
	return pool, nil
}

// Close ends all connections.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), cancelWithin)
	defer cancel()
	_ = s.driver.Close(ctx) // they are ended in any case
	return nil
}
