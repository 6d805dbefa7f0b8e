package postgres_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/postgres"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

var shared servers.Shared

func TestMain(m *testing.M) {
	if text := os.Getenv(servers.PushTo); text != "" {
		if err := pushTo(text); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(shared.Main(m))
}

// pushTo pushes the sample to an address as it is told on standard input.
func pushTo(text string) error {
	a, err := address.Parse(text)
	if err != nil {
		return err
	}
	s, err := postgres.Open(a, postgres.Options{})
	if err != nil {
		return err
	}
	return stores.PushAndTell(context.Background(), s, os.Stdin, os.Stdout)
}

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

// published opens a new database with an edition in it.
func published(t *testing.T, e *stores.Edition) (text string, s *postgres.Store) {
	t.Helper()
	text = shared.Database(t)
	s = open(t, text, postgres.Options{})
	publish(t, s, e)
	return text, s
}

func publish(t *testing.T, s store.Store, e *stores.Edition) (written int) {
	t.Helper()
	written, err := stores.Push(t.Context(), s, e)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Begin(t.Context(), e.Head)
	if err == nil {
		err = d.Publish(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return written
}

// sql runs statements in the database of an address and returns what they print.
func sql(t testing.TB, text, statements string) string {
	t.Helper()
	a, err := address.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	out, err := shared.Postgres(t).SQL(a.Database, statements)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// says checks that an error tells something.
func says(t *testing.T, err error, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("got %v, want %q in it", err, part)
		}
	}
}

func TestConformance(t *testing.T) {
	stores.Conformance(t, func(t *testing.T) store.Store { return open(t, shared.Database(t), postgres.Options{}) })
}
