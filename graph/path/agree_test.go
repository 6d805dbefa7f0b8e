package path_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/testkit"
)

// TestAgainstGuided compares the searches with the one that they share nothing
// with, on graphs too large to enumerate.
func TestAgainstGuided(t *testing.T) {
	sizes := []struct{ actors, claims, graphs int }{{8, 40, 60}, {14, 40, 60}, {30, 70, 30}, {60, 120, 30}, {200, 420, 10}}
	for _, size := range sizes {
		for seed := range uint64(size.graphs) {
			g := build(t, testkit.SeededDossier(seed, size.actors, size.claims))
			rng := rand.New(rand.NewPCG(seed, 5))
			v := viewOf(t, g, graph.Filter{
				Modalities: data.Modalities(),
				Statuses:   []data.Status{data.Rumoured, data.Alleged, data.Contested, data.Asserted, data.Confirmed, data.Denied},
			})
			for range 6 {
				q := path.Question{
					From:      graph.Node(rng.IntN(size.actors)),
					Direction: graph.Direction(rng.IntN(3)),
					By:        path.Choice(rng.IntN(3)),
					K:         1 + rng.IntN(40),
					All:       rng.IntN(4) == 0,
					MaxHops:   rng.IntN(2) * (3 + rng.IntN(5)),
					Budget:    1 << 23,
				}
				q.To = (q.From + 1 + graph.Node(rng.IntN(size.actors-1))) % graph.Node(size.actors)
				agree(t, v, q)
			}
		}
	}
}

func agree(t *testing.T, v *graph.View, q path.Question) {
	t.Helper()
	got, err := path.Find(t.Context(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	want, err := path.FindGuided(t.Context(), v, q)
	if err != nil {
		t.Fatal(err)
	}
	n := min(len(got.Paths), len(want.Paths))
	if bounded(got) {
		t.Errorf("%+v: %s", q, got.Bound)
	}
	if !bounded(want) && len(got.Paths) != len(want.Paths) || n > 0 && !reflect.DeepEqual(got.Paths[:n], want.Paths[:n]) {
		t.Fatalf("%+v\n got %d %s\nwant %d %s", q, len(got.Paths), show(got.Paths), len(want.Paths), show(want.Paths))
	}
}

// bounded reports whether an answer met its budget.
func bounded(a path.Answer) bool { return !a.Complete && a.Bound[:3] != "max" }
