package graph_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/testkit"
)

// However often a view is asked for its rows, they tell the same arcs.
func TestViewRows(t *testing.T) {
	for seed := range uint64(60) {
		g := build(t, testkit.SeededDossier(seed, 12, 60))
		for _, f := range []graph.Filter{{}, {Statuses: []data.Status{data.Asserted, data.Confirmed}}, {Relations: []string{"warns"}, MinGrade: 4}} {
			v, err := g.View(context.Background(), f)
			if err != nil {
				t.Fatal(err)
			}
			for d := range graph.EitherWay + 1 {
				for _, backward := range []bool{false, true} {
					for ask := range 3 {
						compareRows(t, v, d, backward, ask)
						v.Reuse(d)
					}
					copied(t, v, d, backward)
					compareRows(t, v, d, backward, 3)
				}
			}
		}
	}
}

// copied waits until a view keeps its own rows, where it does so at all.
func copied(t *testing.T, v *graph.View, d graph.Direction, backward bool) {
	t.Helper()
	full := v.Graph().Rows(d, backward)
	passing := 0
	for _, a := range full.Arcs {
		if v.Has(a.Tie) {
			passing++
		}
	}
	if passing > len(full.Arcs)/4*3 {
		return
	}
	for range 10_000 {
		if _, only := v.Rows(d, backward); only {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the rows of a view were never copied")
}

func compareRows(t *testing.T, v *graph.View, d graph.Direction, backward bool, ask int) {
	t.Helper()
	rows, only := v.Rows(d, backward)
	for n := range graph.Node(v.Graph().NumActors()) {
		hidden := func(a graph.Arc) bool { return !v.Has(a.Tie) }
		got := slices.Clone(rows.Of(n))
		if !only {
			got = slices.DeleteFunc(got, hidden)
		}
		want := slices.DeleteFunc(slices.Clone(v.Graph().Rows(d, backward).Of(n)), hidden)
		if !slices.Equal(got, want) {
			t.Fatalf("asked %d times for direction %d, backward %v: node %d has %v, want %v", ask+1, d, backward, n, got, want)
		}
	}
}

// build makes the index of a dossier in which every claim makes a tie.
func build(t interface{ Fatal(args ...any) }, d *data.Dossier) *graph.Graph {
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
