package cassandra_test

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/cassandra"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// cluster is what all tests of this package share.
var cluster struct {
	once    sync.Once
	servers *servers.Cassandra
	err     error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if cluster.servers != nil {
		if err := cluster.servers.Remove(); err != nil {
			fmt.Fprintln(os.Stderr, "removing the cluster:", err)
			code = 1
		}
	}
	os.Exit(code)
}

// started gives the cluster of two nodes, and skips the test where there is none.
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
