package stores

import (
	"errors"
	"testing"

	"dossier/internal/store"
)

func testEmpty(t *testing.T, s store.Store) {
	_, err := s.Open(t.Context(), "main", "")
	fails(t, "opening a dossier of an empty store", err, store.ErrNoDossier)
	_, err = s.Open(t.Context(), "main", "one")
	fails(t, "opening an edition of an empty store", err, store.ErrNoDossier)
	if list, err := s.Editions(t.Context(), "main"); err != nil || len(list) != 0 {
		t.Errorf("editions of an empty store: %v, %v", list, err)
	}
	fails(t, "removing from an empty store", s.Remove(t.Context(), "main", "one"), store.ErrNoEdition)
}

func testRefuses(t *testing.T, s store.Store) {
	publish(t, s, random(seeded(1), plain(), "main", "one", 100))
	_, err := s.Open(t.Context(), "other", "")
	fails(t, "opening another dossier", err, store.ErrNoDossier)
	_, err = s.Open(t.Context(), "other", "one")
	fails(t, "opening an edition of another dossier", err, store.ErrNoDossier)
	for _, name := range []string{"two", "ONE", "one ", "%", "on_", "' OR true --", "on"} {
		_, err = s.Open(t.Context(), "main", name)
		fails(t, "opening the edition "+name, err, store.ErrNoEdition)
	}
	if list, err := s.Editions(t.Context(), "other"); err != nil || len(list) != 0 {
		t.Errorf("editions of another dossier: %v, %v", list, err)
	}
}

func testBatches(t *testing.T, s store.Store) {
	e := random(seeded(1), plain(), "main", "one", 100)
	e.add(store.Batch{}) // nothing, and yet marked
	d, err := s.Begin(t.Context(), e.Head)
	if err != nil || d.Done() {
		t.Fatalf("beginning: done %v, %v", d != nil && d.Done(), err)
	}
	for round, want := range []bool{true, false, false} {
		for _, b := range e.Batches {
			if wrote, err := d.Push(t.Context(), b); err != nil || wrote != want {
				t.Fatalf("round %d: wrote %v, %v", round, wrote, err)
			}
		}
	}
	if err := d.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	Holds(t, opened(t, s, "main", ""), e)
	if d, err = s.Begin(t.Context(), e.Head); err != nil || !d.Done() {
		t.Fatalf("beginning a published edition: %v", err)
	}
	if wrote, err := d.Push(t.Context(), e.Batches[0]); err != nil || wrote {
		t.Errorf("a batch of a published edition: wrote %v, %v", wrote, err)
	}
	Holds(t, opened(t, s, "main", ""), e)
}

// An edition that is not published is nowhere to be read, and the current one stays
// current for as long.
func testPublish(t *testing.T, s store.Store) {
	one, two := random(seeded(1), plain(), "main", "one", 100), random(seeded(2), plain(), "main", "two", 100)
	if _, err := Push(t.Context(), s, one); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "one"} {
		_, err := s.Open(t.Context(), "main", name)
		if !errors.Is(err, store.ErrNoEdition) && !errors.Is(err, store.ErrNoDossier) {
			t.Errorf("opening %q before it is published: %v", name, err)
		}
	}
	listed(t, s, store.Listed{Edition: "one"})
	publish(t, s, one)
	listed(t, s, store.Listed{Edition: "one", Published: true, Current: true})
	if _, err := Push(t.Context(), s, two); err != nil {
		t.Fatal(err)
	}
	Holds(t, opened(t, s, "main", ""), one)
	_, err := s.Open(t.Context(), "main", "two")
	fails(t, "opening an edition that is not published", err, store.ErrNoEdition)
	listed(t, s, store.Listed{Edition: "one", Published: true, Current: true}, store.Listed{Edition: "two"})
	before := opened(t, s, "main", "")
	publish(t, s, two)
	Holds(t, opened(t, s, "main", ""), two)
	Holds(t, opened(t, s, "main", "one"), one)
	Holds(t, before, one)
	if err := before.Check(t.Context()); err != nil {
		t.Errorf("an edition that is not current any more: %v", err)
	}
	listed(t, s, store.Listed{Edition: "two", Published: true, Current: true}, store.Listed{Edition: "one", Published: true})
	publish(t, s, one) // back to the first, of which nothing need be pushed
	Holds(t, opened(t, s, "main", ""), one)
}

