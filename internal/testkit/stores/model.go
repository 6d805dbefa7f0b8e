package stores

import (
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

// written gives lists in an order of their own as texts that differ where anything in
// them does: a NaN is equal to a NaN, and zeros differ in their sign.
func written[T any](list []T) []string {
	texts := make([]string, len(list))
	for i, v := range list {
		if a, is := any(v).(store.Arc); is {
			bits := math.Float64bits(a.Weight)
			if math.IsNaN(a.Weight) {
				bits = math.Float64bits(math.NaN())
			}
			a.Weight = 0
			texts[i] = fmt.Sprintf("%#v %x", a, bits)
		} else {
			texts[i] = fmt.Sprintf("%#v", v)
		}
	}
	return texts
}

// difference says how two lists differ, or nothing. The order counts where it is said.
func difference[T any](got, want []T, ordered bool) string {
	g, w := written(got), written(want)
	if !ordered {
		slices.Sort(g)
		slices.Sort(w)
	}
	if slices.Equal(g, w) {
		return ""
	}
	for i := range max(len(g), len(w)) {
		switch {
		case i >= len(g):
			return fmt.Sprintf("%d instead of %d; missing: %s", len(g), len(w), w[i])
		case i >= len(w):
			return fmt.Sprintf("%d instead of %d; too much: %s", len(g), len(w), g[i])
		case g[i] != w[i]:
			return fmt.Sprintf("%d instead of %d; got %s, want %s", len(g), len(w), g[i], w[i])
		}
	}
	return ""
}
