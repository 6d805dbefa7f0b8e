package cassandra_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/cassandra"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// cluster is of one node, and most tests of this package share it.
var cluster struct {
	once    sync.Once
	servers *servers.Cassandra
	err     error
}

func TestMain(m *testing.M) {
	if text := os.Getenv(servers.PushTo); text != "" {
		if err := pushTo(text); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	code := m.Run()
	if cluster.servers != nil {
		if err := cluster.servers.Remove(); err != nil {
			fmt.Fprintln(os.Stderr, "removing the cluster:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// pushTo pushes the sample to an address as it is told on standard input.
func pushTo(text string) error {
	a, err := address.Parse(text)
	if err != nil {
		return err
	}
	s, err := cassandra.Open(a, cassandra.Options{})
	if err != nil {
		return err
	}
	return stores.PushAndTell(context.Background(), s, os.Stdin, os.Stdout)
}

// started gives a cluster of one node, and skips the test where there is none.
func started(t testing.TB) *servers.Cassandra {
	t.Helper()
	servers.Wanted(t, "cassandra")
	cluster.once.Do(func() { cluster.servers, cluster.err = servers.StartCassandra(1) })
	if errors.Is(cluster.err, servers.ErrMissing) {
		t.Skip(cluster.err)
	}
	if cluster.err != nil {
		t.Fatal(cluster.err)
	}
	return cluster.servers
}

// open opens a store at an address.
func open(t testing.TB, text string, o cassandra.Options) *cassandra.Store {
	t.Helper()
	a, err := address.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	s, err := cassandra.Open(a, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	stores.Conformance(t, func(t *testing.T) store.Store { return open(t, started(t).Address(1), cassandra.Options{}) })
}

// opened opens the current edition of a dossier.
func opened(t testing.TB, s store.Store, dossier string) store.Edition {
	t.Helper()
	e, err := s.Open(t.Context(), dossier, "")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// says checks what an error says.
func says(t testing.TB, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
}
