package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"dossier/internal/store"
)

// The states of an edition.
const (
	begun     = "begun"
	published = "published"
	removing  = "removing"
)

// Open opens an edition for questions.
func (s *Store) Open(ctx context.Context, dossier, name string) (store.Edition, error) {
	ctx, cancel := s.soon(ctx)
	defer cancel()
	switch err := s.version(ctx); {
	case err == errNothing:
		return nil, s.missing(store.ErrNoDossier, dossier, "", "; nothing was pushed into this database yet")
	case err != nil:
		return nil, err
	}
	e := &edition{s: s}
	var state, head string
	err := s.pool.QueryRow(ctx, `SELECT number, state, head FROM dossier.edition
		WHERE dossier = $1 AND (name = $2 OR $2 = '' AND number = (SELECT edition FROM dossier.current WHERE dossier = $1))`,
		written(dossier), written(name)).Scan(&e.number, &state, &head)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, s.notThere(ctx, dossier, name)
	case err != nil:
		return nil, s.explain(ctx, "opening", err)
	case state == begun:
		return nil, s.missing(store.ErrNoEdition, dossier, name, "; a push of it has begun and not ended: push it again")
	case state != published:
		return nil, s.missing(store.ErrNoEdition, dossier, name, "; it is being removed")
	}
	if err := json.Unmarshal([]byte(meant(head)), &e.head); err != nil {
		return nil, s.missing(store.ErrForeign, dossier, name, "; its head cannot be read")
	}
	return e, nil
}

// notThere says what of a dossier is missing.
func (s *Store) notThere(ctx context.Context, dossier, name string) error {
	list, err := s.Editions(ctx, dossier)
	switch {
	case err != nil:
		return err
	case len(list) == 0:
		return s.missing(store.ErrNoDossier, dossier, "", "")
	case name == "":
		return s.missing(store.ErrNoEdition, dossier, "", " has no current one; a push of it has begun and not ended: push it again")
	}
	return s.missing(store.ErrNoEdition, dossier, name, "")
}

// Editions lists the editions of a dossier.
func (s *Store) Editions(ctx context.Context, dossier string) ([]store.Listed, error) {
	ctx, cancel := s.soon(ctx)
	defer cancel()
	switch err := s.version(ctx); {
	case err == errNothing:
		return nil, nil
	case err != nil:
		return nil, err
	}
	var list []store.Listed
	err := s.query(ctx, "listing editions in", `SELECT e.name, e.state = 'published', c.edition IS NOT NULL
		FROM dossier.edition e LEFT JOIN dossier.current c ON c.edition = e.number
		WHERE e.dossier = $1 ORDER BY c.edition IS NULL, e.name`,
		[]any{written(dossier)}, maxRows, func(rows pgx.Rows) error {
			var l store.Listed
			err := rows.Scan(&l.Edition, &l.Published, &l.Current)
			l.Edition = meant(l.Edition)
			list = append(list, l)
			return err
		})
	return list, err
}

// maxAtOnce is how many rows are removed in one transaction.
const maxAtOnce = 50_000

// Remove marks an edition, so that nobody opens it any more, and then removes its rows.
// Where it ends before that is done, another one goes on with it.
func (s *Store) Remove(ctx context.Context, dossier, name string) error {
	switch err := s.version(ctx); {
	case err == errNothing:
		return s.missing(store.ErrNoEdition, dossier, name, "")
	case err != nil:
		return err
	}
	number, err := s.mark(ctx, dossier, name)
	if err != nil {
		return err
	}
	for _, table := range []string{"arc", "record", "entry", "batch"} {
		sql := fmt.Sprintf("DELETE FROM dossier.%[1]s WHERE ctid = ANY (ARRAY (SELECT ctid FROM dossier.%[1]s WHERE edition = $1 LIMIT %[2]d))", table, maxAtOnce)
		for {
			done, err := s.pool.Exec(ctx, sql, number)
			if err != nil {
				return s.explain(ctx, "removing an edition from", err)
			}
			if done.RowsAffected() < maxAtOnce {
				break
			}
		}
	}
	_, err = s.pool.Exec(ctx, "DELETE FROM dossier.edition WHERE number = $1", number)
	return s.explain(ctx, "removing an edition from", err)
}

// mark says of an edition that it is being removed. Pushes that are under way end first,
// and later ones see it.
func (s *Store) mark(ctx context.Context, dossier, name string) (number int, err error) {
	const doing = "removing an edition from"
	err = s.transaction(ctx, doing, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, "SELECT number FROM dossier.edition WHERE dossier = $1 AND name = $2 FOR UPDATE", written(dossier), written(name)).Scan(&number)
		if errors.Is(err, pgx.ErrNoRows) {
			return s.missing(store.ErrNoEdition, dossier, name, "")
		}
		var current bool
		if err == nil {
			err = tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM dossier.current WHERE edition = $1)", number).Scan(&current)
		}
		if err == nil && current {
			return s.missing(store.ErrCurrent, dossier, name, " is asked; publish another one first")
		}
		if err == nil {
			_, err = tx.Exec(ctx, "UPDATE dossier.edition SET state = 'removing' WHERE number = $1", number)
		}
		return s.explain(ctx, doing, err)
	})
	return number, err
}
