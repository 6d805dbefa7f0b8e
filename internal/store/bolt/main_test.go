package bolt_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/bolt"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

var shared servers.Graphs

func TestMain(m *testing.M) {
	if text := os.Getenv(servers.PushTo); text != "" {
		if err := pushTo(text); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(shared.Main(m))
}

// pushTo pushes the sample to an address as it is told on standard input.
func pushTo(text string) error {
	s, err := opened(text, bolt.Options{})
	if err != nil {
		return err
	}
	return stores.PushAndTell(context.Background(), s, os.Stdin, os.Stdout)
}

// opened opens a store at an address.
func opened(text string, o bolt.Options) (*bolt.Store, error) {
	a, err := address.Parse(text)
	if err != nil {
		return nil, err
	}
	return bolt.Open(a, o)
}

func open(t testing.TB, text string) *bolt.Store {
	t.Helper()
	s, err := opened(text, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

var databases atomic.Int64

// database gives the address of a database with nothing in it: of ArcadeDB a new one, and
// the one that Neo4j has.
func database(t testing.TB, g *servers.Graph) string {
	t.Helper()
	if g.Name == "neo4j" {
		text := g.Address("")
		for cypher(t, text, "MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*)") != "0" {
			continue
		}
		return text
	}
	name := fmt.Sprintf("test%d", databases.Add(1))
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, fmt.Sprintf("http://127.0.0.1:%d/api/v1/server", g.HTTP),
		strings.NewReader(fmt.Sprintf(`{"command": "create database %s"}`, name)))
	if err != nil {
		t.Fatal(err)
	}
	r.SetBasicAuth(g.User, g.Password)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("making a database: %s", answer.Status)
	}
	return g.Address(name)
}

// cypher runs a statement in the database of an address and returns what it gives, rows in
// lines and columns set apart by |.
func cypher(t testing.TB, text, statement string) string {
	t.Helper()
	a, err := address.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	auth := neo4j.NoAuth()
	if a.User != "" {
		auth = neo4j.BasicAuth(a.User, a.Password(), "")
	}
	ctx := context.Background() // it also cleans up
	d, err := neo4j.NewDriverWithContext("bolt://"+a.Hosts[0].String(), auth)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(ctx) }()
	session := d.NewSession(ctx, neo4j.SessionConfig{DatabaseName: a.Database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, statement, nil)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for result.Next(ctx) {
		var cells []string
		for _, v := range result.Record().Values {
			cells = append(cells, fmt.Sprint(v))
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	if err := result.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}

func publish(t *testing.T, s store.Store, e *stores.Edition) (written int) {
	t.Helper()
	written, err := stores.Push(t.Context(), s, e)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Begin(t.Context(), e.Head)
	if err == nil {
		err = d.Publish(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return written
}

// ends gives between which actors an edition has arcs, and a reach from where they start.
func ends(e *stores.Edition) (pairs [][2]string, all store.Reach) {
	all.Out.All = true
	for _, b := range e.Batches {
		for _, a := range b.Arcs {
			pairs = append(pairs, [2]string{a.From, a.To})
			all.Near = append(all.Near, a.From)
		}
	}
	return pairs, all
}

// says checks that an error tells something.
func says(t *testing.T, err error, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("got %v, want %q in it", err, part)
		}
	}
}

func TestConformance(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		stores.Conformance(t, func(t *testing.T) store.Store { return open(t, database(t, g)) })
	})
}
