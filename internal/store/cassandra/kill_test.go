package cassandra_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gocql/gocql"

	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/cassandra"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// session connects to a keyspace beside the store.
func session(t *testing.T, c *servers.Cassandra, text string) *gocql.Session {
	t.Helper()
	a, err := address.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	cluster := gocql.NewCluster(a.Hosts[0].Name)
	cluster.Port, cluster.Keyspace, cluster.Timeout = c.Port, a.Database, time.Minute
	s, err := cluster.CreateSession()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// cql runs a statement in a keyspace.
func cql(t *testing.T, c *servers.Cassandra, text, statement string) {
	t.Helper()
	if err := session(t, c, text).Query(statement).Exec(); err != nil {
		t.Fatal(err)
	}
}

// counts counts the rows of tables of a keyspace.
func counts(t *testing.T, c *servers.Cassandra, text string, tables ...string) (list []int) {
	t.Helper()
	s := session(t, c, text)
	for _, name := range tables {
		var n int
		if err := s.Query("SELECT count(*) FROM " + name).Consistency(gocql.One).Scan(&n); err != nil {
			t.Fatal(err)
		}
		list = append(list, n)
	}
	return list
}

// pushAgain pushes what is missing, after at least so many batches were pushed.
func pushAgain(t *testing.T, c *servers.Cassandra, text string, least int) {
	t.Helper()
	e := stores.Sample()
	s := open(t, text, cassandra.Options{})
	begin(t, s, e) // so that there are tables to look into
	stood := counts(t, c, text, "marker")[0]
	if stood < least {
		t.Errorf("%d batches stood, and %d were pushed before", stood, least)
	}
	if written := publish(t, s, e); written != len(e.Batches)-stood {
		t.Errorf("%d of %d batches stood, and %d were written", stood, len(e.Batches), written)
	}
	stores.Holds(t, opened(t, s, "main"), e)
	var arcs, records, entries int
	for _, b := range e.Batches {
		arcs, records, entries = arcs+len(b.Arcs), records+len(b.Records), entries+len(b.Entries)
	}
	if got, want := fmt.Sprint(counts(t, c, text, "edition", "marker", "arc", "record", "entry")), fmt.Sprint([]int{1, len(e.Batches), 2 * arcs, records, entries}); got != want {
		t.Errorf("%s rows of editions, markers, arcs, records and entries, want %s", got, want)
	}
}

// begin goes on with an edition. A cluster of which a node was away a moment ago may take
// some time until all of it answers.
func begin(t *testing.T, s store.Store, e *stores.Edition) store.Draft {
	t.Helper()
	for start := time.Now(); ; time.Sleep(time.Second) {
		d, err := s.Begin(t.Context(), e.Head)
		if err == nil {
			return d
		}
		if time.Since(start) > time.Minute {
			t.Fatal(err)
		}
	}
}

// publish pushes what is missing and publishes it. While a node comes back it tries again.
func publish(t *testing.T, s store.Store, e *stores.Edition) (written int) {
	t.Helper()
	for start := time.Now(); ; time.Sleep(time.Second) {
		n, err := stores.Push(t.Context(), s, e)
		written += n
		if err == nil {
			err = begin(t, s, e).Publish(t.Context())
		}
		if err == nil {
			return written
		}
		if time.Since(start) > time.Minute {
			t.Fatal(err)
		}
	}
}

// Whoever pushes is killed at ten moments. What stands then is whole batches, and the next
// push writes those that are missing.
func TestClientKilled(t *testing.T) {
	c := started(t)
	e := stores.Sample()
	for moment := range 10 {
		t.Run(fmt.Sprint(moment), func(t *testing.T) {
			text := c.Address(1)
			p := servers.StartPusher(t, text)
			p.Push(len(e.Batches))
			p.Wait(moment * len(e.Batches) / 10)
			time.Sleep(time.Duration(moment) * 3 * time.Millisecond) // within a batch
			p.Kill(t)
			time.Sleep(300 * time.Millisecond) // for what was under way
			pushAgain(t, c, text, moment*len(e.Batches)/10)
		})
	}
}

// One of two nodes, each of which has all rows, is killed: in the midst of pushes, and then
// while questions are put. No answer is wrong then, and none fails.
func TestNodeKilled(t *testing.T) {
	started(t) // skips the test where there is none
	c, err := servers.StartCassandra(2)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := c.Remove(); err != nil {
			t.Error(err)
		}
	}()
	for moment := range 3 {
		t.Run(fmt.Sprintf("in a push %d", moment), func(t *testing.T) { killInPush(t, c, moment) })
	}
	t.Run("while asked", func(t *testing.T) { killWhileAsked(t, c) })
}

func killInPush(t *testing.T, c *servers.Cassandra, moment int) {
	text, e := c.Address(2), stores.Sample()
	p := servers.StartPusher(t, text)
	p.Push(1 + moment*len(e.Batches)/3 + 1)
	p.Wait(1 + moment*len(e.Batches)/3)
	if err := c.Kill(1); err != nil {
		t.Fatal(err)
	}
	p.Push(len(e.Batches))
	if said := p.Rest(); !strings.Contains(said, "cassandra://") {
		t.Errorf("whoever pushed said %q", said)
	}
	if err := c.Start(1); err != nil {
		t.Fatal(err)
	}
	pushAgain(t, c, text, 1+moment*len(e.Batches)/3)
}

func killWhileAsked(t *testing.T, c *servers.Cassandra) {
	text, e := c.Address(2), stores.Sample()
	s := open(t, text, cassandra.Options{})
	publish(t, s, e)
	var readers sync.WaitGroup
	var asked atomic.Int64
	done := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					got, err := s.Open(t.Context(), "main", "")
					if err != nil {
						t.Error(err)
						return
					}
					stores.Holds(t, got, e)
					asked.Add(1)
				}
			}
		})
	}
	until := func(more int64) {
		for start, n := time.Now(), asked.Load(); asked.Load() < n+more && !t.Failed(); time.Sleep(50 * time.Millisecond) {
			if time.Since(start) > 2*time.Minute {
				t.Error("nobody is answered any more")
			}
		}
	}
	until(10)
	if err := c.Kill(1); err != nil {
		t.Error(err)
	}
	until(30)
	other := open(t, text, cassandra.Options{}) // somebody who comes while it is down
	stores.Holds(t, opened(t, other, "main"), e)
	two := stores.Random(2, "main", "two", 100)
	if _, err := stores.Push(t.Context(), s, two); err == nil || !strings.Contains(err.Error(), "too few nodes are up") {
		t.Errorf("a push without all nodes: %v", err)
	}
	if err := c.Start(1); err != nil {
		t.Error(err)
	}
	until(30)
	close(done)
	readers.Wait()
	t.Logf("%d editions were read", asked.Load())
	publish(t, s, two)
	stores.Holds(t, opened(t, other, "main"), two)
}
