package cassandra_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/gocql/gocql"

	"dossier/internal/store"
	"dossier/internal/store/cassandra"
	"dossier/internal/testkit/stores"
)

// An edition that says it is large lies in many partitions, and reads as if in one.
func TestSpread(t *testing.T) {
	c := started(t)
	text := c.Address(1)
	s := open(t, text, cassandra.Options{})
	e := stores.Sample()
	e.Head.Counts = store.Counts{Actors: 200_000, Claims: 300_000, Sources: 150_000, Arcs: e.Head.Counts.Arcs}
	publish(t, s, e)
	stores.Holds(t, opened(t, s, "main"), e)

	// What is removed leaves nothing, whatever it was spread over.
	two := stores.Random(2, "main", "two", 100)
	publish(t, s, two)
	if err := s.Remove(t.Context(), "main", "one"); err != nil {
		t.Fatal(err)
	}
	stores.Holds(t, opened(t, s, "main"), two)
	publish(t, s, stores.Sample()) // under the same name, which is another number
	if err := s.Remove(t.Context(), "main", "two"); err != nil {
		t.Fatal(err)
	}
	stores.Holds(t, opened(t, s, "main"), stores.Sample())
	if got, want := fmt.Sprint(counts(t, c, text, "edition", "marker", "arc")), fmt.Sprint([]int{1, len(e.Batches), 2 * e.Head.Counts.Arcs}); got != want {
		t.Errorf("%s rows are left, want %s", got, want)
	}
}

// A node that gives more arcs than the edition has is not believed.
func TestTooManyArcs(t *testing.T) {
	c := started(t)
	text := c.Address(1)
	s := open(t, text, cassandra.Options{})
	e := &stores.Edition{Head: store.Head{Schema: store.Schema, Dossier: "main", Edition: "one", Counts: store.Counts{Arcs: 3}}}
	for i := range 7 {
		e.Batches = append(e.Batches, store.Batch{Key: fmt.Sprint(i), Arcs: []store.Arc{{From: "a", To: "b", Claim: fmt.Sprint(i)}}})
	}
	publish(t, s, e)
	err := opened(t, s, "main").Arcs(t.Context(), store.Reach{Near: []string{"a"}, Out: store.Relations{All: true}}, func(store.Arc) error { return nil })
	says(t, err, "more arcs came than there can be")
}

// A row with numbers that we do not write ends what is read.
func TestStrangeArcs(t *testing.T) {
	c := started(t)
	text := c.Address(1)
	s := open(t, text, cassandra.Options{})
	publish(t, s, &stores.Edition{Head: store.Head{Schema: store.Schema, Dossier: "main", Edition: "one", Counts: store.Counts{Arcs: 1}},
		Batches: []store.Batch{{Key: "a", Arcs: []store.Arc{{From: "a", To: "b", Relation: "r", Claim: "c"}}}}})
	beside := session(t, c, text)
	var number gocql.UUID
	if err := beside.Query("SELECT edition FROM arc LIMIT 1").Scan(&number); err != nil {
		t.Fatal(err)
	}
	read := func() error {
		return opened(t, s, "main").Arcs(t.Context(), store.Reach{Near: []string{"a"}, Out: store.Relations{All: true}}, func(store.Arc) error { return nil })
	}
	if err := read(); err != nil {
		t.Error(err)
	}
	for column, values := range map[string][2]int{"status": {99, 0}, "grade": {-1, 0}, "near_ties": {-1, 0}, "last_day": {-1, 0}} {
		for i, value := range values {
			cql := "UPDATE arc SET " + column + " = ? WHERE edition = ? AND near = 'a' AND bucket = 0 AND side = 'out' AND far = 'b' AND relation = 'r' AND claim = 'c'"
			if err := beside.Query(cql, value, number).Exec(); err != nil {
				t.Fatal(err)
			}
			if err := read(); i == 0 {
				says(t, err, "numbers that we do not write")
			} else if err != nil {
				t.Error(err)
			}
		}
	}
}

// Texts that a node would not take are refused before they are sent.
func TestTooLong(t *testing.T) {
	s := open(t, started(t).Address(1), cassandra.Options{})
	d := begin(t, s, stores.Sample())
	long := string(make([]byte, 16<<20+1))
	for want, b := range map[string]store.Batch{
		"the id":        {Arcs: []store.Arc{{From: long}}},
		"the record of": {Records: []store.Record{{ID: "a", JSON: []byte(long)}}},
		"a name of":     {Entries: []store.Entry{{ID: "a", Key: long[:1<<20+1]}}},
	} {
		if wrote, err := d.Push(t.Context(), b); wrote {
			t.Errorf("%s: it was written", want)
		} else {
			says(t, err, want)
		}
	}
	h := stores.Sample().Head
	h.Title = long
	_, err := s.Begin(t.Context(), h)
	says(t, err, "the head of the edition")
	// The longest that is taken comes back.
	b := store.Batch{Key: "long", Kind: store.Claims, Records: []store.Record{{ID: "long", JSON: []byte(long[:16<<20])}}}
	if wrote, err := d.Push(t.Context(), b); err != nil || !wrote {
		t.Fatal(wrote, err)
	}
	if err := d.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	n := 0
	err = opened(t, s, "main").Records(t.Context(), store.Claims, nil, func(r store.Record) error { n += len(r.JSON); return nil })
	if err != nil || n != 16<<20 {
		t.Errorf("a record of %d bytes, %v", n, err)
	}
}

// After it was closed a store says so, and closing it again is nothing.
func TestClosed(t *testing.T) {
	s := open(t, "cassandra://127.0.0.1/d", cassandra.Options{})
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Error(err)
	}
	_, err := s.Open(t.Context(), "main", "")
	says(t, err, "was closed")
}