// listed checks what is listed of the dossier main.
func listed(t *testing.T, s store.Store, want ...store.Listed) {
	t.Helper()
	got, err := s.Editions(t.Context(), "main")
	if err != nil {
		t.Fatal(err)
	}
	if d := difference(got, want, true); d != "" {
		t.Errorf("listed: %s", d)
	}
}

// What was pushed before it was cut off is not pushed again, and nothing is there twice.
func testHalfPushed(t *testing.T, s store.Store) {
	e := random(seeded(1), hostile(), "main", "one", 40)
	stop := errors.New("stop")
	for _, n := range []int{0, 1, len(e.Batches) / 2, len(e.Batches) - 1} {
		half := *e
		half.Batches = e.Batches[:n]
		if _, err := Push(t.Context(), s, &half); err != nil {
			t.Fatal(err, stop)
		}
	}
	written, err := Push(t.Context(), s, e)
	if err != nil || written != 1 {
		t.Errorf("%d batches were written at last, %v", written, err)
	}
	publish(t, s, e)
	Holds(t, opened(t, s, "main", ""), e)
}

// Two dossiers have editions of one name and do not know of each other.
func testApart(t *testing.T, s store.Store) {
	main, other := random(seeded(1), plain(), "main", "one", 100), random(seeded(2), plain(), "other", "one", 100)
	publish(t, s, main)
	publish(t, s, other)
	Holds(t, opened(t, s, "main", "one"), main)
	Holds(t, opened(t, s, "other", ""), other)
	listed(t, s, store.Listed{Edition: "one", Published: true, Current: true})
}

func testRemove(t *testing.T, s store.Store) {
	one, two, three := random(seeded(1), plain(), "main", "one", 100), random(seeded(2), plain(), "main", "two", 100), random(seeded(3), plain(), "main", "three", 100)
	publish(t, s, one)
	read := opened(t, s, "main", "one")
	fails(t, "removing the current edition", s.Remove(t.Context(), "main", "one"), store.ErrCurrent)
	Holds(t, read, one)
	publish(t, s, two)
	fails(t, "removing an unknown edition", s.Remove(t.Context(), "main", "four"), store.ErrNoEdition)
	fails(t, "removing from an unknown dossier", s.Remove(t.Context(), "other", "one"), store.ErrNoEdition)
	if err := s.Remove(t.Context(), "main", "one"); err != nil {
		t.Fatal(err)
	}
	fails(t, "an edition that was removed while it was read", read.Check(t.Context()), store.ErrGone)
	_, err := s.Open(t.Context(), "main", "one")
	fails(t, "opening an edition that was removed", err, store.ErrNoEdition)
	fails(t, "removing it again", s.Remove(t.Context(), "main", "one"), store.ErrNoEdition)
	if _, err := Push(t.Context(), s, three); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove(t.Context(), "main", "three"); err != nil { // begun and never published
		t.Fatal(err)
	}
	listed(t, s, store.Listed{Edition: "two", Published: true, Current: true})
	Holds(t, opened(t, s, "main", ""), two)
	// Pushed again it is whole, and whoever read the one before is still told.
	if written, err := Push(t.Context(), s, one); err != nil || written != len(one.Batches) {
		t.Errorf("pushed again: %d of %d batches, %v", written, len(one.Batches), err)
	}
	publish(t, s, one)
	Holds(t, opened(t, s, "main", "one"), one)
	fails(t, "an edition that was removed and pushed again", read.Check(t.Context()), store.ErrGone)
}
