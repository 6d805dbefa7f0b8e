package bolt_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"dossier/internal/store"
	"dossier/internal/testkit/servers"
	"dossier/internal/testkit/stores"
)

// What lies under our labels and is not ours, or not of our version, is named and left
// alone.
func TestForeign(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		text := database(t, g)
		s := open(t, text)
		publish(t, s, stores.Sample())
		for _, tt := range []struct{ make, want string }{
			{"MATCH (s:DossierStore) SET s.schema = 99", "use a newer one"},
			{"MATCH (s:DossierStore) SET s.schema = 0", "labels begin with Dossier and push again"},
			{"MATCH (s:DossierStore) SET s.schema = 'one'", "does not say of which version"},
			{"CREATE (s:DossierStore {key: 'other', schema: 1})", "does not say of which version"},
			{"MATCH (s:DossierStore) DELETE s", "does not say of which version"},
		} {
			cypher(t, text, tt.make)
			_, err := s.Open(t.Context(), "main", "")
			_, errList := s.Editions(t.Context(), "main")
			_, errBegin := s.Begin(t.Context(), stores.Sample().Head)
			for _, err := range []error{err, errList, errBegin, s.Remove(t.Context(), "main", "one")} {
				says(t, err, tt.want)
				if !errors.Is(err, store.ErrForeign) {
					t.Errorf("%s: %v is not ErrForeign", tt.make, err)
				}
			}
		}
	})
}

// Nodes and relationships of others in the same database stay as they are.
func TestBesideOthers(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		text := database(t, g)
		cypher(t, text, "CREATE (:Person {key: 'a', name: 'Ann'})-[:KNOWS {since: 1}]->(:Person {key: 'b'})")
		s := open(t, text)
		one, two := stores.Sample(), stores.Random(2, "main", "two", 100)
		publish(t, s, one)
		publish(t, s, two)
		if err := s.Remove(t.Context(), "main", "one"); err != nil {
			t.Fatal(err)
		}
		if got := cypher(t, text, "MATCH (a:Person)-[r:KNOWS]->(b:Person) RETURN a.key, a.name, r.since, b.key"); got != "a|Ann|1|b" {
			t.Errorf("of others there is %q", got)
		}
		// Of what was removed, nothing is left.
		for _, label := range []string{"DossierEdition", "DossierCurrent", "DossierStore"} {
			if n := cypher(t, text, "MATCH (n:"+label+") RETURN count(*)"); n != "1" {
				t.Errorf("%s nodes of %s", n, label)
			}
		}
		number := cypher(t, text, "MATCH (e:DossierEdition) RETURN e.number")
		for _, tt := range []struct{ label, key string }{{"DossierActor", "key"}, {"DossierRecord", "key"}, {"DossierEntry", "at"}, {"DossierBatch", "key"}} {
			if n := cypher(t, text, fmt.Sprintf("MATCH (n:%s) WHERE NOT n.%s STARTS WITH '%s/' RETURN count(*)", tt.label, tt.key, number)); n != "0" {
				t.Errorf("%s nodes of %s of a removed edition", n, tt.label)
			}
		}
	})
}

// Several begin at once where nothing is yet.
func TestFirstPush(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		text := database(t, g)
		e := stores.Sample()
		var all sync.WaitGroup
		for range 4 {
			s := open(t, text)
			all.Go(func() {
				if _, err := stores.Push(t.Context(), s, e); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		s := open(t, text)
		publish(t, s, e)
		got, err := s.Open(t.Context(), "main", "")
		if err != nil {
			t.Fatal(err)
		}
		stores.Holds(t, got, e)
	})
}

// A removal that was cut off is gone on with, and until then nobody reads what is left.
func TestRemovalCutOff(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		one, two := stores.Sample(), stores.Random(2, "main", "two", 100)
		text := database(t, g)
		s := open(t, text)
		publish(t, s, one)
		read, err := s.Open(t.Context(), "main", "one")
		if err != nil {
			t.Fatal(err)
		}
		publish(t, s, two)
		cypher(t, text, "MATCH (e:DossierEdition {name: 'one'}) SET e.state = 'removing'")
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
		if written := publish(t, s, one); written != len(one.Batches) {
			t.Errorf("%d of %d batches were written again", written, len(one.Batches))
		}
	})
}

// Nothing is added to an edition that is published or was removed meanwhile.
func TestPushTooLate(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		one := stores.Sample()
		s := open(t, database(t, g))
		publish(t, s, one)
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
	})
}

// What was changed by others is told and not answered from.
func TestTorn(t *testing.T) {
	shared.Each(t, func(t *testing.T, g *servers.Graph) {
		text := database(t, g)
		s := open(t, text)
		publish(t, s, stores.Sample())
		e, err := s.Open(t.Context(), "main", "")
		if err != nil {
			t.Fatal(err)
		}
		cypher(t, text, "MATCH (:DossierActor)-[r:DOSSIER_ARC]->(:DossierActor) SET r.status = 'confirmed'")
		cypher(t, text, "MATCH (n:DossierRecord) SET n.json = 5")
		cypher(t, text, "MATCH (e:DossierEdition) SET e.head = 'nonsense'")
		pairs, all := ends(stores.Sample())
		if err := e.Arcs(t.Context(), all, func(store.Arc) error { return nil }); err != nil {
			t.Errorf("arcs whose status is none pass no filter: %v", err)
		}
		err = e.Between(t.Context(), pairs, func(store.Arc) error { return nil })
		says(t, err, "is not as it was written", "push it again")
		err = e.Records(t.Context(), store.Actors, nil, func(store.Record) error { return nil })
		says(t, err, "is not as it was written")
		_, err = s.Open(t.Context(), "main", "")
		says(t, err, "its head cannot be read")
	})
}
