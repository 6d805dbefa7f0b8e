package servers

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Shared is a server that all tests of a binary share. The first one that asks for it
// starts it.
type Shared struct {
	once   sync.Once
	server *Postgres
	err    error
}

// Postgres returns the server. Where PostgreSQL is not installed the test is skipped.
func (s *Shared) Postgres(t testing.TB) *Postgres {
	t.Helper()
	s.once.Do(func() { s.server, s.err = StartPostgres() })
	if errors.Is(s.err, ErrMissing) {
		t.Skip(s.err)
	}
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.server
}

// Database makes an empty database for a test and returns its address for the superuser.
func (s *Shared) Database(t testing.TB) string {
	t.Helper()
	server := s.Postgres(t)
	name, err := server.NewDatabase()
	if err != nil {
		t.Fatal(err)
	}
	return server.Address("postgres", name)
}

// Main runs the tests and then removes the server; its result is for os.Exit.
func (s *Shared) Main(m *testing.M) int {
	code := m.Run()
	if s.server != nil {
		if err := s.server.Remove(); err != nil {
			fmt.Fprintln(os.Stderr, "removing the server:", err)
			code = 1
		}
	}
	return code
}

// Wanted skips a test unless the variable [Stores] names a server that is slow to start.
func Wanted(t testing.TB, name string) {
	t.Helper()
	if !slices.Contains(strings.Split(os.Getenv(Stores), ","), name) {
		t.Skipf("%s is slow to start: %s=%s starts it", name, Stores, name)
	}
}
