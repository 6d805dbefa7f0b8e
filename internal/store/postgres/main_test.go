package postgres_test

import (
	"os"
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/postgres"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

var shared servers.Shared

func TestMain(m *testing.M) { os.Exit(shared.Main(m)) }

// open opens a store at an address.
func open(t testing.TB, text string, o postgres.Options) *postgres.Store {
	t.Helper()
	a, err := address.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	s, err := postgres.Open(a, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	stores.Conformance(t, func(t *testing.T) store.Store { return open(t, shared.Database(t), postgres.Options{}) })
}
