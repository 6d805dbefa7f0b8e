package cassandra

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/gocql/gocql"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// row is the row of an edition.
type row struct {
	number  gocql.UUID
	state   string
	head    string
	current string // the edition that is the current one of the dossier
}

// agreed is the consistency of reads that have to see what somebody else may be writing.
const agreed = gocql.Consistency(gocql.Serial)

// row reads the row of an edition. It fails with gocql.ErrNotFound where there is none.
func (s *Store) row(ctx context.Context, session *gocql.Session, c gocql.Consistency, dossier, name string) (r row, err error) {
	err = session.Query(s.statement("SELECT number, state, head, current FROM %s WHERE dossier = ? AND name = ?", "edition"), dossier, name).
		WithContext(ctx).Consistency(c).Scan(&r.number, &r.state, &r.head, &r.current)
	return r, err
}

// Open opens an edition for questions.
func (s *Store) Open(ctx context.Context, dossier, name string) (store.Edition, error) {
	session, err := s.sessionFor(ctx)
	switch {
	case err == errNothing:
		return nil, s.place.Missing(store.ErrNoDossier, dossier, "", "; nothing was pushed into this keyspace yet")
	case err != nil:
		return nil, err
	}
	wanted := name
	if wanted == "" {
		// Several rows may hold it, and the same: it is of the whole partition.
		err := session.Query(s.statement("SELECT current FROM %s WHERE dossier = ? LIMIT 1", "edition"), dossier).WithContext(ctx).Scan(&wanted)
		if errors.Is(err, gocql.ErrNotFound) || err == nil && wanted == "" {
			return nil, s.notThere(ctx, dossier, "")
		}
		if err != nil {
			return nil, s.explain(ctx, "opening", err)
		}
	}
	r, err := s.row(ctx, session, gocql.One, dossier, wanted)
	switch {
	case errors.Is(err, gocql.ErrNotFound):
		return nil, s.notThere(ctx, dossier, name)
	case err != nil:
		return nil, s.explain(ctx, "opening", err)
	}
	e := &edition{s: s, session: session}
	if e.head, err = s.place.Head(dossier, wanted, r.state, r.head); err != nil {
		return nil, err
	}
	e.layout = layout{r.number, e.head.Counts}
	if err := e.readHubs(ctx); err != nil {
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

// maxEditions is how many editions of a dossier are listed.
const maxEditions = 100_000

// Editions lists the editions of a dossier.
func (s *Store) Editions(ctx context.Context, dossier string) ([]store.Listed, error) {
	session, err := s.sessionFor(ctx)
	switch {
	case err == errNothing:
		return nil, nil
	case err != nil:
		return nil, err
	}
	iter := session.Query(s.statement("SELECT name, state, current FROM %s WHERE dossier = ?", "edition"), dossier).WithContext(ctx).Iter()
	var list []store.Listed
	for name, state, current := "", "", ""; iter.Scan(&name, &state, &current) && len(list) <= maxEditions; {
		if state != "" { // else it is what the dossier keeps when no edition is left
			list = append(list, store.Listed{Edition: name, Published: state == remote.Published, Current: name == current})
		}
	}
	if err := iter.Close(); err != nil {
		return nil, s.explain(ctx, "listing editions in", err)
	}
	if len(list) > maxEditions {
		return nil, s.tooMuch("editions")
	}
	store.SortListed(list)
	return list, nil
}

// Remove marks an edition, so that nobody opens it any more, and then removes its rows.
// Where it ends before that is done, another one goes on with it. It reads the keys of all
// arcs that lie in the keyspace. What a push of the same edition writes meanwhile may be
// left, where nobody finds it.
func (s *Store) Remove(ctx context.Context, dossier, name string) error {
	const doing = "removing an edition from"
	session, err := s.sessionFor(ctx)
	switch {
	case err == errNothing:
		return s.place.Missing(store.ErrNoEdition, dossier, name, "")
	case err != nil:
		return err
	}
	r, err := s.mark(ctx, session, dossier, name)
	if err != nil {
		return err
	}
	var head store.Head
	if err := json.Unmarshal([]byte(r.head), &head); err != nil {
		return s.place.Missing(store.ErrForeign, dossier, name, "; its head cannot be read")
	}
	w := &remover{s, session, layout{r.number, head.Counts}}
	if err := w.arcs(ctx); err != nil {
		return s.explain(ctx, doing, err)
	}
	if err := w.others(ctx); err != nil {
		return s.explain(ctx, doing, err)
	}
	_, err = session.Query(s.statement("DELETE FROM %s WHERE dossier = ? AND name = ? IF state = ?", "edition"), dossier, name, remote.Removing).
		WithContext(ctx).Consistency(gocql.All).MapScanCAS(map[string]any{})
	return s.explain(ctx, doing, err)
}

// mark says of an edition that it is being removed, unless it is the current one.
func (s *Store) mark(ctx context.Context, session *gocql.Session, dossier, name string) (row, error) {
	const doing = "removing an edition from"
	for {
		r, err := s.row(ctx, session, agreed, dossier, name)
		switch {
		case errors.Is(err, gocql.ErrNotFound):
			return r, s.place.Missing(store.ErrNoEdition, dossier, name, "")
		case err != nil:
			return r, s.explain(ctx, doing, err)
		case r.current == name:
			return r, s.place.Missing(store.ErrCurrent, dossier, name, " is asked; publish another one first")
		case r.state == remote.Removing:
			return r, nil
		}
		// Publishing changes both the state and the current one, and goes by both.
		cql, args := s.statement("UPDATE %s SET state = ? WHERE dossier = ? AND name = ? IF number = ? AND state = ?", "edition"), []any{remote.Removing, dossier, name, r.number, r.state}
		if r.current == "" {
			cql += " AND current = null"
		} else {
			cql, args = cql+" AND current = ?", append(args, r.current)
		}
		applied, err := session.Query(cql, args...).WithContext(ctx).Consistency(gocql.All).MapScanCAS(map[string]any{})
		if err != nil {
			return r, s.explain(ctx, doing, err)
		}
		if applied {
			return r, nil
		}
	}
}

// remover removes what lies under the number of an edition.
type remover struct {
	s       *Store
	session *gocql.Session
	layout
}

// pageOfKeys is how many keys of partitions are read at once.
const pageOfKeys = 2000

// arcs looks through the keys of all partitions, since the edition may have been pushed in
// part, and removes its own.
func (w *remover) arcs(ctx context.Context) error {
	type key struct {
		near   string
		bucket int
	}
	drop := w.s.statement("DELETE FROM %s WHERE edition = ? AND near = ? AND bucket = ?", "arc")
	return gather(ctx, 1, func(ctx context.Context, _ int, give func([][]key) error) error {
		iter := w.session.Query(w.s.statement("SELECT DISTINCT edition, near, bucket FROM %s", "arc")).WithContext(ctx).PageSize(pageOfKeys).Iter()
		var page []key
		var number gocql.UUID
		for k := (key{}); iter.Scan(&number, &k.near, &k.bucket); {
			if number == w.number {
				page = append(page, k)
			}
			if len(page) == pageOfKeys {
				if err := give([][]key{page}); err != nil {
					_ = iter.Close() // what it says is not wanted any more
					return err
				}
				page = nil
			}
		}
		if err := iter.Close(); err != nil {
			return err
		}
		return give([][]key{page})
	}, func(page []key) error {
		return parallel(ctx, len(page), func(ctx context.Context, i int) error {
			return w.session.Query(drop, w.number, page[i].near, page[i].bucket).WithContext(ctx).Consistency(gocql.All).Exec()
		})
	})
}

// others removes everything but arcs: where it lies follows from the head.
func (w *remover) others(ctx context.Context) error {
	type partition struct {
		cql  string
		args []any
	}
	list := []partition{{w.s.statement("DELETE FROM %s WHERE edition = ?", "hub"), []any{w.number}}}
	add := func(table, kind string, buckets int) {
		for b := range buckets {
			list = append(list, partition{w.s.statement("DELETE FROM %s WHERE edition = ? AND kind = ? AND bucket = ?", table), []any{w.number, kind, b}})
		}
	}
	for _, kind := range store.Kinds() {
		add("record", string(kind), w.records(kind))
	}
	for _, index := range store.Indexes() {
		add("entry", string(index), w.entries(index))
	}
	for b := range markers {
		list = append(list, partition{w.s.statement("DELETE FROM %s WHERE edition = ? AND bucket = ?", "marker"), []any{w.number, b}})
	}
	return parallel(ctx, len(list), func(ctx context.Context, i int) error {
		return w.session.Query(list[i].cql, list[i].args...).WithContext(ctx).Consistency(gocql.All).Exec()
	})
}
