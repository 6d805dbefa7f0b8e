package memory

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"dossier/internal/store"
)

// Head says what the edition is.
func (e *edition) Head() store.Head { return e.head }

// Check fails where the edition was removed.
func (e *edition) Check(ctx context.Context) error {
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	if e.removed {
		return store.ErrGone
	}
	return ctx.Err()
}

// Arcs gives the arcs of a reach.
func (e *edition) Arcs(ctx context.Context, r store.Reach, yield func(store.Arc) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	near, far := set(r.Near), set(r.Far)
	give := func(list []store.Arc, other func(*store.Arc) string, rels store.Relations, among func(*store.Arc) bool) error {
		for i := range list {
			a := &list[i]
			if r.Far != nil && !far[other(a)] || !rels.Has(a.Relation) || !r.Passing.Lets(a, other(a) == a.From) || !among(a) {
				continue
			}
			if err := yield(*a); err != nil {
				return err
			}
		}
		return nil
	}
	for id := range near {
		if err := give(e.out[id], func(a *store.Arc) string { return a.To }, r.Out, func(*store.Arc) bool { return true }); err != nil {
			return err
		}
		// Those that were given already start at a near actor, too.
		fresh := func(a *store.Arc) bool {
			given := near[a.From] && r.Out.Has(a.Relation) && (r.Far == nil || far[a.To]) && r.Passing.Lets(a, false)
			return !given
		}
		if err := give(e.in[id], func(a *store.Arc) string { return a.From }, r.In, fresh); err != nil {
			return err
		}
	}
	return nil
}

// Between gives the arcs between the two of each pair.
func (e *edition) Between(ctx context.Context, pairs [][2]string, yield func(store.Arc) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	wanted := map[[2]string]bool{}
	for _, p := range pairs {
		wanted[p], wanted[[2]string{p[1], p[0]}] = true, true
	}
	for p := range wanted {
		for _, a := range e.out[p[0]] {
			if a.To != p[1] {
				continue
			}
			if err := yield(a); err != nil {
				return err
			}
		}
	}
	return nil
}

// Records gives records.
func (e *edition) Records(ctx context.Context, kind store.Kind, ids []string, yield func(store.Record) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	if ids == nil {
		ids = slices.Collect(maps.Keys(e.records[kind]))
	}
	ids = slices.Clone(ids)
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if r, known := e.records[kind][id]; known {
			if err := yield(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// Look gives the lines of an index.
func (e *edition) Look(ctx context.Context, index store.Index, keys []string, yield func(store.Entry) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	for key := range set(keys) {
		for _, entry := range e.entries[index][key] {
			if err := yield(entry); err != nil {
				return err
			}
		}
	}
	return nil
}

// LookFrom gives the first lines with a prefix.
func (e *edition) LookFrom(ctx context.Context, index store.Index, prefix string, n int) ([]store.Entry, error) {
	e.mutex.RLock()
	defer e.mutex.RUnlock()
	var list []store.Entry
	for key, entries := range e.entries[index] {
		if strings.HasPrefix(key, prefix) {
			list = append(list, entries...)
		}
	}
	slices.SortFunc(list, func(a, b store.Entry) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), cmp.Compare(a.Tier, b.Tier), strings.Compare(a.ID, b.ID))
	})
	return list[:min(len(list), n)], ctx.Err()
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[s] = true
	}
	return m
}
