package memory

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"dossier/internal/store"
)

// Store keeps editions in memory. The zero value is empty and ready.
type Store struct {
	mutex    sync.RWMutex
	dossiers map[string]*dossier
}

type dossier struct {
	current  string
	editions map[string]*edition
}

// edition is one edition, whole or on its way. The lists are sorted when it is published.
type edition struct {
	mutex     sync.RWMutex
	head      store.Head
	published bool
	removed   bool
	batches   map[string]bool
	out, in   map[string][]store.Arc // by the actor where they start and where they end
	records   map[store.Kind]map[string]store.Record
	entries   map[store.Index]map[string][]store.Entry
}

var _ store.Store = (*Store)(nil)

// Open opens an edition.
func (s *Store) Open(ctx context.Context, name, of string) (store.Edition, error) {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d := s.dossiers[name]
	if d == nil || of == "" && d.current == "" {
		return nil, fmt.Errorf("%w: %q", store.ErrNoDossier, name)
	}
	e := d.editions[cmp.Or(of, d.current)]
	if e == nil || !e.published {
		return nil, fmt.Errorf("%w: %q of %q", store.ErrNoEdition, of, name)
	}
	return e, nil
}

// Editions lists editions.
func (s *Store) Editions(ctx context.Context, name string) ([]store.Listed, error) {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	var list []store.Listed
	if d := s.dossiers[name]; d != nil {
		for of, e := range d.editions {
			list = append(list, store.Listed{Edition: of, Published: e.published, Current: of == d.current})
		}
	}
	store.SortListed(list)
	return list, ctx.Err()
}

// Begin begins an edition or goes on with it.
func (s *Store) Begin(ctx context.Context, h store.Head) (store.Draft, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.dossiers == nil {
		s.dossiers = map[string]*dossier{}
	}
	d := s.dossiers[h.Dossier]
	if d == nil {
		d = &dossier{editions: map[string]*edition{}}
		s.dossiers[h.Dossier] = d
	}
	e := d.editions[h.Edition]
	if e == nil {
		e = &edition{head: h, batches: map[string]bool{}, out: map[string][]store.Arc{}, in: map[string][]store.Arc{},
			records: map[store.Kind]map[string]store.Record{}, entries: map[store.Index]map[string][]store.Entry{}}
		d.editions[h.Edition] = e
	}
	return &draft{s, d, e}, nil
}

// Remove removes an edition.
func (s *Store) Remove(ctx context.Context, name, of string) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	d := s.dossiers[name]
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case d == nil || d.editions[of] == nil:
		return fmt.Errorf("%w: %q of %q", store.ErrNoEdition, of, name)
	case d.current == of:
		return fmt.Errorf("%w: %q of %q", store.ErrCurrent, of, name)
	}
	e := d.editions[of]
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.removed = true
	delete(d.editions, of)
	return nil
}

// Close does nothing.
func (s *Store) Close() error { return nil }

// draft is an edition that is being written.
type draft struct {
	s *Store
	d *dossier
	*edition
}

// Done reports whether the edition is published.
func (d *draft) Done() bool {
	d.s.mutex.RLock()
	defer d.s.mutex.RUnlock()
	return d.published
}

// Push writes a batch.
func (d *draft) Push(ctx context.Context, b store.Batch) (bool, error) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if err := ctx.Err(); err != nil {
		return false, err
	}
	if d.batches[b.Key] {
		return false, nil
	}
	d.batches[b.Key] = true
	for _, a := range b.Arcs {
		d.out[a.From] = append(d.out[a.From], a)
		d.in[a.To] = append(d.in[a.To], a)
	}
	for _, r := range b.Records {
		if d.records[b.Kind] == nil {
			d.records[b.Kind] = map[string]store.Record{}
		}
		d.records[b.Kind][r.ID] = r
	}
	for _, e := range b.Entries {
		if d.entries[b.Index] == nil {
			d.entries[b.Index] = map[string][]store.Entry{}
		}
		d.entries[b.Index][e.Key] = append(d.entries[b.Index][e.Key], e)
	}
	return true, nil
}

// Publish makes the edition the current one.
func (d *draft) Publish(ctx context.Context) error {
	d.s.mutex.Lock()
	defer d.s.mutex.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	d.published = true
	d.d.current = d.head.Edition
	return nil
}
