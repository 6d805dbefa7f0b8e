package postgres_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"dossier/internal/store"
	"dossier/internal/store/postgres"
	"dossier/internal/testkit/stores"
)

// What lies in a database and is not ours, or not of our version, is named and left alone.
func TestForeign(t *testing.T) {
	for _, tt := range []struct{ name, make, want string }{
		{"newer", "UPDATE dossier.version SET schema = 99", "use a newer one"},
		{"older", "UPDATE dossier.version SET schema = 0", "DROP SCHEMA dossier CASCADE"},
		{"twice", "INSERT INTO dossier.version VALUES (1)", "does not say of which version"},
		{"never", "DELETE FROM dossier.version", "does not say of which version"},
		{"columns", "DROP TABLE dossier.version; CREATE TABLE dossier.version (x int)", "its table version is not ours"},
		{"tables", "DROP TABLE dossier.version", "tables of somebody else"},
		{"somebody else", "DROP SCHEMA dossier CASCADE; CREATE SCHEMA dossier; CREATE TABLE dossier.cases (id int)", "tables of somebody else"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, s := published(t, stores.Sample())
			sql(t, text, tt.make)
			_, err := s.Open(t.Context(), "main", "")
			_, errList := s.Editions(t.Context(), "main")
			_, errBegin := s.Begin(t.Context(), stores.Sample().Head)
			for _, err := range []error{err, errList, errBegin, s.Remove(t.Context(), "main", "one")} {
				says(t, err, text, tt.want)
				if !errors.Is(err, store.ErrForeign) {
					t.Errorf("%v is not ErrForeign", err)
				}
			}
		})
	}
	t.Run("torn", func(t *testing.T) {
		text, s := published(t, stores.Sample())
		e, err := s.Open(t.Context(), "main", "")
		if err != nil {
			t.Fatal(err)
		}
		sql(t, text, "DROP TABLE dossier.arc; UPDATE dossier.edition SET head = 'nonsense'")
		err = e.Arcs(t.Context(), store.Reach{Near: []string{"a"}, Out: store.Relations{All: true}}, func(store.Arc) error { return nil })
		says(t, err, "tables are missing there", "push again")
		_, err = s.Open(t.Context(), "main", "")
		says(t, err, "its head cannot be read")
	})
}

// A schema that was made for us, with nothing in it, is used; several may begin at once.
func TestFirstPush(t *testing.T) {
	text := shared.Database(t)
	sql(t, text, "CREATE ROLE writer LOGIN; CREATE SCHEMA dossier AUTHORIZATION writer")
	t.Cleanup(func() { sql(t, text, "DROP OWNED BY writer; DROP ROLE writer") })
	as := strings.Replace(text, "postgres@", "writer@", 1)
	e := stores.Sample()
	var all sync.WaitGroup
	for range 5 {
		s := open(t, as, postgres.Options{})
		all.Go(func() {
			if _, err := stores.Push(t.Context(), s, e); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	s := open(t, as, postgres.Options{})
	publish(t, s, e)
	got, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	stores.Holds(t, got, e)
	// Another one than the owner pushes the next.
	sql(t, text, "CREATE ROLE second LOGIN; GRANT USAGE ON SCHEMA dossier TO second; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA dossier TO second")
	t.Cleanup(func() { sql(t, text, "DROP OWNED BY second; DROP ROLE second") })
	second := open(t, strings.Replace(text, "postgres@", "second@", 1), postgres.Options{})
	publish(t, second, stores.Random(2, "main", "two", 100))
	if err := second.Remove(t.Context(), "main", "one"); err != nil {
		t.Error(err)
	}
}

// A database that holds some letters alone is refused before anything is written.
func TestEncoding(t *testing.T) {
	text := shared.Database(t)
	sql(t, text, "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
	t.Cleanup(func() { sql(t, text, "DROP DATABASE latin WITH (FORCE)") })
	s := open(t, shared.Postgres(t).Address("postgres", "latin"), postgres.Options{})
	_, err := s.Begin(t.Context(), stores.Sample().Head)
	says(t, err, "the database is in LATIN1", "ENCODING 'UTF8'")
}

// A removal that was cut off is gone on with, and until then nobody reads what is left.
func TestRemovalCutOff(t *testing.T) {
	one, two := stores.Sample(), stores.Random(2, "main", "two", 100)
	text, s := published(t, one)
	read, err := s.Open(t.Context(), "main", "one")
	if err != nil {
		t.Fatal(err)
	}
	publish(t, s, two)
	sql(t, text, "UPDATE dossier.edition SET state = 'removing' WHERE name = 'one'; DELETE FROM dossier.arc WHERE edition = 1")
	if err := read.Check(t.Context()); !errors.Is(err, store.ErrGone) {
		t.Errorf("got %v", err)
	}
	_, err = s.Open(t.Context(), "main", "one")
	says(t, err, "it is being removed")
	_, err = s.Begin(t.Context(), one.Head)
	says(t, err, "it is being removed", "--prune")
	if list, err := s.Editions(t.Context(), "main"); err != nil || len(list) != 2 || list[1].Published {
		t.Errorf("listed: %v, %v", list, err)
	}
	if err := s.Remove(t.Context(), "main", "one"); err != nil {
		t.Fatal(err)
	}
	if left := sql(t, text, "SELECT (SELECT count(*) FROM dossier.record WHERE edition = 1) + (SELECT count(*) FROM dossier.entry WHERE edition = 1) + (SELECT count(*) FROM dossier.batch WHERE edition = 1)"); left != "0" {
		t.Errorf("%s rows are left", left)
	}
	if written := publish(t, s, one); written != len(one.Batches) {
		t.Errorf("%d of %d batches were written again", written, len(one.Batches))
	}
}

// Nothing is added to an edition that is published or was removed meanwhile.
func TestPushTooLate(t *testing.T) {
	one := stores.Sample()
	_, s := published(t, one)
	head := one.Head
	head.Edition = "two"
	d, err := s.Begin(t.Context(), head)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Remove(t.Context(), "main", "two"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Push(t.Context(), one.Batches[0]); !errors.Is(err, store.ErrGone) {
		t.Errorf("pushing to a removed edition: %v", err)
	}
	if err := d.Publish(t.Context()); !errors.Is(err, store.ErrGone) {
		t.Errorf("publishing a removed edition: %v", err)
	}
	d, err = s.Begin(t.Context(), one.Head)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Push(t.Context(), store.Batch{Key: "new", Records: []store.Record{{ID: "x"}}})
	says(t, err, "nothing can be added to an edition that is published")
}
