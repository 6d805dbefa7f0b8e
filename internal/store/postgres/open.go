package postgres

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/puddle/v2"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/remote"
)

// Options are what an address does not say.
type Options struct {
	// Password is used instead of one in the address. Where there is neither, libpq's
	// are: PGPASSWORD and ~/.pgpass.
	Password string
	// Insecure allows connections beyond this machine that are not encrypted, where the
	// address asks for them.
	Insecure bool
}

const (
	defaultPort   = 5432
	connectWithin = 10 * time.Second // to each host
	quietFor      = 2 * time.Minute  // in which no row of an answer came
	batchWithin   = 10 * time.Minute // to copy a batch
	cancelWithin  = 2 * time.Second  // for the server to end what is not wanted any more
	maxRow        = remote.MaxText + 64<<10
)

// Store is a database of a PostgreSQL server.
type Store struct {
	pool  *puddle.Pool[*pgconn.PgConn]
	place remote.Place
	quiet time.Duration
}

var _ store.Store = (*Store)(nil)

// Open makes a store of an address, without connecting. It refuses an address that would
// send questions and answers beyond this machine unencrypted.
func Open(a address.Address, o Options) (*Store, error) {
	config, err := configure(a, o)
	if err != nil {
		return nil, err
	}
	pool, err := newPool(config)
	if err != nil {
		return nil, fmt.Errorf("%s: %s", a.Place(), remote.OneLine(err))
	}
	return &Store{pool, remote.Place(a.Place()), quietFor}, nil
}

// configure translates an address for the driver.
func configure(a address.Address, o Options) (*pgconn.Config, error) {
	if a.Scheme != "postgres" {
		return nil, fmt.Errorf("%s is not the address of a PostgreSQL server", a.Place())
	}
	c, err := pgconn.ParseConfig(connection(a))
	if err != nil {
		return nil, unusable(a, err)
	}
	for _, place := range append([]*pgconn.FallbackConfig{{Host: c.Host, TLSConfig: c.TLSConfig}}, c.Fallbacks...) {
		if h := (address.Host{Name: place.Host}); place.TLSConfig == nil && !h.Loopback() && !o.Insecure {
			return nil, fmt.Errorf("%s: a connection to %s that is not encrypted is refused: leave out sslmode, or set DOSSIER_STORE_INSECURE=1 where nobody can listen on the way", a.Place(), h)
		}
	}
	if password := a.Password(); password != "" {
		c.Password = password
	}
	if o.Password != "" {
		c.Password = o.Password
	}
	c.ConnectTimeout = connectWithin
	c.MaxProtocolMessageBodyLen = maxRow
	c.RuntimeParams["application_name"] = "dossier"
	c.RuntimeParams["client_encoding"] = "UTF8"
	// What is not wanted any more is ended on the server before anything else is done.
	c.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: cancelWithin}
	}
	return c, nil
}

// connection writes the address in the words of libpq, without its password. Encryption
// with a certificate that is checked is what it asks for beyond this machine.
func connection(a address.Address) string {
	words := map[string]string{"user": a.User, "dbname": a.Database, "sslmode": "verify-full"}
	if a.Loopback() {
		words["sslmode"] = "prefer"
	}
	var hosts, ports []string
	for _, h := range a.Hosts {
		port := h.Port
		if port == 0 {
			port = defaultPort
		}
		hosts, ports = append(hosts, h.Name), append(ports, strconv.Itoa(port))
	}
	words["host"], words["port"] = strings.Join(hosts, ","), strings.Join(ports, ",")
	for name, value := range a.Options {
		words[name] = value
	}
	var b strings.Builder
	for _, name := range []string{"host", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey"} {
		if value := words[name]; value != "" {
			fmt.Fprintf(&b, "%s='%s' ", name, strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(value))
		}
	}
	return b.String()
}

// unusable says why the driver takes no configuration. What it says itself shows all of
// the connection, so that only the cause is taken over.
func unusable(a address.Address, err error) error {
	if cause := errors.Unwrap(err); cause != nil {
		return fmt.Errorf("%s: %s", a.Place(), remote.OneLine(cause))
	}
	return fmt.Errorf("%s cannot be used: look at its options, and at the PG... variables of the environment", a.Place())
}

// Close ends all connections. For a server that does not let go of one it waits a moment.
func (s *Store) Close() error {
	closed := make(chan struct{})
	go func() {
		s.pool.Close()
		close(closed)
	}()
	select {
	case <-closed:
	case <-time.After(cancelWithin):
	}
	return nil
}
