package cassandra

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gocql/gocql"

	"dossier/internal/store"
)

// table is one of ours.
type table struct {
	name, means string
	columns     string
}

// tables are all that a dossier lies in. What has a column "edition" lies under the number
// of one. Texts are compared by their bytes.
var tables = []table{
	{"edition", "what was published and begun", `
		dossier text, name text, number uuid, state text, head text,
		current text STATIC,
		PRIMARY KEY (dossier, name)`},
	{"marker", "markers of what was pushed", `
		edition uuid, bucket int, key text, pusher uuid,
		PRIMARY KEY ((edition, bucket), key)`},
	{"hub", "actors whose arcs lie in several partitions of arc", `
		edition uuid, actor text, ties int,
		PRIMARY KEY (edition, actor)`},
	{"arc", "claims between two actors, each at both", `
		edition uuid, near text, bucket int,
		side text, far text, relation text, claim text,
		status int, grade int, modality text, first_day int, last_day int, weight double,
		near_kind text, far_kind text, near_ties int, far_ties int,
		PRIMARY KEY ((edition, near, bucket), side, far, relation, claim)`},
	{"record", "actors, sources and claims as JSON, cut into parts", `
		edition uuid, kind text, bucket int,
		id text, part int, json text,
		PRIMARY KEY ((edition, kind, bucket), id, part)`},
	{"entry", "lines of indexes; what is longer than its beginning is in key", `
		edition uuid, kind text, bucket int,
		beginning text, digest text, tier int, id text, key text,
		PRIMARY KEY ((edition, kind, bucket), beginning, digest, tier, id)`},
}

// ours begins what is said of a table that is ours, before the version of the schema.
const ours = "dossier "

// errNothing says that no dossier was ever pushed here.
var errNothing = errors.New("there is nothing of ours")

// sessionFor gives the connections, once what lies in the keyspace was seen to be ours. It
// fails with errNothing where nothing is there, or not all.
func (s *Store) sessionFor(ctx context.Context) (*gocql.Session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	session, err := s.connected(ctx)
	if err != nil {
		return nil, err
	}
	s.mutex.Lock()
	sound := s.sound
	s.mutex.Unlock()
	if sound {
		return session, nil
	}
	missing, err := s.version(ctx, session)
	switch {
	case err != nil:
		return nil, err
	case len(missing) > 0:
		return session, errNothing
	}
	s.mutex.Lock()
	s.sound = true
	s.mutex.Unlock()
	return session, nil
}

// version looks at the tables that are there, and says which of ours are missing.
func (s *Store) version(ctx context.Context, session *gocql.Session) (missing []table, err error) {
	iter := session.Query("SELECT table_name, comment FROM system_schema.tables WHERE keyspace_name = ?", s.keyspace).WithContext(ctx).Iter()
	comments := map[string]string{}
	for name, comment := "", ""; iter.Scan(&name, &comment); {
		comments[name] = comment
	}
	if err := iter.Close(); err != nil {
		return nil, s.explain(ctx, "opening", err)
	}
	for _, t := range tables {
		comment, there := comments[t.name]
		if !there {
			missing = append(missing, t)
			continue
		}
		var version int
		if n, err := fmt.Sscanf(comment, ours+"%d:", &version); n != 1 || err != nil {
			return nil, s.foreign(fmt.Sprintf("its table %s is somebody else's: use another keyspace", t.name))
		}
		switch {
		case version > store.Schema:
			return nil, s.foreign(fmt.Sprintf("it is of version %d, and this program knows %d: use a newer one", version, store.Schema))
		case version < store.Schema:
			return nil, s.foreign(fmt.Sprintf("it is of version %d, and this program writes %d: remove it (DROP KEYSPACE %s) and push again", version, store.Schema, s.keyspace))
		}
	}
	return missing, nil
}

// foreign says that what lies in the keyspace cannot be used, and why.
func (s *Store) foreign(why string) error {
	return fmt.Errorf("%s: %w: the keyspace %s is there, but %s", s.place, store.ErrForeign, s.keyspace, why)
}

// prepare makes the tables where they are missing. Clients that do so at the same moment
// may hinder each other: within a process they wait for each other.
func (s *Store) prepare(ctx context.Context) (*gocql.Session, error) {
	session, err := s.sessionFor(ctx)
	if err != errNothing {
		return session, err
	}
	select {
	case s.preparing <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.preparing }()
	missing, err := s.version(ctx, session)
	if err != nil {
		return nil, err
	}
	if len(missing) == len(tables) {
		if err := s.makeKeyspace(ctx, session); err != nil {
			return nil, err
		}
	}
	for _, t := range missing {
		cql := fmt.Sprintf("CREATE TABLE IF NOT EXISTS %s (%s) WITH comment = '%s%d: %s'", s.table(t.name), strings.TrimSpace(t.columns), ours, store.Schema, t.means)
		if err := s.change(ctx, session, cql); err != nil {
			return nil, err
		}
	}
	return s.sessionFor(ctx)
}

// makeKeyspace makes the keyspace where it is missing and the address says how many copies
// there shall be.
func (s *Store) makeKeyspace(ctx context.Context, session *gocql.Session) error {
	var name string
	err := session.Query("SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?", s.keyspace).WithContext(ctx).Scan(&name)
	if err == nil || !errors.Is(err, gocql.ErrNotFound) {
		return s.explain(ctx, "preparing", err)
	}
	const statement = `CREATE KEYSPACE IF NOT EXISTS "%s" WITH replication = {'class': 'NetworkTopologyStrategy', 'replication_factor': %d}`
	if s.copies == 0 {
		return fmt.Errorf("%s: there is no keyspace %s: write ?replication=3 after the address, for three copies in each data center (1 where there is but one node), or make it with %s", s.place, s.keyspace, fmt.Sprintf(statement, s.keyspace, 3))
	}
	return s.change(ctx, session, fmt.Sprintf(statement, s.keyspace, s.copies))
}

// change changes the schema and waits until all nodes know.
func (s *Store) change(ctx context.Context, session *gocql.Session, cql string) error {
	if err := session.Query(cql).WithContext(ctx).RetryPolicy(nil).Exec(); err != nil {
		return s.explain(ctx, "preparing", err)
	}
	return s.explain(ctx, "preparing", session.AwaitSchemaAgreement(ctx))
}

// table gives the name of a table as it stands in statements.
func (s *Store) table(name string) string { return `"` + s.keyspace + `".` + name }

// statement writes a statement about a table, whose name it puts for %s.
func (s *Store) statement(cql, name string) string { return fmt.Sprintf(cql, s.table(name)) }

// insertion writes the statement that adds a row to a table.
func (s *Store) insertion(name string, columns ...string) string {
	marks := strings.Join(slices.Repeat([]string{"?"}, len(columns)), ", ")
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", s.table(name), strings.Join(columns, ", "), marks)
}
