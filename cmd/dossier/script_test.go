package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"dossier/internal/testkit/servers"
)

// TestMain lets the stories below call the program itself as "dossier".
func TestMain(m *testing.M) {
	testscript.Main(besideServer{m}, map[string]func(){"dossier": main})
}

// server is the database server of the stories about stores.
var server servers.Shared

// besideServer runs tests, and then removes the server if one of them started it.
type besideServer struct{ m *testing.M }

func (b besideServer) Run() int { return server.Main(b.m) }

// TestStories runs the command-line stories in testdata/script: what somebody
// types, what is printed, which files stand there afterwards.
func TestStories(t *testing.T) {
	cache := os.Getenv("DOSSIER_TEST_CACHE")
	if cache == "" {
		cache = t.TempDir() // of all stories, so that the layout engine is compiled once
	}
	testscript.Run(t, testscript.Params{
		Dir:             "testdata/script",
		UpdateScripts:   os.Getenv("UPDATE_STORIES") != "",
		ContinueOnError: true, // all that a change of wording touches is seen at once
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CACHE_HOME", cache)
			return nil
		},
	})
}

// TestStoreStories runs the stories about stores beside a PostgreSQL server, where it is
// installed: $STORE is a database of their own, for its owner; $READER is the same for a
// user who may read what "grant" has let it, and $GUARDED for one with a password.
func TestStoreStories(t *testing.T) {
	postgres := server.Postgres(t)
	if _, err := postgres.SQL("postgres", "CREATE ROLE reader LOGIN; CREATE ROLE "+servers.Guarded+" LOGIN PASSWORD 'right'"); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:             "testdata/stores",
		UpdateScripts:   os.Getenv("UPDATE_STORIES") != "",
		ContinueOnError: true,
		Setup: func(e *testscript.Env) error {
			database, err := postgres.NewDatabase()
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("DATABASE", database)
			e.Setenv("STORE", postgres.Address("postgres", database))
			e.Setenv("READER", postgres.Address("reader", database))
			e.Setenv("GUARDED", postgres.Address(servers.Guarded, database))
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"grant": func(ts *testscript.TestScript, _ bool, _ []string) {
			_, err := postgres.SQL(ts.Getenv("DATABASE"), "GRANT USAGE ON SCHEMA dossier TO reader, guarded; GRANT SELECT ON ALL TABLES IN SCHEMA dossier TO reader, guarded")
			ts.Check(err)
		}},
	})
}
