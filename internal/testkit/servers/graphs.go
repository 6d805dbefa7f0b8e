package servers

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
)

// Stores names the variable that says which of the slow servers tests may start: neo4j,
// arcadedb and cassandra, with commas between them.
const Stores = "DOSSIER_TEST_STORES"

// Graphs are the servers that speak Bolt and that all tests of a binary share. The first
// test that asks for one starts it.
type Graphs struct {
	mutex   sync.Mutex
	started map[string]*Graph
	failed  map[string]error
}

// Each runs a test with each server, one after the other. Those that the variable [Stores]
// does not name, and those that are not installed, are skipped with a word.
func (s *Graphs) Each(t *testing.T, test func(t *testing.T, g *Graph)) {
	t.Helper()
	for _, name := range []string{"neo4j", "arcadedb"} {
		t.Run(name, func(t *testing.T) { test(t, s.Start(t, name)) })
	}
}

// Start returns one of the servers, or skips the test.
func (s *Graphs) Start(t testing.TB, name string) *Graph {
	t.Helper()
	Wanted(t, name)
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.started == nil {
		s.started, s.failed = map[string]*Graph{}, map[string]error{}
	}
	if s.started[name] == nil && s.failed[name] == nil {
		g, err := startGraph(name)
		if err != nil {
			s.failed[name] = err
		} else {
			s.started[name] = g
		}
	}
	if err := s.failed[name]; errors.Is(err, ErrMissing) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	return s.started[name]
}

// Main runs the tests and then removes the servers; its result is for os.Exit.
func (s *Graphs) Main(m *testing.M) int {
	code := m.Run()
	for name, g := range s.started {
		if err := g.Remove(); err != nil {
			fmt.Fprintf(os.Stderr, "removing %s: %v\n", name, err)
			code = 1
		}
	}
	return code
}
