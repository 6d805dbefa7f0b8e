package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/postgres"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

func TestCannotConnect(t *testing.T) {
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("postgres://ann:Hunter2@%s/claims", nobody.Addr())
	if err := nobody.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = open(t, text, postgres.Options{}).Open(t.Context(), "main", "")
	says(t, err, "cannot connect to postgres://ann@127.0.0.1:", "/claims", ": connect: connection refused: look at the address, and whether the server runs")
	if strings.Count(err.Error(), "refused") != 1 {
		t.Errorf("told twice: %v", err)
	}
	if strings.Contains(err.Error(), "Hunter2") || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v", err)
	}
}

// A password is taken from the address or beside it, and is in no error.
func TestPasswords(t *testing.T) {
	text, _ := published(t, stores.Sample())
	sql(t, text, "CREATE ROLE "+servers.Guarded+" LOGIN PASSWORD 'Hunter2'; GRANT USAGE ON SCHEMA dossier TO guarded; GRANT SELECT ON ALL TABLES IN SCHEMA dossier TO guarded")
	t.Cleanup(func() { sql(t, text, "DROP OWNED BY guarded; DROP ROLE guarded") })
	as := strings.Replace(text, "postgres@", servers.Guarded+"@", 1)
	with := func(password string) string { return strings.Replace(as, "@", ":"+password+"@", 1) }
	file := filepath.Join(t.TempDir(), "pgpass")
	if err := os.WriteFile(file, []byte("*:*:*:guarded:Hunter2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PGPASSFILE", file)
	if _, err := open(t, as, postgres.Options{}).Open(t.Context(), "main", ""); err != nil {
		t.Errorf("a password of the file of PostgreSQL: %v", err)
	}
	t.Setenv("PGPASSFILE", "/nowhere")
	for _, tt := range []struct {
		text, password string
		works          bool
	}{
		{with("Hunter2"), "", true}, {as, "Hunter2", true}, {with("wrong"), "Hunter2", true},
		{as, "", false}, {with("Hunter3"), "", false}, {with("Hunter2"), "Hunter3", false},
	} {
		s := open(t, tt.text, postgres.Options{Password: tt.password})
		_, err := s.Open(t.Context(), "main", "")
		switch {
		case tt.works && err != nil:
			t.Errorf("%s and %q: %v", tt.text, tt.password, err)
		case !tt.works:
			says(t, err, "does not let the user in", "DOSSIER_STORE_PASSWORD", as)
			if strings.Contains(err.Error(), "Hunter") {
				t.Errorf("%v", err)
			}
		}
	}
}

func TestNoDatabase(t *testing.T) {
	_, err := open(t, shared.Postgres(t).Address("postgres", "nowhere"), postgres.Options{}).Open(t.Context(), "main", "")
	says(t, err, "there is no such database", `"nowhere`, "CREATE DATABASE")
}

// Whoever reads needs USAGE and SELECT and nothing else.
func TestRights(t *testing.T) {
	e := stores.Sample()
	text, _ := published(t, e)
	sql(t, text, "CREATE ROLE reader LOGIN")
	t.Cleanup(func() { sql(t, text, "DROP OWNED BY reader; DROP ROLE reader") })
	s := open(t, strings.Replace(text, "postgres@", "reader@", 1), postgres.Options{})
	_, err := s.Open(t.Context(), "main", "")
	says(t, err, "the user lacks rights", "readers need USAGE")
	sql(t, text, "GRANT USAGE ON SCHEMA dossier TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA dossier TO reader")
	got, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	stores.Holds(t, got, e)
	if err := got.Check(t.Context()); err != nil {
		t.Error(err)
	}
	_, err = stores.Push(t.Context(), s, stores.Random(2, "main", "two", 100))
	says(t, err, "the user lacks rights")
	says(t, s.Remove(t.Context(), "main", "one"), "the user lacks rights")
}

// Where the server fails within a batch, nothing of the batch stands, and it is pushed when
// the server is well again.
func TestDiskFull(t *testing.T) {
	e := stores.Sample()
	text := shared.Database(t)
	s := open(t, text, postgres.Options{})
	if _, err := s.Begin(t.Context(), e.Head); err != nil {
		t.Fatal(err)
	}
	sql(t, text, `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN IF (SELECT count(*) FROM dossier.arc) >= 140 THEN RAISE 'could not extend file' USING ERRCODE = '53100'; END IF; RETURN NEW; END $$;
		CREATE TRIGGER full_disk BEFORE INSERT ON dossier.arc FOR EACH ROW EXECUTE FUNCTION full_disk()`)
	written, err := stores.Push(t.Context(), s, e)
	says(t, err, "the disk of the server is full", "could not extend file", "make room there")
	if got := sql(t, text, "SELECT count(*), (SELECT count(*) FROM dossier.batch) FROM dossier.arc"); got != fmt.Sprintf("%d|%d", written*25, written) {
		t.Errorf("after %d batches there are arcs and batches: %s", written, got)
	}
	sql(t, text, "DROP TRIGGER full_disk ON dossier.arc")
	if rest := publish(t, s, e); rest != len(e.Batches)-written {
		t.Errorf("%d and %d of %d batches were written", written, rest, len(e.Batches))
	}
	got, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	stores.Holds(t, got, e)
}

// A connection that the server ends is told as such, and the next question works.
func TestConnectionLost(t *testing.T) {
	text, s := published(t, stores.Sample())
	e, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	unlock := lock(t, text, "dossier.record")
	done := make(chan error)
	go func() { done <- e.Records(t.Context(), store.Actors, nil, func(store.Record) error { return nil }) }()
	waitForWaiting(t, text, "1")
	sql(t, text, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
	says(t, <-done, "reading from "+text, "stopping or starting", "try again")
	unlock()
	if err := e.Records(t.Context(), store.Actors, nil, func(store.Record) error { return nil }); err != nil {
		t.Error(err)
	}
}

// A question that is given up is ended on the server, too.
func TestCancelled(t *testing.T) {
	text, s := published(t, stores.Sample())
	e, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	unlock := lock(t, text, "dossier.arc")
	defer unlock()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		done <- e.Arcs(ctx, store.Reach{Near: []string{"a"}, Out: store.Relations{All: true}}, func(store.Arc) error { return nil })
	}()
	waitForWaiting(t, text, "1")
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	waitForWaiting(t, text, "0")
}

func TestStatementTimeout(t *testing.T) {
	text, _ := published(t, stores.Sample())
	sql(t, text, "ALTER DATABASE "+text[strings.LastIndexByte(text, '/')+1:]+" SET statement_timeout = '100ms'")
	s := open(t, text, postgres.Options{})
	e, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	defer lock(t, text, "dossier.arc")()
	err = e.Arcs(t.Context(), store.Reach{Near: []string{"a"}, Out: store.Relations{All: true}}, func(store.Arc) error { return nil })
	says(t, err, "the server ended this", "raise statement_timeout")
}

// lock keeps everybody from a table until the result is called.
func lock(t *testing.T, text, table string) (unlock func()) {
	t.Helper()
	conn, err := pgconn.Connect(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), "BEGIN; LOCK TABLE "+table).ReadAll(); err != nil {
		t.Fatal(err)
	}
	return func() { _ = conn.Close(context.Background()) }
}

