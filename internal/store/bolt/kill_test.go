package bolt_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"dossier/internal/store/bolt"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// Whoever pushes is killed at ten moments. What stands then is whole batches, and the next
// push writes just those that are missing.
func TestClientKilled(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		e := stores.Sample()
		for moment := range 10 {
			text := database(t, g)
			p := servers.StartPusher(t, text)
			p.Push(len(e.Batches))
			p.Wait(moment * len(e.Batches) / 10)
			time.Sleep(time.Duration(moment) * 2 * time.Millisecond) // within a batch
			p.Kill(t)
			pushAgain(t, open(t, text), text, moment*len(e.Batches)/10)
		}
	})
}

// pushAgain pushes what is missing, after at least so many batches were pushed.
func pushAgain(t *testing.T, s *bolt.Store, text string, least int) {
	t.Helper()
	e := stores.Sample()
	if _, err := s.Begin(t.Context(), e.Head); err != nil { // so that there is something to look into
		t.Fatal(err)
	}
	stood := batches(t, text)
	if stood < least {
		t.Errorf("%d batches stood, and %d were pushed before", stood, least)
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

// batches counts those that stand, once whoever was killed has nothing more to write.
func batches(t *testing.T, text string) int {
	t.Helper()
	count := func() int {
		n, err := strconv.Atoi(cypher(t, text, "MATCH (b:DossierBatch) RETURN count(*)"))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for last, same := count(), 0; ; {
		time.Sleep(50 * time.Millisecond)
		n := count()
		if same++; n != last {
			last, same = n, 0
		}
		if same == 4 {
			return n
		}
	}
}

// The server is killed in the midst of a push, and started again.
func TestServerKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers again and again")
	}
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		e := stores.Sample()
		for _, moment := range []int{0, 4, 9} {
			text := database(t, g)
			before := open(t, text)
			if _, err := before.Editions(t.Context(), "main"); err != nil { // it has a connection, which will be dead
				t.Fatal(err)
			}
			p := servers.StartPusher(t, text)
			p.Push(moment*len(e.Batches)/10 + 1)
			p.Wait(moment * len(e.Batches) / 10)
			if err := g.Kill(); err != nil {
				t.Fatal(err)
			}
			p.Push(len(e.Batches))
			if said := p.Rest(); !strings.Contains(said, "try again") && !strings.Contains(said, "cannot connect") {
				t.Errorf("whoever pushed said %q", said)
			}
			if err := g.Start(); err != nil {
				t.Fatal(err)
			}
			pushAgain(t, before, text, moment*len(e.Batches)/10)
		}
	})
}
