package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/jackc/pgx/v5"

	"dossier/data"
	"dossier/internal/store"
)

// draft is an edition that is being written.
type draft struct {
	s      *Store
	number int
	head   store.Head
	done   atomic.Bool
}

// Begin begins an edition or goes on with it, and makes the tables where they are missing.
func (s *Store) Begin(ctx context.Context, h store.Head) (store.Draft, error) {
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	if err := short("the head of the edition", string(head), maxText); err != nil {
		return nil, err
	}
	for _, name := range []string{h.Dossier, h.Edition} {
		if err := short("the name of a dossier or an edition", name, maxID); err != nil {
			return nil, err
		}
	}
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	d := &draft{s: s, head: h}
	_, err = s.pool.Exec(ctx, "INSERT INTO dossier.edition (dossier, name, state, head) VALUES ($1, $2, 'begun', $3) ON CONFLICT DO NOTHING",
		written(h.Dossier), written(h.Edition), written(string(head)))
	var state string
	if err == nil {
		err = s.pool.QueryRow(ctx, "SELECT number, state FROM dossier.edition WHERE dossier = $1 AND name = $2", written(h.Dossier), written(h.Edition)).Scan(&d.number, &state)
	}
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, s.gone(&h)
	case err != nil:
		return nil, s.explain(ctx, "pushing to", err)
	case state == removing:
		return nil, s.missing(store.ErrGone, h.Dossier, h.Edition, "; it is being removed: let dossier push --prune end that, then push again")
	}
	d.done.Store(state == published)
	return d, nil
}

// Done reports whether the edition is published.
func (d *draft) Done() bool { return d.done.Load() }

// Push copies a batch in one transaction with its marker. Of two that push the same one,
// the second waits for the first.
func (d *draft) Push(ctx context.Context, b store.Batch) (wrote bool, err error) {
	if err := fits(&b); err != nil {
		return false, err
	}
	c := rowsOf(d.number, &b)
	ctx, cancel := context.WithTimeoutCause(ctx, batchWithin, errQuiet)
	defer cancel()
	err = d.s.transaction(ctx, "pushing to", func(tx pgx.Tx) error {
		marked, err := tx.Exec(ctx, `INSERT INTO dossier.batch (edition, key)
			SELECT number, $2 FROM dossier.edition WHERE number = $1 AND state = 'begun' FOR SHARE
			ON CONFLICT DO NOTHING`, d.number, written(b.Key))
		if err != nil {
			return d.s.explain(ctx, "pushing to", err)
		}
		if marked.RowsAffected() == 0 {
			return d.passed(ctx, tx, b.Key)
		}
		wrote = true
		if c.n == 0 {
			return nil
		}
		_, err = tx.CopyFrom(ctx, pgx.Identifier{"dossier", c.table}, c.columns, pgx.CopyFromSlice(c.n, c.row))
		return d.s.explain(ctx, "pushing to", err)
	})
	return wrote && err == nil, err
}

// passed says whether a batch that was not marked stands already, as it should.
func (d *draft) passed(ctx context.Context, tx pgx.Tx, key string) error {
	var stands bool
	err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM dossier.batch WHERE edition = $1 AND key = $2)", d.number, written(key)).Scan(&stands)
	if err != nil {
		return d.s.explain(ctx, "pushing to", err)
	}
	var state string
	err = tx.QueryRow(ctx, "SELECT state FROM dossier.edition WHERE number = $1", d.number).Scan(&state)
	switch {
	case errors.Is(err, pgx.ErrNoRows) || state == removing:
		return d.s.gone(&d.head)
	case err != nil:
		return d.s.explain(ctx, "pushing to", err)
	case !stands:
		return d.s.missing(errors.New("nothing can be added to an edition that is published"), d.head.Dossier, d.head.Edition, "")
	}
	return nil
}

// Publish makes the edition the current one.
func (d *draft) Publish(ctx context.Context) error {
	if !d.Done() {
		if err := d.s.index(ctx); err != nil {
			return err
		}
	}
	err := d.s.transaction(ctx, "publishing in", func(tx pgx.Tx) error {
		changed, err := tx.Exec(ctx, "UPDATE dossier.edition SET state = 'published' WHERE number = $1 AND state <> 'removing'", d.number)
		if err == nil && changed.RowsAffected() == 0 {
			return d.s.gone(&d.head)
		}
		if err == nil {
			_, err = tx.Exec(ctx, "INSERT INTO dossier.current VALUES ($1, $2) ON CONFLICT (dossier) DO UPDATE SET edition = excluded.edition", written(d.head.Dossier), d.number)
		}
		return d.s.explain(ctx, "publishing in", err)
	})
	if err == nil {
		d.done.Store(true)
	}
	return err
}

// rowsToCopy are what a batch adds to a table.
type rowsToCopy struct {
	table   string
	columns []string
	n       int
	row     func(int) ([]any, error)
}

// rowsOf says what a batch adds to which table.
func rowsOf(edition int, b *store.Batch) rowsToCopy {
	switch {
	case len(b.Arcs) > 0:
		return rowsToCopy{"arc", []string{"edition", "first_day", "last_day", "from_ties", "to_ties", "status", "grade", "weight",
			"from_id", "to_id", "relation", "claim", "modality", "from_kind", "to_kind"}, len(b.Arcs), func(i int) ([]any, error) {
			a := &b.Arcs[i]
			return []any{edition, int32(a.First), int32(a.Last), a.FromTies, a.ToTies, int16(a.Status), int16(a.Grade), a.Weight,
				written(a.From), written(a.To), written(a.Relation), written(a.Claim), written(string(a.Modality)), written(string(a.FromKind)), written(string(a.ToKind))}, nil
		}}
	case len(b.Records) > 0:
		return rowsToCopy{"record", []string{"edition", "kind", "id", "json"}, len(b.Records), func(i int) ([]any, error) {
			r := &b.Records[i]
			return []any{edition, written(string(b.Kind)), written(r.ID), written(string(r.JSON))}, nil
		}}
	}
	return rowsToCopy{"entry", []string{"edition", "tier", "kind", "key", "id"}, len(b.Entries), func(i int) ([]any, error) {
		e := &b.Entries[i]
		return []any{edition, e.Tier, written(string(b.Index)), written(e.Key), written(e.ID)}, nil
	}}
}

// fits refuses a batch with a text that is too long to be read again, or an id that finds
// no room in an index.
func fits(b *store.Batch) error {
	var err error
	check := func(what, id, text string, most int) {
		if err == nil {
			err = short(what+" "+data.Quoted(id), text, most)
		}
	}
	for i := range b.Arcs {
		a := &b.Arcs[i]
		for _, id := range []string{a.From, a.To, a.Relation, a.Claim, string(a.Modality), string(a.FromKind), string(a.ToKind)} {
			check("the id", id, id, maxID)
		}
	}
	for _, r := range b.Records {
		check("the id", r.ID, r.ID, maxID)
		check("the record of", r.ID, string(r.JSON), maxText)
	}
	for _, e := range b.Entries {
		check("the id", e.ID, e.ID, maxID)
		check("a name of", e.ID, e.Key, maxText)
	}
	return err
}

// short refuses a text that is too long as it is stored.
func short(what, text string, most int) error {
	if n := len(written(text)); n > most {
		return fmt.Errorf("%s has %d bytes; a store takes %d: shorten it", what, n, most)
	}
	return nil
}
