package postgres

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

const reading = "reading from"

// edition is a published edition.
type edition struct {
	s      *Store
	number int
	head   store.Head
}

// Head says what the edition is.
func (e *edition) Head() store.Head { return e.head }

// Check fails where the edition was removed.
func (e *edition) Check(ctx context.Context) error {
	var there bool
	err := e.s.query(ctx, reading, "SELECT EXISTS (SELECT FROM dossier.edition WHERE number = $1 AND state = 'published')", []string{strconv.Itoa(e.number)}, 1, func(r *row) error {
		there = r.boolean()
		return e.s.explain(ctx, reading, r.end())
	})
	switch {
	case err != nil:
		return err
	case !there:
		return e.s.place.Gone(&e.head)
	}
	return nil
}

// Arcs gives the arcs of a reach, in one trip.
func (e *edition) Arcs(ctx context.Context, r store.Reach, yield func(store.Arc) error) error {
	list := reach(e.number, &r)
	if len(list) == 0 {
		return ctx.Err()
	}
	return e.arcs(ctx, list, yield)
}

// Between gives the arcs between the two of each pair, in one trip.
func (e *edition) Between(ctx context.Context, pairs [][2]string, yield func(store.Arc) error) error {
	if len(pairs) == 0 {
		return ctx.Err()
	}
	return e.arcs(ctx, []statement{between(e.number, pairs)}, yield)
}

// arcs gives the arcs that statements find.
func (e *edition) arcs(ctx context.Context, list []statement, yield func(store.Arc) error) error {
	return e.s.queryAll(ctx, reading, list, e.head.Counts.Arcs, func(r *row) error {
		a := store.Arc{From: r.text(), To: r.text(), Relation: r.text(), Claim: r.text(),
			Status: data.Status(r.within(int(data.Confirmed))), Grade: data.Grade(r.within(math.MaxUint8)), Modality: data.Modality(r.text()),
			First: data.Day(r.integer()), Last: data.Day(r.integer()), Weight: r.float(), FromKind: data.Kind(r.text()), ToKind: data.Kind(r.text()),
			FromTies: r.integer(), ToTies: r.integer()}
		if err := r.end(); err != nil {
			return e.s.explain(ctx, reading, err)
		}
		return yield(a)
	})
}

// Records gives records by their ids, or all.
func (e *edition) Records(ctx context.Context, kind store.Kind, ids []string, yield func(store.Record) error) error {
	sql, args, most := "SELECT id, json FROM dossier.record WHERE edition = $1 AND kind = $2", []string{strconv.Itoa(e.number), written(string(kind))}, remote.MaxRows
	switch {
	case ids == nil:
		sql += " ORDER BY id"
	case len(ids) == 0:
		return ctx.Err()
	default:
		known := asked(ids)
		slices.Sort(known)
		known = slices.Compact(known)
		sql, args, most = sql+" AND id = ANY ($3)", append(args, array(known)), len(known)
	}
	return e.s.query(ctx, reading, sql, args, most, func(r *row) error {
		record := store.Record{ID: r.text(), JSON: []byte(r.text())}
		if err := r.end(); err != nil {
			return e.s.explain(ctx, reading, err)
		}
		return yield(record)
	})
}

// Look gives the lines of an index under keys.
func (e *edition) Look(ctx context.Context, index store.Index, keys []string, yield func(store.Entry) error) error {
	if len(keys) == 0 {
		return ctx.Err()
	}
	known := asked(keys)
	short := make([]string, len(known))
	for i, key := range known {
		short[i] = remote.Beginning(key)
	}
	return e.s.query(ctx, reading, "SELECT key, tier, id FROM dossier.entry WHERE edition = $1 AND kind = $2 AND left(key, 100) = ANY ($3) AND key = ANY ($4)",
		[]string{strconv.Itoa(e.number), written(string(index)), array(short), array(known)}, remote.MaxRows, func(r *row) error {
			entry, err := e.entry(ctx, r)
			if err != nil {
				return err
			}
			return yield(entry)
		})
}

// LookFrom gives the first lines of an index from a prefix on. It reads lines in order, and
// stops at one that does not begin with it.
func (e *edition) LookFrom(ctx context.Context, index store.Index, prefix string, n int) ([]store.Entry, error) {
	if n <= 0 || len(prefix) > remote.MaxText || !utf8.ValidString(prefix) {
		return nil, ctx.Err()
	}
	var list []store.Entry
	from := written(prefix)
	err := e.s.query(ctx, reading, `SELECT key, tier, id FROM dossier.entry
		WHERE edition = $1 AND kind = $2 AND left(key, 100) >= $3 AND key >= $4
		ORDER BY left(key, 100), key, tier, id LIMIT $5`,
		[]string{strconv.Itoa(e.number), written(string(index)), remote.Beginning(from), from, strconv.Itoa(n)}, n, func(r *row) error {
			entry, err := e.entry(ctx, r)
			if err == nil && strings.HasPrefix(entry.Key, prefix) {
				list = append(list, entry)
			}
			return err
		})
	return list, err
}

// entry reads a row with key, tier and id.
func (e *edition) entry(ctx context.Context, r *row) (store.Entry, error) {
	entry := store.Entry{Key: r.text(), Tier: r.integer(), ID: r.text()}
	return entry, e.s.explain(ctx, reading, r.end())
}
