package bolt

import (
	"context"
	"math"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// edition is a published edition.
type edition struct {
	s      *Store
	number string
	head   store.Head
}

const reading = "reading from"

// Head says what the edition is.
func (e *edition) Head() store.Head { return e.head }

// Check fails where the edition was removed.
func (e *edition) Check(ctx context.Context) error {
	there := false
	err := e.s.query(ctx, reading, "MATCH (e:DossierEdition {number: $number}) RETURN e.state", values{"number": e.number}, 1, func(r *row) error {
		there = r.text(0) == remote.Published
		return nil
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
	cypher, params := reach(keys(e.number), &r)
	if cypher == "" {
		return ctx.Err()
	}
	return e.arcs(ctx, cypher, params, again(&r), yield)
}

// Between gives the arcs between the two of each pair, in one trip.
func (e *edition) Between(ctx context.Context, pairs [][2]string, yield func(store.Arc) error) error {
	if len(pairs) == 0 {
		return ctx.Err()
	}
	cypher, params := between(keys(e.number), pairs)
	return e.arcs(ctx, cypher, params, nil, yield)
}

// arcs gives the arcs that a statement finds. Those that are found from their end are left
// out where again says so.
func (e *edition) arcs(ctx context.Context, cypher string, params values, again func(*store.Arc) bool, yield func(store.Arc) error) error {
	begin := e.number + "/"
	return e.s.query(ctx, reading, cypher, params, 2*e.head.Counts.Arcs, func(r *row) error {
		a := store.Arc{From: r.id(0, begin), To: r.id(1, begin), Relation: r.text(2), Claim: r.text(3), Modality: data.Modality(r.text(6)),
			Status: data.Status(r.within(4, int(data.Confirmed))), Grade: data.Grade(r.within(5, math.MaxUint8)),
			First: r.day(7), Last: r.day(8), Weight: r.float(9), FromKind: data.Kind(r.text(10)), ToKind: data.Kind(r.text(11)),
			FromTies: r.within(12, math.MaxInt32), ToTies: r.within(13, math.MaxInt32)}
		if side := r.within(14, 1); r.strange || side == 1 && again(&a) {
			return nil
		}
		return yield(a)
	})
}

// Records gives records by their ids, or all.
func (e *edition) Records(ctx context.Context, kind store.Kind, ids []string, yield func(store.Record) error) error {
	k := keys(e.number)
	begin := k.record(kind, "")
	cypher, params, most := "MATCH (n:DossierRecord) WHERE n.key STARTS WITH $begin RETURN n.key, n.json ORDER BY n.key", values{"begin": begin}, remote.MaxRows
	switch {
	case ids == nil:
	case len(ids) == 0:
		return ctx.Err()
	default:
		known := asked(ids)
		wanted := make([]any, len(known))
		for i, id := range known {
			wanted[i] = k.record(kind, id)
		}
		cypher, params, most = "UNWIND $keys AS key MATCH (n:DossierRecord {key: key}) RETURN n.key, n.json", values{"keys": wanted}, len(known)
	}
	return e.s.query(ctx, reading, cypher, params, most, func(r *row) error {
		record := store.Record{ID: r.id(0, begin), JSON: []byte(r.text(1))}
		if r.strange {
			return nil
		}
		return yield(record)
	})
}

// Look gives the lines of an index under keys.
func (e *edition) Look(ctx context.Context, index store.Index, names []string, yield func(store.Entry) error) error {
	if len(names) == 0 {
		return ctx.Err()
	}
	known := asked(names)
	rows := make([]any, len(known))
	for i, name := range known {
		rows[i] = []any{keys(e.number).entry(index, name), name}
	}
	return e.s.query(ctx, reading, "UNWIND $rows AS row MATCH (n:DossierEntry {at: row[0]}) WHERE n.key = row[1] RETURN n.key, n.tier, n.id",
		values{"rows": rows}, remote.MaxRows, func(r *row) error {
			entry := entryOf(r)
			if r.strange {
				return nil
			}
			return yield(entry)
		})
}

// mostLimit is up to which number a server is told how many lines are wanted: it may make
// room for all of them.
const mostLimit = 100_000

// LookFrom gives the first lines of an index that begin with a prefix.
func (e *edition) LookFrom(ctx context.Context, index store.Index, prefix string, n int) ([]store.Entry, error) {
	if n <= 0 || len(prefix) > remote.MaxText || !utf8.ValidString(prefix) {
		return nil, ctx.Err()
	}
	var list []store.Entry
	cypher, params := "MATCH (n:DossierEntry) WHERE n.at STARTS WITH $at", values{"at": keys(e.number).entry(index, prefix)}
	if prefix != beginning(prefix) {
		cypher += " AND n.key STARTS WITH $prefix"
		params["prefix"] = prefix
	}
	cypher += " RETURN n.key, n.tier, n.id ORDER BY n.at, n.key, n.tier, n.id"
	if n <= mostLimit {
		cypher += " LIMIT $most"
		params["most"] = n
	}
	err := e.s.query(ctx, reading, cypher, params, n, func(r *row) error {
		if entry := entryOf(r); strings.HasPrefix(entry.Key, prefix) {
			list = append(list, entry)
		}
		return nil
	})
	return list, err
}

// entryOf reads a row with key, tier and id.
func entryOf(r *row) store.Entry {
	return store.Entry{Key: r.text(0), Tier: r.within(1, math.MaxInt32), ID: r.text(2)}
}
