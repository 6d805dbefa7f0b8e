package stores

import (
	"context"
	"errors"
	"testing"

	"dossier/internal/store"
)

// Conformance tests that a store does what [store.Store] says. It calls open for stores
// with nothing in them, and closes them.
func Conformance(t *testing.T, open func(t *testing.T) store.Store) {
	for _, part := range []struct {
		name string
		test func(*testing.T, store.Store)
	}{
		{"Empty", testEmpty},
		{"Head", testHead},
		{"Arcs", testArcs},
		{"RandomArcs", testRandomArcs},
		{"Hub", testHub},
		{"Records", testRecords},
		{"Look", testLook},
		{"LookFrom", testLookFrom},
		{"Refuses", testRefuses},
		{"Batches", testBatches},
		{"Publish", testPublish},
		{"HalfPushed", testHalfPushed},
		{"Apart", testApart},
		{"Remove", testRemove},
		{"Ended", testEnded},
		{"Stopped", testStopped},
		{"Readers", testReaders},
		{"Writers", testWriters},
		{"Removed", testRemovedWhileRead},
	} {
		t.Run(part.name, func(t *testing.T) {
			s := open(t)
			defer func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}()
			part.test(t, s)
		})
	}
}

// Push pushes what is missing of an edition, and returns how many batches were.
func Push(ctx context.Context, s store.Store, e *Edition) (written int, err error) {
	d, err := s.Begin(ctx, e.Head)
	if err != nil {
		return 0, err
	}
	for _, b := range e.Batches {
		wrote, err := d.Push(ctx, b)
		if err != nil {
			return written, err
		}
		if wrote {
			written++
		}
	}
	return written, nil
}

// publish pushes an edition and makes it the current one.
func publish(t *testing.T, s store.Store, e *Edition) {
	t.Helper()
	if _, err := Push(t.Context(), s, e); err != nil {
		t.Fatal(err)
	}
	d, err := s.Begin(t.Context(), e.Head)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !d.Done() {
		t.Error("an edition is not done after it was published")
	}
}

// opened opens an edition that has to be there.
func opened(t *testing.T, s store.Store, dossier, name string) store.Edition {
	t.Helper()
	e, err := s.Open(t.Context(), dossier, name)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// fails checks that an error says what it has to.
func fails(t *testing.T, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got %v, want %v", what, err, want)
	}
}

// collect gathers what a store yields.
func collect[T any](list *[]T) func(T) error {
	return func(v T) error {
		*list = append(*list, v)
		return nil
	}
}

// Holds checks that a store gives all of an edition, and nothing else.
func Holds(t *testing.T, got store.Edition, want *Edition) {
	t.Helper()
	for _, kind := range store.Kinds() {
		var list []store.Record
		if err := got.Records(t.Context(), kind, nil, collect(&list)); err != nil {
			t.Fatal(err)
		}
		if d := difference(list, want.records(kind, nil), true); d != "" {
			t.Errorf("records of %s: %s", kind, d)
		}
	}
	for _, index := range store.Indexes() {
		list, err := got.LookFrom(t.Context(), index, "", 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if d := difference(list, want.entries(index, func(string) bool { return true }), true); d != "" {
			t.Errorf("index %s: %s", index, d)
		}
	}
	all := store.Reach{Near: want.ids(store.Actors), Out: store.Relations{All: true}, In: store.Relations{All: true}}
	var arcs []store.Arc
	if err := got.Arcs(t.Context(), all, collect(&arcs)); err != nil {
		t.Fatal(err)
	}
	if d := difference(arcs, want.arcs(&all), false); d != "" {
		t.Errorf("arcs: %s", d)
	}
}
