package fetch_test

import (
	"context"
	"testing"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/store/edition"
	"dossier/internal/store/memory"
	"dossier/internal/testkit/engines"
)

// stored pushes a dossier to a store in memory and opens the engine there.
func stored(t *testing.T, d *data.Dossier) ask.Engine {
	t.Helper()
	ctx := t.Context()
	e, err := edition.Of(ctx, d, "main", "test")
	if err != nil {
		t.Fatal(err)
	}
	s := new(memory.Store)
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
	opened, err := s.Open(ctx, "main", "")
	if err != nil {
		t.Fatal(err)
	}
	return fetch.New(opened, "test", fetch.Budget{})
}

func inMemory(t *testing.T, d *data.Dossier) ask.Engine {
	t.Helper()
	m, err := ask.Load(context.Background(), d, "test")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEngineConforms(t *testing.T) { engines.Conformance(t, stored) }

func TestEngineCompares(t *testing.T) { engines.Comparison(t, stored) }

func TestAnswersAreThoseOfMemory(t *testing.T) { engines.Same(t, inMemory, stored) }
