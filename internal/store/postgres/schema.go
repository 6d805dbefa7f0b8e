package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"dossier/data"
	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// schema makes what all lies in. Whoever may not do that is given an empty one.
const schema = `
CREATE SCHEMA dossier;
COMMENT ON SCHEMA dossier IS 'Dossiers, written by dossier push';
`

// tables makes everything in it but the indexes over rows, which are made when the first edition
// is published: sorted once, they need no memory to hold them while rows come. (A million
// arcs take as long either way.)
//
// Texts are compared by their bytes. Lines of an index are found by the beginnings of their
// keys, since an index of the database takes no long ones.
const tables = `
CREATE TABLE dossier.version (schema int4 NOT NULL);

CREATE TABLE dossier.edition (
	number  int4 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	dossier text COLLATE "C" NOT NULL,
	name    text COLLATE "C" NOT NULL,
	state   text NOT NULL CHECK (state IN ('begun', 'published', 'removing')),
	head    text NOT NULL,
	UNIQUE (dossier, name)
);

CREATE TABLE dossier.current (
	dossier text COLLATE "C" PRIMARY KEY,
	edition int4 NOT NULL REFERENCES dossier.edition
);

CREATE TABLE dossier.batch (
	edition int4 NOT NULL,
	key     text COLLATE "C" NOT NULL,
	PRIMARY KEY (edition, key)
);

CREATE TABLE dossier.arc (
	edition   int4 NOT NULL,
	first_day int4 NOT NULL,
	last_day  int4 NOT NULL,
	from_ties int4 NOT NULL,
	to_ties   int4 NOT NULL,
	status    int2 NOT NULL,
	grade     int2 NOT NULL,
	weight    float8 NOT NULL,
	from_id   text COLLATE "C" NOT NULL,
	to_id     text COLLATE "C" NOT NULL,
	relation  text COLLATE "C" NOT NULL,
	claim     text COLLATE "C" NOT NULL,
	modality  text COLLATE "C" NOT NULL,
	from_kind text COLLATE "C" NOT NULL,
	to_kind   text COLLATE "C" NOT NULL
);
COMMENT ON COLUMN dossier.arc.status IS '0 denied, 1 rumoured, 2 alleged, 3 contested, 4 asserted, 5 confirmed';
COMMENT ON COLUMN dossier.arc.first_day IS 'days since 1970-01-01';

CREATE TABLE dossier.record (
	edition int4 NOT NULL,
	kind    text COLLATE "C" NOT NULL,
	id      text COLLATE "C" NOT NULL,
	json    text NOT NULL
);

CREATE TABLE dossier.entry (
	edition int4 NOT NULL,
	tier    int2 NOT NULL,
	kind    text COLLATE "C" NOT NULL,
	key     text COLLATE "C" NOT NULL,
	id      text COLLATE "C" NOT NULL
);
`

// indexes are by what questions find rows. Keys of entries are cut to 100 characters.
// Answers are small: no question is worth starting processes that work in parallel, while
// making the indexes is.
const indexes = `
CREATE INDEX IF NOT EXISTS arc_from ON dossier.arc (edition, from_id, to_id);
CREATE INDEX IF NOT EXISTS arc_to ON dossier.arc (edition, to_id, from_id);
CREATE UNIQUE INDEX IF NOT EXISTS record_id ON dossier.record (edition, kind, id);
CREATE INDEX IF NOT EXISTS entry_key ON dossier.entry (edition, kind, left(key, 100));
ALTER TABLE dossier.arc SET (parallel_workers = 0);
ALTER TABLE dossier.record SET (parallel_workers = 0);
ALTER TABLE dossier.entry SET (parallel_workers = 0);
`

// onlyOne is the number of the lock that whoever makes tables or indexes holds.
const onlyOne = 0x646f7373696572

// errNothing says that no dossier was ever pushed here.
var errNothing = errors.New("there is nothing of ours")

