package postgres

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"sync/atomic"

	"github.com/jackc/pgx/v5/pgconn"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

const (
	pushing    = "pushing to"
	publishing = "publishing in"
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
	if err := remote.Short("the head of the edition", written(string(head)), remote.MaxText); err != nil {
		return nil, err
	}
	for _, name := range []string{h.Dossier, h.Edition} {
		if err := remote.Short("the name of a dossier or an edition", written(name), remote.MaxID); err != nil {
			return nil, err
		}
	}
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	d := &draft{s: s, head: h}
	_, err = s.exec(ctx, pushing, "INSERT INTO dossier.edition (dossier, name, state, head) VALUES ($1, $2, 'begun', $3) ON CONFLICT DO NOTHING",
		written(h.Dossier), written(h.Edition), written(string(head)))
	if err != nil {
		return nil, err
	}
	state := ""
	err = s.query(ctx, pushing, "SELECT number, state FROM dossier.edition WHERE dossier = $1 AND name = $2", []string{written(h.Dossier), written(h.Edition)}, 1, func(r *row) error {
		d.number, state = r.integer(), r.text()
		return s.explain(ctx, pushing, r.end())
	})
	switch {
	case err != nil:
		return nil, err
	case state == "":
		return nil, s.place.Gone(&h)
	case state == remote.Removing:
		return nil, s.place.Missing(store.ErrGone, h.Dossier, h.Edition, "; it is being removed: let dossier push --prune end that, then push again")
	}
	d.done.Store(state == remote.Published)
	return d, nil
}

// Done reports whether the edition is published.
func (d *draft) Done() bool { return d.done.Load() }

// Push copies a batch in one transaction with its marker. Of two that push the same one,
// the second waits for the first.
func (d *draft) Push(ctx context.Context, b store.Batch) (wrote bool, err error) {
	if err := remote.Fits(&b, written); err != nil {
		return false, err
	}
	rows, into := rowsOf(d.number, &b)
	ctx, cancel := context.WithTimeoutCause(ctx, batchWithin, remote.ErrQuiet)
	defer cancel()
	err = d.s.transaction(ctx, pushing, func(conn *pgconn.PgConn) error {
		marked, err := d.s.run(ctx, conn, pushing, `INSERT INTO dossier.batch (edition, key)
			SELECT number, $2 FROM dossier.edition WHERE number = $1 AND state = 'begun' FOR SHARE
			ON CONFLICT DO NOTHING`, []string{strconv.Itoa(d.number), written(b.Key)}, nothing)
		if err != nil {
			return err
		}
		if marked == 0 {
			return d.passed(ctx, conn, b.Key)
		}
		wrote = true
		if into == "" {
			return nil
		}
		_, err = conn.CopyFrom(ctx, bytes.NewReader(rows.text), "COPY "+into+" FROM STDIN")
		return d.s.explain(ctx, pushing, err)
	})
	return wrote && err == nil, err
}

// passed says whether a batch that was not marked stands already, as it should.
func (d *draft) passed(ctx context.Context, conn *pgconn.PgConn, key string) error {
	state, stands := "", false
	_, err := d.s.run(ctx, conn, pushing, "SELECT state, EXISTS (SELECT FROM dossier.batch WHERE edition = $1 AND key = $2) FROM dossier.edition WHERE number = $1",
		[]string{strconv.Itoa(d.number), written(key)}, func(r *row) error {
			state, stands = r.text(), r.boolean()
			return d.s.explain(ctx, pushing, r.end())
		})
	switch {
	case err != nil:
		return err
	case state == "" || state == remote.Removing:
		return d.s.place.Gone(&d.head)
	case !stands:
		return d.s.place.Sealed(&d.head)
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
	err := d.s.transaction(ctx, publishing, func(conn *pgconn.PgConn) error {
		number := strconv.Itoa(d.number)
		changed, err := d.s.run(ctx, conn, publishing, "UPDATE dossier.edition SET state = 'published' WHERE number = $1 AND state <> 'removing'", []string{number}, nothing)
		if err == nil && changed == 0 {
			return d.s.place.Gone(&d.head)
		}
		if err == nil {
			_, err = d.s.run(ctx, conn, publishing, "INSERT INTO dossier.current VALUES ($1, $2) ON CONFLICT (dossier) DO UPDATE SET edition = excluded.edition", []string{written(d.head.Dossier), number}, nothing)
		}
		return err
	})
	if err == nil {
		d.done.Store(true)
	}
	return err
}
