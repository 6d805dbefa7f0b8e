package postgres

import (
	"context"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// Open opens an edition for questions.
func (s *Store) Open(ctx context.Context, dossier, name string) (store.Edition, error) {
	switch err := s.version(ctx); {
	case err == errNothing:
		return nil, s.place.Missing(store.ErrNoDossier, dossier, "", "; nothing was pushed into this database yet")
	case err != nil:
		return nil, err
	}
	e := &edition{s: s}
	var state, head string
	err := s.query(ctx, "opening", `SELECT number, state, head FROM dossier.edition
		WHERE dossier = $1 AND (name = $2 OR $2 = '' AND number = (SELECT edition FROM dossier.current WHERE dossier = $1))`,
		[]string{written(dossier), written(name)}, 1, func(r *row) error {
			e.number, state, head = r.integer(), r.text(), r.text()
			return s.explain(ctx, "opening", r.end())
		})
	switch {
	case err != nil:
		return nil, err
	case state == "":
		return nil, s.notThere(ctx, dossier, name)
	}
	if e.head, err = s.place.Head(dossier, name, state, head); err != nil {
		return nil, err
	}
	return e, nil
}

// notThere says what of a dossier is missing.
func (s *Store) notThere(ctx context.Context, dossier, name string) error {
	list, err := s.Editions(ctx, dossier)
	if err != nil {
		return err
	}
	return s.place.NotThere(list, dossier, name)
}

// Editions lists the editions of a dossier.
func (s *Store) Editions(ctx context.Context, dossier string) ([]store.Listed, error) {
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
		[]string{written(dossier)}, remote.MaxRows, func(r *row) error {
			list = append(list, store.Listed{Edition: r.text(), Published: r.boolean(), Current: r.boolean()})
			return s.explain(ctx, "listing editions in", r.end())
		})
	return list, err
}

// maxAtOnce is how many rows are removed in one transaction.
const maxAtOnce = 50_000

// Remove marks an edition, so that nobody opens it any more, and then removes its rows.
// Where it ends before that is done, another one goes on with it.
func (s *Store) Remove(ctx context.Context, dossier, name string) error {
	const doing = "removing an edition from"
	switch err := s.version(ctx); {
	case err == errNothing:
		return s.place.Missing(store.ErrNoEdition, dossier, name, "")
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
			done, err := s.exec(ctx, doing, sql, strconv.Itoa(number))
			if err != nil {
				return err
			}
			if done < maxAtOnce {
				break
			}
		}
	}
	_, err = s.exec(ctx, doing, "DELETE FROM dossier.edition WHERE number = $1", strconv.Itoa(number))
	return err
}

// mark says of an edition that it is being removed. Pushes that are under way end first,
// and later ones see it.
func (s *Store) mark(ctx context.Context, dossier, name string) (number int, err error) {
	const doing = "removing an edition from"
	err = s.transaction(ctx, doing, func(conn *pgconn.PgConn) error {
		there, current := false, false
		_, err := s.run(ctx, conn, doing, "SELECT number FROM dossier.edition WHERE dossier = $1 AND name = $2 FOR UPDATE", []string{written(dossier), written(name)}, func(r *row) error {
			there, number = true, r.integer()
			return s.explain(ctx, doing, r.end())
		})
		if err != nil {
			return err
		}
		if !there {
			return s.place.Missing(store.ErrNoEdition, dossier, name, "")
		}
		of := []string{strconv.Itoa(number)}
		// Only now, after whoever published it, is it certain which one is current.
		_, err = s.run(ctx, conn, doing, "SELECT EXISTS (SELECT FROM dossier.current WHERE edition = $1)", of, func(r *row) error {
			current = r.boolean()
			return s.explain(ctx, doing, r.end())
		})
		if err == nil && current {
			return s.place.Missing(store.ErrCurrent, dossier, name, " is asked; publish another one first")
		}
		if err == nil {
			_, err = s.run(ctx, conn, doing, "UPDATE dossier.edition SET state = 'removing' WHERE number = $1", of, nothing)
		}
		return err
	})
	return number, err
}