// version checks that what lies in the database is ours and of the schema that we know. It
// fails with errNothing where nothing is there.
func (s *Store) version(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, s.quiet, remote.ErrQuiet)
	defer cancel()
	var versions []int
	code := ""
	err := s.use(ctx, "opening", func(conn *pgconn.PgConn) error {
		answer := conn.ExecParams(ctx, "SELECT schema FROM dossier.version LIMIT 2", nil, nil, nil, nil)
		var wrong error
		for len(versions) < 2 && answer.NextRow() {
			r := row{cells: answer.Values()}
			versions = append(versions, r.integer())
			wrong = errors.Join(wrong, r.end())
		}
		_, err := answer.Close()
		code = codeOf(err)
		if err == nil {
			err = wrong
		}
		return s.explain(ctx, "opening", err)
	})
	switch code {
	case undefinedTable, undefinedSchema:
		return s.nothing(ctx)
	case undefinedColumn:
		return s.foreign("its table version is not ours")
	}
	switch {
	case err != nil:
		return err
	case len(versions) != 1:
		return s.foreign("it does not say of which version it is")
	case versions[0] > store.Schema:
		return s.foreign(fmt.Sprintf("it is of version %d, and this program knows %d: use a newer one", versions[0], store.Schema))
	case versions[0] < store.Schema:
		return s.foreign(fmt.Sprintf("it is of version %d, and this program writes %d: remove it (DROP SCHEMA dossier CASCADE) and push again", versions[0], store.Schema))
	}
	return nil
}

// nothing tells a database without a dossier from one with somebody else's tables. An
// empty schema may have been made for us, with its rights.
func (s *Store) nothing(ctx context.Context) error {
	others := false // and not because somebody has made ours since
	err := s.query(ctx, "opening", "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'dossier') AND to_regclass('dossier.version') IS NULL", nil, 1, func(r *row) error {
		others = r.boolean()
		return s.explain(ctx, "opening", r.end())
	})
	switch {
	case err != nil:
		return err
	case others:
		return s.foreign("it has tables of somebody else: use another database")
	}
	return errNothing
}

// foreign says that what lies in our schema cannot be used, and why.
func (s *Store) foreign(why string) error {
	return fmt.Errorf("%s: %w: the schema dossier is there, but %s", s.place, store.ErrForeign, why)
}

// prepare makes the tables where they are missing.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.version(ctx); err != errNothing {
		return err
	}
	return s.alone(ctx, func(conn *pgconn.PgConn) error {
		var quicker, given bool // somebody else was; the schema is there and empty
		_, err := s.run(ctx, conn, preparing, "SELECT to_regclass('dossier.version') IS NOT NULL, to_regnamespace('dossier') IS NOT NULL", nil, func(r *row) error {
			quicker, given = r.boolean(), r.boolean()
			return s.explain(ctx, preparing, r.end())
		})
		if err != nil || quicker {
			return err
		}
		if encoding := conn.ParameterStatus("server_encoding"); encoding != "UTF8" {
			return fmt.Errorf("%s: the database is in %s and does not hold every text: make one with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0", s.place, data.Printable(encoding))
		}
		if !given {
			if err := s.statements(ctx, conn, preparing, schema); err != nil {
				return err
			}
		}
		return s.statements(ctx, conn, preparing, tables+fmt.Sprintf("INSERT INTO dossier.version VALUES (%d);", store.Schema))
	})
}

// index makes the indexes where they are missing, and counts rows for the planner. Only
// the owner of a table may do the first, so that it is looked for what is missing.
func (s *Store) index(ctx context.Context) error {
	err := s.alone(ctx, func(conn *pgconn.PgConn) error {
		there := 0
		_, err := s.run(ctx, conn, preparing, "SELECT count(*) FROM pg_indexes WHERE schemaname = 'dossier' AND indexname IN ('arc_from', 'arc_to', 'record_id', 'entry_key')", nil, func(r *row) error {
			there = r.integer()
			return s.explain(ctx, preparing, r.end())
		})
		if err != nil || there == 4 {
			return err
		}
		return s.statements(ctx, conn, preparing, indexes)
	})
	if err == nil {
		_, err = s.exec(ctx, preparing, "ANALYZE dossier.arc, dossier.record, dossier.entry")
	}
	return err
}

const preparing = "preparing"

// alone does something in a transaction that nobody else is in.
func (s *Store) alone(ctx context.Context, do func(*pgconn.PgConn) error) error {
	return s.transaction(ctx, preparing, func(conn *pgconn.PgConn) error {
		if err := s.statements(ctx, conn, preparing, fmt.Sprintf("SELECT pg_advisory_xact_lock(%d)", onlyOne)); err != nil {
			return err
		}
		return do(conn)
	})
}
