package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"dossier/data"
	"dossier/internal/store"
)

// maxRows is how many rows are read of an answer that nothing else bounds.
const maxRows = 50_000_000

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
	ctx, cancel := e.s.soon(ctx)
	defer cancel()
	var there bool
	err := e.s.pool.QueryRow(ctx, "SELECT EXISTS (SELECT FROM dossier.edition WHERE number = $1 AND state = 'published')", e.number).Scan(&there)
	switch {
	case err != nil:
		return e.s.explain(ctx, "reading from", err)
	case !there:
		return e.s.gone(&e.head)
	}
	return nil
}

// Arcs gives the arcs of a reach, in one trip.
func (e *edition) Arcs(ctx context.Context, r store.Reach, yield func(store.Arc) error) error {
	sql, args := reach(e.number, &r)
	if sql == "" {
		return ctx.Err()
	}
	return e.arcs(ctx, sql, args, yield)
}

// Between gives the arcs between the two of each pair, in one trip.
func (e *edition) Between(ctx context.Context, pairs [][2]string, yield func(store.Arc) error) error {
	if len(pairs) == 0 {
		return ctx.Err()
	}
	sql, args := between(e.number, pairs)
	return e.arcs(ctx, sql, args, yield)
}

// arcs gives the arcs that a statement finds.
func (e *edition) arcs(ctx context.Context, sql string, args []any, yield func(store.Arc) error) error {
	var a store.Arc
	var status, grade int16
	var modality, fromKind, toKind string
	into := []any{&a.From, &a.To, &a.Relation, &a.Claim, &status, &grade, &modality, &a.First, &a.Last, &a.Weight, &fromKind, &toKind, &a.FromTies, &a.ToTies}
	return e.s.query(ctx, "reading from", sql, args, e.head.Counts.Arcs, func(rows pgx.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return e.s.explain(ctx, "reading from", err)
		}
		arc := a
		arc.From, arc.To, arc.Relation, arc.Claim = meant(a.From), meant(a.To), meant(a.Relation), meant(a.Claim)
		arc.Modality, arc.FromKind, arc.ToKind = data.Modality(meant(modality)), data.Kind(meant(fromKind)), data.Kind(meant(toKind))
		arc.Status, arc.Grade = narrow(status, grade)
		return yield(arc)
	})
}

// Records gives records by their ids, or all.
func (e *edition) Records(ctx context.Context, kind store.Kind, ids []string, yield func(store.Record) error) error {
	sql, args, most := "SELECT id, json FROM dossier.record WHERE edition = $1 AND kind = $2", []any{e.number, written(string(kind))}, maxRows
	switch {
	case ids == nil:
		sql += " ORDER BY id"
	case len(ids) == 0:
		return ctx.Err()
	default:
		known := asked(ids)
		slices.Sort(known)
		known = slices.Compact(known)
		sql, args, most = sql+" AND id = ANY ($3)", append(args, known), len(known)
	}
	return e.s.query(ctx, "reading from", sql, args, most, func(rows pgx.Rows) error {
		var r store.Record
		var text string
		if err := rows.Scan(&r.ID, &text); err != nil {
			return e.s.explain(ctx, "reading from", err)
		}
		r.ID, r.JSON = meant(r.ID), []byte(meant(text))
		return yield(r)
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
		short[i] = beginning(key)
	}
	return e.s.query(ctx, "reading from", "SELECT key, tier, id FROM dossier.entry WHERE edition = $1 AND kind = $2 AND left(key, 100) = ANY ($3) AND key = ANY ($4)",
		[]any{e.number, written(string(index)), short, known}, maxRows, func(rows pgx.Rows) error {
			entry, err := e.entry(ctx, rows)
			if err != nil {
				return err
			}
			return yield(entry)
		})
}

// LookFrom gives the first lines of an index from a prefix on. It reads lines in order, and
// stops at one that does not begin with it.
func (e *edition) LookFrom(ctx context.Context, index store.Index, prefix string, n int) ([]store.Entry, error) {
	if n <= 0 || len(prefix) > maxText || !utf8.ValidString(prefix) {
		return nil, ctx.Err()
	}
	var list []store.Entry
	from := written(prefix)
	err := e.s.query(ctx, "reading from", `SELECT key, tier, id FROM dossier.entry
		WHERE edition = $1 AND kind = $2 AND left(key, 100) >= $3 AND key >= $4
		ORDER BY left(key, 100), key, tier, id LIMIT $5`,
		[]any{e.number, written(string(index)), beginning(from), from, n}, n, func(rows pgx.Rows) error {
			entry, err := e.entry(ctx, rows)
			if err == nil && strings.HasPrefix(entry.Key, prefix) {
				list = append(list, entry)
			}
			return err
		})
	return list, err
}

// beginning cuts a key as the index of the database does.
func beginning(key string) string {
	n := 0
	for i := range key {
		if n == 100 {
			return key[:i]
		}
		n++
	}
	return key
}

// entry reads a row with key, tier and id.
func (e *edition) entry(ctx context.Context, rows pgx.Rows) (store.Entry, error) {
	var entry store.Entry
	if err := rows.Scan(&entry.Key, &entry.Tier, &entry.ID); err != nil {
		return entry, e.s.explain(ctx, "reading from", err)
	}
	entry.Key, entry.ID = meant(entry.Key), meant(entry.ID)
	return entry, nil
}

// soon bounds the time of a small question.
func (s *Store) soon(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, s.quiet, errQuiet)
}

// query calls each for every row of an answer, as they come. It ends the question on the
// server where each fails, where more rows come than most, and where none comes for long.
func (s *Store) query(ctx context.Context, doing, sql string, args []any, most int, each func(pgx.Rows) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	quiet := time.AfterFunc(s.quiet, func() { cancel(errQuiet) })
	defer quiet.Stop()
	rows, err := s.pool.Query(ctx, sql, args...)
	if err != nil {
		return s.explain(ctx, doing, err)
	}
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		quiet.Stop() // the time that each takes is its own
		if n == most {
			err = fmt.Errorf("%s %s: more than %d rows came, which is more than there can be: that is not ours", doing, s.place, most)
		} else {
			err = each(rows)
		}
		if err != nil {
			cancel(nil) // or Close would read all that still comes
			return err
		}
		quiet.Reset(s.quiet)
	}
	return s.explain(ctx, doing, rows.Err())
}