// waitForWaiting waits until so many wait for a lock.
func waitForWaiting(t *testing.T, text, want string) {
	t.Helper()
	for range 500 {
		if sql(t, text, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") == want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("there are never %s that wait", want)
}

// Texts and ids that are too long are refused when they are pushed, not when they are read.
func TestTooLong(t *testing.T) {
	text, s := published(t, stores.Sample())
	head := stores.Sample().Head
	head.Edition = "two"
	d, err := s.Begin(t.Context(), head)
	if err != nil {
		t.Fatal(err)
	}
	long, id := strings.Repeat("x", 17<<20), strings.Repeat("x", 1001)
	for _, b := range []store.Batch{
		{Key: "1", Records: []store.Record{{ID: "a", JSON: []byte(long)}}}, {Key: "2", Entries: []store.Entry{{Key: long}}},
		{Key: "3", Arcs: []store.Arc{{From: id}}}, {Key: "4", Records: []store.Record{{ID: id}}}, {Key: "5", Entries: []store.Entry{{ID: id}}},
	} {
		wrote, err := d.Push(t.Context(), b)
		says(t, err, "bytes; a store takes", "shorten it")
		if wrote {
			t.Errorf("batch %s was written", b.Key)
		}
	}
	head.Edition, head.Title = "three", long
	_, err = s.Begin(t.Context(), head)
	says(t, err, "the head of the edition has")
	head.Edition, head.Title = id, ""
	_, err = s.Begin(t.Context(), head)
	says(t, err, "the name of a dossier or an edition has")
	if got := sql(t, text, "SELECT count(*) FROM dossier.batch WHERE key < '6' AND length(key) = 1"); got != "0" {
		t.Errorf("%s of the batches stand", got)
	}
}

// More than there can be is not read to its end.
func TestTooMany(t *testing.T) {
	e := stores.Sample()
	e.Head.Counts.Arcs = 10
	_, s := published(t, e)
	got, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	all := store.Relations{All: true}
	var ids []string
	for _, b := range e.Batches {
		for _, a := range b.Arcs {
			ids = append(ids, a.From)
		}
	}
	err = got.Arcs(t.Context(), store.Reach{Near: ids, Out: all, In: all}, func(store.Arc) error { n++; return nil })
	says(t, err, "more than 10 rows came")
	if n != 10 {
		t.Errorf("%d were given", n)
	}
}

// Beyond this machine nothing is sent that is not encrypted, unless two say so.
func TestRefusesPlainText(t *testing.T) {
	for _, tt := range []struct {
		text     string
		insecure bool
		works    bool
	}{
		{"postgres://h/d", false, true}, {"postgres://h/d?sslmode=verify-full", false, true}, {"postgres://h/d?sslmode=verify-ca", false, true}, {"postgres://h/d?sslmode=require", false, true},
		{"postgres://h/d?sslmode=disable", false, false}, {"postgres://h/d?sslmode=prefer", false, false}, {"postgres://h/d?sslmode=allow", false, false},
		{"postgres://localhost,h/d?sslmode=disable", false, false}, {"postgres://h/d?sslmode=disable", true, true}, {"postgres://h/d?sslmode=nonsense", true, false},
		{"postgres://localhost/d", false, true}, {"postgres://127.0.0.1/d?sslmode=disable", false, true}, {"postgres://%2Frun/d", false, true}, {"postgres:///d", false, true},
		{"postgres://h/d?sslrootcert=/nowhere", false, false}, {"bolt://h/d", false, false},
	} {
		a, err := address.Parse(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		s, err := postgres.Open(a, postgres.Options{Insecure: tt.insecure, Password: "Hunter2"})
		if (err == nil) != tt.works {
			t.Errorf("%s: %v", tt.text, err)
		}
		if err == nil {
			_ = s.Close()
		} else if strings.Contains(err.Error(), "Hunter2") {
			t.Errorf("%s: %v", tt.text, err)
		}
	}
	// The environment makes nothing plain either.
	t.Setenv("PGSSLMODE", "disable")
	t.Setenv("PGHOST", "db.example.org")
	a, err := address.Parse("postgres:///d")
	if err != nil {
		t.Fatal(err)
	}
	_, err = postgres.Open(a, postgres.Options{})
	says(t, err, "a connection to db.example.org that is not encrypted is refused")
}
