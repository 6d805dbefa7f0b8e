package cassandra

import (
	"context"
	"math"
	"slices"
	"sync/atomic"

	"github.com/gocql/gocql"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// slice is what is read of one partition with arcs.
type slice struct {
	near    string
	bucket  int
	out, in bool     // on which sides of near
	far     []string // only arcs with these; nil: all
}

// found is an arc, as it lies at one of its ends.
type found struct {
	arc store.Arc
	in  bool // it lies where it ends
}

// Arcs gives the arcs of a reach: it reads what lies at the near actors, and lets through
// what passes.
func (e *edition) Arcs(ctx context.Context, r store.Reach, yield func(store.Arc) error) error {
	near, far := set(r.Near), set(r.Far)
	out, in := some(&r.Out), some(&r.In)
	var list []slice
	if out || in {
		others := remote.Known(r.Far, remote.MaxID)
		for _, id := range remote.Known(r.Near, remote.MaxID) {
			list = e.slices(list, slice{near: id, out: out, in: in}, r.Far != nil, others)
		}
	}
	starts := func(a *store.Arc) bool {
		return near[a.From] && r.Out.Has(a.Relation) && (r.Far == nil || far[a.To]) && r.Passing.Lets(a, false)
	}
	ends := func(a *store.Arc) bool {
		return r.In.Has(a.Relation) && (r.Far == nil || far[a.From]) && r.Passing.Lets(a, true)
	}
	return e.arcs(ctx, list, func(f *found) bool {
		if f.in {
			return ends(&f.arc) && !starts(&f.arc) // which is given where it starts
		}
		return starts(&f.arc)
	}, yield)
}

// slices adds what has to be read at an actor: all partitions of it or, where others are
// named, those in which arcs with them lie. Few others are asked for by name; where they
// are many, reading all of a small partition is one trip.
func (e *edition) slices(list []slice, at slice, named bool, others []string) []slice {
	buckets := e.arcBuckets(e.hubs[at.near])
	if named && (buckets > 1 || len(others) <= inOneAsk) {
		for _, a := range asks(others, buckets) {
			at.bucket, at.far = a.bucket, a.keys
			list = append(list, at)
		}
		return list
	}
	for at.bucket = range buckets {
		list = append(list, at)
	}
	return list
}

// Between gives the arcs between the two of each pair.
func (e *edition) Between(ctx context.Context, pairs [][2]string, yield func(store.Arc) error) error {
	others := map[string][]string{}
	var near []string
	for _, p := range pairs {
		if others[max(p[0], p[1])] == nil {
			near = append(near, max(p[0], p[1]))
		}
		others[max(p[0], p[1])] = append(others[max(p[0], p[1])], min(p[0], p[1]))
	}
	var list []slice
	for _, id := range remote.Known(near, remote.MaxID) {
		at := slice{near: id, out: true, in: true}
		for chunk := range slices.Chunk(remote.Known(others[id], remote.MaxID), inOneAsk) {
			list = e.slices(list, at, true, chunk)
		}
	}
	return e.arcs(ctx, list, func(f *found) bool { return !f.in || f.arc.From != f.arc.To }, yield)
}

// arcs reads slices and gives the arcs that are let through.
func (e *edition) arcs(ctx context.Context, list []slice, lets func(*found) bool, yield func(store.Arc) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	most := 2 * int64(e.head.Counts.Arcs)
	var rows atomic.Int64
	return gather(ctx, len(list), func(ctx context.Context, i int, give func([]store.Arc) error) error {
		var wrong error // what ends it before its rows do
		iter := e.slice(ctx, &list[i])
		return pages(ctx, e.s, iter, pageOfArcs, func(a *store.Arc) bool {
			for f := (found{}); wrong == nil && scanArc(iter, list[i].near, &f); {
				switch {
				case rows.Add(1) > most:
					wrong = e.s.tooMuch("arcs")
				case !sensible(&f.arc):
					wrong = e.s.strange("an arc", f.arc.Claim)
				case lets(&f):
					*a = f.arc
					return true
				}
			}
			return false
		}, func(page []store.Arc) error {
			if wrong != nil {
				return wrong
			}
			return give(page)
		})
	}, yield)
}

// sensible reports whether the numbers of an arc are such as we write.
func sensible(a *store.Arc) bool {
	return a.First >= data.MinDay && a.Last <= data.MaxDay && a.First <= a.Last && a.FromTies >= 0 && a.ToTies >= 0
}

// slice asks for what is read of one partition.
func (e *edition) slice(ctx context.Context, at *slice) *gocql.Iter {
	cql := "SELECT side, far, relation, claim, status, grade, modality, first_day, last_day, weight, near_kind, far_kind, near_ties, far_ties FROM %s" +
		" WHERE edition = ? AND near = ? AND bucket = ?"
	args := []any{e.number, at.near, at.bucket}
	var sides []string
	if at.out {
		sides = append(sides, outward)
	}
	if at.in {
		sides = append(sides, inward)
	}
	if len(sides) < 2 || at.far != nil {
		cql, args = cql+" AND side IN ?", append(args, sides)
	}
	if at.far != nil {
		cql, args = cql+" AND far IN ?", append(args, at.far)
	}
	return e.query(ctx, "arc", cql, pageOfArcs, args...).Iter()
}

// scanArc reads an arc that lies at an actor.
func scanArc(iter *gocql.Iter, near string, f *found) bool {
	var side, far, modality, nearKind, farKind string
	var status, grade, first, last, nearTies, farTies int
	a := &f.arc
	if !iter.Scan(&side, &far, &a.Relation, &a.Claim, &status, &grade, &modality, &first, &last, &a.Weight, &nearKind, &farKind, &nearTies, &farTies) {
		return false
	}
	if status < 0 || status > int(data.Confirmed) || grade < 0 || grade > math.MaxUint8 {
		nearTies = -1 // which is not sensible either
	}
	a.Status, a.Grade = data.Status(status), data.Grade(grade)
	a.Modality, a.First, a.Last = data.Modality(modality), data.Day(first), data.Day(last)
	a.From, a.To, a.FromKind, a.ToKind, a.FromTies, a.ToTies = near, far, data.Kind(nearKind), data.Kind(farKind), nearTies, farTies
	if f.in = side == inward; f.in {
		a.From, a.To, a.FromKind, a.ToKind, a.FromTies, a.ToTies = far, near, data.Kind(farKind), data.Kind(nearKind), farTies, nearTies
	}
	return true
}

// some reports whether a set of relations has any.
func some(r *store.Relations) bool { return r.All || len(r.IDs) > 0 }

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[s] = true
	}
	return m
}
