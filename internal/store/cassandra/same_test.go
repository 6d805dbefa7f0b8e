package cassandra_test

import (
	"fmt"
	"testing"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/store/cassandra"
	storing "dossier/internal/store/edition"
	"dossier/internal/testkit/engines"
)

// Answers from the store are those of the engine in memory, byte for byte.
func TestAnswersAreThoseOfMemory(t *testing.T) {
	s := open(t, started(t).Address(1), cassandra.Options{})
	inMemory := func(t *testing.T, d *data.Dossier) ask.Engine {
		t.Helper()
		m, err := ask.Load(t.Context(), d, "test")
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	n := 0
	stored := func(t *testing.T, d *data.Dossier) ask.Engine {
		t.Helper()
		n++
		e, err := storing.Of(t.Context(), d, fmt.Sprint("d", n), "test")
		if err != nil {
			t.Fatal(err)
		}
		draft, err := s.Begin(t.Context(), e.Head)
		if err == nil {
			err = e.Batches(t.Context(), func(b store.Batch) error { _, err := draft.Push(t.Context(), b); return err })
		}
		if err == nil {
			err = draft.Publish(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		return fetch.New(opened(t, s, e.Head.Dossier), "test", fetch.Budget{})
	}
	engines.SameOn(t, 24, inMemory, stored)
}
