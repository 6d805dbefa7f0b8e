package stores

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"dossier/internal/store"
)

// Edition is what is pushed, and the plain model of what a store has to answer from it.
type Edition struct {
	Head    store.Head
	Batches []store.Batch
}

// arcs gives the arcs of a reach.
func (e *Edition) arcs(r *store.Reach) (list []store.Arc) {
	for _, b := range e.Batches {
		for _, a := range b.Arcs {
			if near(r, a.From) && far(r, a.To) && has(r.Out, a.Relation) && lets(&r.Passing, &a, a.To, string(a.ToKind)) ||
				near(r, a.To) && far(r, a.From) && has(r.In, a.Relation) && lets(&r.Passing, &a, a.From, string(a.FromKind)) {
				list = append(list, a)
			}
		}
	}
	return list
}

// between gives the arcs between the two of each pair.
func (e *Edition) between(pairs [][2]string) (list []store.Arc) {
	for _, b := range e.Batches {
		for _, a := range b.Arcs {
			if slices.Contains(pairs, [2]string{a.From, a.To}) || slices.Contains(pairs, [2]string{a.To, a.From}) {
				list = append(list, a)
			}
		}
	}
	return list
}

func near(r *store.Reach, id string) bool { return slices.Contains(r.Near, id) }

func far(r *store.Reach, id string) bool { return r.Far == nil || slices.Contains(r.Far, id) }

func has(r store.Relations, id string) bool { return r.All || slices.Contains(r.IDs, id) }

// lets reports whether an arc passes whose other end is an actor of a kind.
func lets(p *store.Passing, a *store.Arc, other, kind string) bool {
	switch {
	case p.Statuses != nil && !slices.Contains(p.Statuses, a.Status):
		return false
	case p.Modalities != nil && !slices.Contains(p.Modalities, a.Modality):
		return false
	case a.Grade < p.MinGrade:
		return false
	case p.Dated && (a.First > p.Until || a.Last < p.Since):
		return false
	case p.Kinds == nil || slices.Contains(p.Keep, other):
		return true
	}
	for _, k := range p.Kinds {
		if string(k) == kind {
			return true
		}
	}
	return false
}

// records gives the records of a kind with some ids, all where ids is nil, in their order.
func (e *Edition) records(kind store.Kind, ids []string) (list []store.Record) {
	for _, b := range e.Batches {
		for _, r := range b.Records {
			if b.Kind == kind && (ids == nil || slices.Contains(ids, r.ID)) {
				list = append(list, r)
			}
		}
	}
	slices.SortFunc(list, func(a, b store.Record) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// entries gives the lines of an index whose keys are wanted, in their order.
func (e *Edition) entries(index store.Index, wanted func(key string) bool) (list []store.Entry) {
	for _, b := range e.Batches {
		for _, line := range b.Entries {
			if b.Index == index && wanted(line.Key) {
				list = append(list, line)
			}
		}
	}
	slices.SortFunc(list, compareEntries)
	return list
}

func compareEntries(a, b store.Entry) int {
	return cmp.Or(strings.Compare(a.Key, b.Key), cmp.Compare(a.Tier, b.Tier), strings.Compare(a.ID, b.ID))
}

// keys lists the keys of an index.
func (e *Edition) keys(index store.Index) []string {
	keys := map[string]bool{}
	for _, line := range e.entries(index, func(string) bool { return true }) {
		keys[line.Key] = true
	}
	return slices.Sorted(maps.Keys(keys))
}

// ids lists the ids of the records of a kind.
func (e *Edition) ids(kind store.Kind) (ids []string) {
	for _, r := range e.records(kind, nil) {
		ids = append(ids, r.ID)
	}
	return ids
}

// order puts two things of a list in an order of their own.
func order[T any](a, b T) int {
	switch a := any(a).(type) {
	case store.Arc:
		b := any(b).(store.Arc)
		return cmp.Or(strings.Compare(a.Claim, b.Claim), strings.Compare(a.From, b.From), strings.Compare(a.To, b.To), strings.Compare(a.Relation, b.Relation))
	case store.Record:
		return strings.Compare(a.ID, any(b).(store.Record).ID)
	case store.Entry:
		return compareEntries(a, any(b).(store.Entry))
	}
	return 0
}

// same reports whether two things of a list are the same in all that they hold: a NaN is
// equal to a NaN, and zeros differ in their sign.
func same[T any](a, b T) bool {
	switch a := any(a).(type) {
	case store.Arc:
		b := any(b).(store.Arc)
		weight := math.Float64bits(a.Weight) == math.Float64bits(b.Weight) || math.IsNaN(a.Weight) && math.IsNaN(b.Weight)
		a.Weight, b.Weight = 0, 0
		return weight && a == b
	case store.Record:
		b := any(b).(store.Record)
		return a.ID == b.ID && bytes.Equal(a.JSON, b.JSON)
	}
	return any(a) == any(b)
}

// difference says how two lists differ, or nothing. The order counts where it is said.
func difference[T any](got, want []T, ordered bool) string {
	if !ordered {
		got, want = slices.Clone(got), slices.Clone(want)
		slices.SortFunc(got, order)
		slices.SortFunc(want, order)
	}
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			return fmt.Sprintf("%d instead of %d; missing: %s", len(got), len(want), shown(want[i]))
		case i >= len(want):
			return fmt.Sprintf("%d instead of %d; too much: %s", len(got), len(want), shown(got[i]))
		case !same(got[i], want[i]):
			return fmt.Sprintf("%d instead of %d; got %s, want %s", len(got), len(want), shown(got[i]), shown(want[i]))
		}
	}
	return ""
}

// shown writes a thing for a message.
func shown(v any) string { return fmt.Sprintf("%.300s", fmt.Sprintf("%#v", v)) }
