package cassandra

import (
	"context"
	"errors"
	"fmt"
	"net"
	"regexp"
	"strconv"
	"sync"
	"time"

	"github.com/gocql/gocql"

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
	defaultPort     = 9042
	defaultKeyspace = "dossier"
	connectWithin   = 10 * time.Second // to each node
	answerWithin    = 30 * time.Second // each page, from each node that is asked
	reconnectEvery  = 5 * time.Second  // to nodes that were down
	// atOnce is how many statements of one call are on their way at once.
	atOnce = 32
	// tries is how often a statement is sent before it fails.
	tries = 4
)

// Store is a keyspace of a cluster.
type Store struct {
	config    *gocql.ClusterConfig
	place     remote.Place
	keyspace  string
	copies    int           // that a keyspace is made with; 0: none is made
	preparing chan struct{} // holds the turn of who makes tables

	mutex   sync.Mutex
	joining chan struct{} // closed when the session is there, or is not to be had
	session *gocql.Session
	err     error
	sound   bool // the schema was looked at, and is ours
	closed  bool
}

var _ store.Store = (*Store)(nil)

// Open makes a store of an address, without connecting. It refuses an address that would
// send questions and answers beyond this machine unencrypted.
func Open(a address.Address, o Options) (*Store, error) {
	if a.Scheme != "cassandra" {
		return nil, fmt.Errorf("%s is not the address of a Cassandra cluster", a.Place())
	}
	s := &Store{place: remote.Place(a.Place()), keyspace: a.Database, preparing: make(chan struct{}, 1)}
	if s.keyspace == "" {
		s.keyspace = defaultKeyspace
	}
	if !keyspaces.MatchString(s.keyspace) {
		return nil, fmt.Errorf("%s: a keyspace is named by letters, digits and _, 48 at most, the first a letter", a.Place())
	}
	if text := a.Options["replication"]; text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 9 {
			return nil, fmt.Errorf("%s: replication is the number of copies in each data center, from 1 to 9", a.Place())
		}
		s.copies = n
	}
	var err error
	s.config, err = configure(a, o)
	return s, err
}

var keyspaces = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,47}$`)

// configure translates an address for the driver.
func configure(a address.Address, o Options) (*gocql.ClusterConfig, error) {
	port, err := onePort(a)
	if err != nil {
		return nil, err
	}
	encryption, err := encrypt(a, o)
	if err != nil {
		return nil, err
	}
	names := []string{"127.0.0.1"}
	if len(a.Hosts) > 0 {
		names = nil
	}
	for _, h := range a.Hosts {
		names = append(names, net.JoinHostPort(h.Name, strconv.Itoa(port)))
	}
	c := gocql.NewCluster(names...)
	c.Port, c.ProtoVersion = port, 4
	c.ConnectTimeout, c.Timeout, c.ReconnectInterval = connectWithin, answerWithin, reconnectEvery
	c.Consistency, c.SerialConsistency, c.DefaultIdempotence = gocql.One, gocql.Serial, true
	c.RetryPolicy = again{}
	c.PoolConfig.HostSelectionPolicy = gocql.RoundRobinHostPolicy()
	c.Logger = silent{}
	c.HostDialer = &dialer{encryption}
	if encryption == nil && a.Loopback() && !o.Insecure {
		// Nodes say where others are. What is not encrypted stays on this machine.
		c.HostFilter = gocql.HostFilterFunc(func(h *gocql.HostInfo) bool { return h.ConnectAddress().IsLoopback() })
	}
	password := a.Password()
	if o.Password != "" {
		password = o.Password
	}
	if a.User != "" {
		c.Authenticator = gocql.PasswordAuthenticator{Username: a.User, Password: password}
	}
	return c, nil
}

// onePort gives the port of all nodes: they do not tell each other's.
func onePort(a address.Address) (int, error) {
	port := 0
	for _, h := range a.Hosts {
		switch {
		case h.Port == 0 || h.Port == port:
		case port == 0:
			port = h.Port
		default:
			return 0, fmt.Errorf("%s: all nodes of a cluster answer on one port: write one", a.Place())
		}
	}
	if port == 0 {
		port = defaultPort
	}
	return port, nil
}

// again sends a statement that failed to another node or, where it was the copies that did
// not answer, to the same. What is written is the same however often it is.
type again struct{}

// Attempt reports whether it is sent once more.
func (again) Attempt(q gocql.RetryableQuery) bool { return q.Attempts() < tries }

// GetRetryType says where to.
func (again) GetRetryType(err error) gocql.RetryType {
	var fromNode gocql.RequestError
	if !errors.As(err, &fromNode) {
		return gocql.RetryNextHost
	}
	switch fromNode.Code() {
	case gocql.ErrCodeReadTimeout, gocql.ErrCodeReadFailure, gocql.ErrCodeWriteTimeout, gocql.ErrCodeCASWriteUnknown:
		return gocql.Retry
	case gocql.ErrCodeUnavailable, gocql.ErrCodeOverloaded, gocql.ErrCodeBootstrapping, gocql.ErrCodeServer:
		return gocql.RetryNextHost
	}
	return gocql.Rethrow
}

// silent takes what the driver has to say.
type silent struct{}

func (silent) Print(...any)          {}
func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

var errClosed = errors.New("the store was closed")

// connected gives the connections to the cluster, and makes them at the first call. The
// driver cannot be stopped while it connects: who does not want to wait any more leaves.
func (s *Store) connected(ctx context.Context) (*gocql.Session, error) {
	s.mutex.Lock()
	if s.closed {
		s.mutex.Unlock()
		return nil, errClosed
	}
	if s.joining == nil {
		s.joining = make(chan struct{})
		go s.connect(s.joining)
	}
	joined := s.joining
	s.mutex.Unlock()
	select {
	case <-joined:
	case <-ctx.Done():
		return nil, s.explain(ctx, "connecting to", ctx.Err())
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	switch {
	case s.closed:
		return nil, errClosed
	case s.session == nil:
		return nil, s.unreachable(s.err)
	}
	return s.session, nil
}

// connect makes the connections. After a failure the next call tries again.
func (s *Store) connect(joined chan struct{}) {
	session, err := s.config.CreateSession()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	defer close(joined)
	switch {
	case err != nil:
		s.err, s.joining = err, nil
	case s.closed:
		session.Close()
	default:
		s.session = session
	}
}

// Close ends all connections.
func (s *Store) Close() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.closed = true
	if s.session != nil {
		s.session.Close()
		s.session = nil
	}
	return nil
}
