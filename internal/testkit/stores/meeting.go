package stores

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dossier/internal/store"
)

// Everything fails with the error of a context that has ended, and works afterwards.
func testEnded(t *testing.T, s store.Store) {
	one, two := random(seeded(1), plain(), "main", "one", 100), random(seeded(2), plain(), "main", "two", 100)
	publish(t, s, one)
	publish(t, s, two)
	e := opened(t, s, "main", "")
	d, err := s.Begin(t.Context(), head("main", "three"))
	if err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	all := store.Reach{Near: two.ids(store.Actors), Out: store.Relations{All: true}}
	for what, call := range map[string]func() error{
		"Open":     func() error { _, err := s.Open(ended, "main", ""); return err },
		"Editions": func() error { _, err := s.Editions(ended, "main"); return err },
		"Begin":    func() error { _, err := s.Begin(ended, head("main", "four")); return err },
		"Remove":   func() error { return s.Remove(ended, "main", "one") },
		"Push":     func() error { _, err := d.Push(ended, two.Batches[0]); return err },
		"Publish":  func() error { return d.Publish(ended) },
		"Arcs":     func() error { return e.Arcs(ended, all, func(store.Arc) error { return nil }) },
		"Records":  func() error { return e.Records(ended, store.Actors, nil, func(store.Record) error { return nil }) },
		"Look": func() error {
			return e.Look(ended, store.ActorNames, []string{"kim"}, func(store.Entry) error { return nil })
		},
		"LookFrom": func() error { _, err := e.LookFrom(ended, store.ActorNames, "", 5); return err },
		"Check":    func() error { return e.Check(ended) },
	} {
		fails(t, what, call(), context.Canceled)
	}
	Holds(t, e, two)
	listed(t, s, store.Listed{Edition: "two", Published: true, Current: true}, store.Listed{Edition: "one", Published: true}, store.Listed{Edition: "three"})
	if wrote, err := d.Push(t.Context(), two.Batches[0]); err != nil || !wrote {
		t.Errorf("a batch whose push was ended: wrote %v, %v", wrote, err)
	}
}

// A context that ends while something is read ends it, and the store goes on.
func testStopped(t *testing.T, s store.Store) {
	one := random(seeded(1), plain(), "main", "one", 100)
	publish(t, s, one)
	e := opened(t, s, "main", "")
	for _, after := range []int{1, 5, 20} {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		err := e.Records(ctx, store.Actors, nil, func(store.Record) error {
			if n++; n == after {
				cancel()
			}
			return ctx.Err()
		})
		cancel()
		fails(t, "records that were stopped", err, context.Canceled)
		if n != after {
			t.Errorf("stopped after %d records, %d were given", after, n)
		}
	}
	Holds(t, e, one)
}

// Many read at once, each of them right.
func testReaders(t *testing.T, s store.Store) {
	p := plain()
	e := random(seeded(1), p, "main", "one", 100)
	publish(t, s, e)
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			rng := seeded(uint64(i))
			got, err := s.Open(t.Context(), "main", "")
			if err != nil {
				t.Error(err)
				return
			}
			for range 20 {
				r := reach(rng, p)
				var list []store.Arc
				if err := got.Arcs(t.Context(), r, collect(&list)); err != nil {
					t.Error(err)
				} else if d := difference(list, e.arcs(&r), false); d != "" {
					t.Errorf("%+v: %s", r, d)
				}
			}
			if err := got.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// Several push the same edition, each from several goroutines: every batch is written once.
func testWriters(t *testing.T, s store.Store) {
	e := random(seeded(1), plain(), "main", "one", 10)
	var written atomic.Int64
	var all sync.WaitGroup
	for who := range 6 {
		all.Go(func() {
			d, err := s.Begin(t.Context(), e.Head)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range e.Batches {
				wrote, err := d.Push(t.Context(), e.Batches[(i*(1+who%2*2)+who/2*7)%len(e.Batches)])
				if err != nil {
					t.Error(err)
				}
				if wrote {
					written.Add(1)
				}
			}
		})
	}
	all.Wait()
	if rest, err := Push(t.Context(), s, e); err != nil || int(written.Load())+rest != len(e.Batches) {
		t.Errorf("%d and %d of %d batches were written, %v", written.Load(), rest, len(e.Batches), err)
	}
	all = sync.WaitGroup{}
	for range 3 { // all of them are ready at once
		all.Go(func() {
			d, err := s.Begin(t.Context(), e.Head)
			if err == nil {
				err = d.Publish(t.Context())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	Holds(t, opened(t, s, "main", ""), e)
}

// Editions come and go while they are read: what is read before a Check that succeeds is
// one edition, whole.
func testRemovedWhileRead(t *testing.T, s store.Store) {
	const rounds = 6
	editions := map[string]*Edition{}
	for i := range rounds {
		name := fmt.Sprintf("e%d", i)
		editions[name] = random(seeded(uint64(i)), plain(), "main", name, 100)
	}
	publish(t, s, editions["e0"])
	var readers sync.WaitGroup
	var whole atomic.Int64
	done := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					readOnce(t, s, editions, &whole)
				}
			}
		})
	}
	for i := 1; i < rounds; i++ {
		publish(t, s, editions[fmt.Sprintf("e%d", i)])
		// Somebody reads it whole before the one before it goes, however fast the store is.
		for since, deadline := whole.Load(), time.Now().Add(time.Minute); whole.Load() == since && !t.Failed() && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
		if err := s.Remove(t.Context(), "main", fmt.Sprintf("e%d", i-1)); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
	if whole.Load() == 0 {
		t.Error("nothing was read whole")
	}
}

// readOnce reads an edition in two trips and checks it, unless it is gone by then.
func readOnce(t *testing.T, s store.Store, editions map[string]*Edition, whole *atomic.Int64) {
	e, err := s.Open(t.Context(), "main", "")
	if err != nil {
		if !errors.Is(err, store.ErrNoEdition) { // removed between two looks
			t.Error(err)
		}
		return
	}
	want := editions[e.Head().Edition]
	r := store.Reach{Near: want.ids(store.Actors), Out: store.Relations{All: true}}
	var arcs []store.Arc
	var records []store.Record
	err = errors.Join(e.Arcs(t.Context(), r, collect(&arcs)), e.Records(t.Context(), store.Actors, nil, collect(&records)))
	gone := e.Check(t.Context())
	if errors.Is(gone, store.ErrGone) {
		return
	}
	if err := errors.Join(err, gone); err != nil {
		t.Error(err)
		return
	}
	whole.Add(1)
	if d := difference(arcs, want.arcs(&r), false) + difference(records, want.records(store.Actors, nil), true); d != "" {
		t.Errorf("torn: %s", d)
	}
}
