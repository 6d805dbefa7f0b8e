package fetch_test

import (
	"bytes"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/store/edition"
	"dossier/internal/store/memory"
	"dossier/internal/testkit/engines"
)

// push makes a dossier the current edition of a store.
func push(t *testing.T, s store.Store, d *data.Dossier) {
	t.Helper()
	ctx := t.Context()
	e, err := edition.Of(ctx, d, "main", "test")
	if err != nil {
		t.Fatal(err)
	}
	draft, err := s.Begin(ctx, e.Head)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Batches(ctx, func(b store.Batch) error { _, err := draft.Push(ctx, b); return err }); err != nil {
		t.Fatal(err)
	}
	if err := draft.Publish(ctx); err != nil {
		t.Fatal(err)
	}
}

// pushed gives a store in memory with a dossier in it.
func pushed(t *testing.T, d *data.Dossier) (store.Store, store.Edition) {
	t.Helper()
	s := new(memory.Store)
	push(t, s, d)
	e, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	return s, e
}

func open(t *testing.T, d *data.Dossier) store.Edition {
	t.Helper()
	_, e := pushed(t, d)
	return e
}

// stored is the engine over a store in memory.
func stored(t *testing.T, d *data.Dossier) ask.Engine {
	t.Helper()
	return fetch.New(open(t, d), "test", fetch.Budget{})
}

func inMemory(t *testing.T, d *data.Dossier) ask.Engine {
	t.Helper()
	m, err := ask.Load(t.Context(), d, "test")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// text gives the bytes of an answer, the digest of its dossier among them.
func text(t *testing.T, a answer.Answer) []byte {
	t.Helper()
	if err := answer.Seal(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := answer.Write(t.Context(), &b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEngineConforms(t *testing.T) { engines.Conformance(t, stored) }

func TestEngineCompares(t *testing.T) { engines.Comparison(t, stored) }

func TestAnswersAreThoseOfMemory(t *testing.T) { engines.Same(t, inMemory, stored) }
