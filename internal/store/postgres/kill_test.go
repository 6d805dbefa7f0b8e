package postgres_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossier/internal/store/postgres"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// Whoever pushes is killed at ten moments. What stands then is whole batches, and the next
// push writes just those that are missing.
func TestClientKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("ten pushes take some seconds")
	}
	e := stores.Sample()
	for moment := range 10 {
		t.Run(fmt.Sprint(moment), func(t *testing.T) {
			text := shared.Database(t)
			p := servers.StartPusher(t, text)
			p.Push(len(e.Batches))
			p.Wait(moment * len(e.Batches) / 10)
			time.Sleep(time.Duration(moment) * 700 * time.Microsecond) // within a batch
			p.Kill(t)
			pushAgain(t, text, e, moment*len(e.Batches)/10)
		})
	}
}

// pushAgain pushes what is missing, after at least so many batches were pushed.
func pushAgain(t *testing.T, text string, e *stores.Edition, least int) {
	t.Helper()
	s := open(t, text, postgres.Options{})
	if _, err := s.Begin(t.Context(), e.Head); err != nil { // so that there are tables to look into
		t.Fatal(err)
	}
	waitUntilAlone(t, text)
	stood, err := strconv.Atoi(sql(t, text, "SELECT count(*) FROM dossier.batch"))
	if err != nil || stood < least {
		t.Errorf("%d batches stood, and %d were pushed before, %v", stood, least, err)
	}
	if written := publish(t, s, e); written != len(e.Batches)-stood {
		t.Errorf("%d of %d batches stood, and %d were written", stood, len(e.Batches), written)
	}
	got, err := s.Open(t.Context(), "main", "")
	if err != nil {
		t.Fatal(err)
	}
	stores.Holds(t, got, e)
}

// waitUntilAlone waits until the server has seen that a client is gone.
func waitUntilAlone(t *testing.T, text string) {
	t.Helper()
	for range 500 {
		if sql(t, text, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()") == "0" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("somebody is still busy")
}

// The server is killed in the midst of a push, at ten moments, and started again.
func TestServerKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("a server that starts ten times takes some seconds")
	}
	shared.Postgres(t) // skips the test where there is none
	server, err := servers.StartPostgres()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := server.Remove(); err != nil {
			t.Error(err)
		}
	}()
	e := stores.Sample()
	for moment := range 10 {
		name, err := server.NewDatabase()
		if err != nil {
			t.Fatal(err)
		}
		text := server.Address("postgres", name)
		before := open(t, text, postgres.Options{})
		if _, err := before.Editions(t.Context(), "main"); err != nil { // it has a connection, which will be dead
			t.Fatal(err)
		}
		p := servers.StartPusher(t, text)
		p.Push(moment*len(e.Batches)/10 + 1)
		p.Wait(moment * len(e.Batches) / 10)
		if err := server.Kill(); err != nil {
			t.Fatal(err)
		}
		p.Push(len(e.Batches))
		if said := p.Rest(); !strings.Contains(said, text) {
			t.Errorf("whoever pushed said %q", said)
		}
		if err := server.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := before.Begin(t.Context(), e.Head); err != nil {
			says(t, err, "try again") // once, where the dead connection was not noticed
			if _, err := before.Begin(t.Context(), e.Head); err != nil {
				t.Fatal(err)
			}
		}
		stood, err := server.SQL(name, "SELECT count(*) FROM dossier.batch")
		if err != nil {
			t.Fatal(err)
		}
		written := publish(t, before, e)
		if n, err := strconv.Atoi(stood); err != nil || written != len(e.Batches)-n {
			t.Errorf("%s of %d batches stood, and %d were written, %v", stood, len(e.Batches), written, err)
		}
		got, err := before.Open(t.Context(), "main", "")
		if err != nil {
			t.Fatal(err)
		}
		stores.Holds(t, got, e)
	}
}
