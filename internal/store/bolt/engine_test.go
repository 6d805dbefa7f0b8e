package bolt_test

import (
	"testing"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/fetch"
	"dossier/internal/store"
	"dossier/internal/store/edition"
	"dossier/internal/testkit/engines"
	"dossier/internal/testkit/servers"
)

// Answers from a database are those from memory, byte for byte.
func TestAnswersAreThoseOfMemory(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		s := open(t, database(t, g))
		inMemory := func(t *testing.T, d *data.Dossier) ask.Engine {
			m, err := ask.Load(t.Context(), d, "test")
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
		stored := func(t *testing.T, d *data.Dossier) ask.Engine {
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
			opened, err := s.Open(ctx, "main", "")
			if err != nil {
				t.Fatal(err)
			}
			return fetch.New(opened, "test", fetch.Budget{})
		}
		engines.SameOn(t, 24, inMemory, stored)
	})
}
