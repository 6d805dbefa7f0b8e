package graph

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// naiveRow lists the arcs of a node as the documentation of Direction has it.
func naiveRow(g *Graph, n Node, dir Direction, backward bool) []Arc {
	arcs := []Arc{}
	for t := range Tie(g.NumTies()) {
		from, to := g.Ends(t)
		r := g.Relation(t)
		forth, back := true, true
		switch dir {
		case AsWritten:
			back = r.Symmetric
		case AlongInfluence:
			forth = r.Influence == data.Forward || r.Influence == data.Both
			back = r.Influence == data.Backward || r.Influence == data.Both
		}
		if backward {
			forth, back = back, forth
		}
		if from == to {
			continue
		}
		if from == n && forth {
			arcs = append(arcs, Arc{to, t})
		}
		if to == n && back {
			arcs = append(arcs, Arc{from, t})
		}
	}
	slices.SortFunc(arcs, func(a, b Arc) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.Tie, b.Tie)) })
	return arcs
}

func TestRowsAgainstNaive(t *testing.T) {
	for seed := range uint64(60) {
		g := build(t, mixedDossier(seed))
		for dir := range Direction(directions) {
			for _, backward := range []bool{false, true} {
				rows := g.Rows(dir, backward)
				for n := range Node(g.NumActors()) {
					if got, want := rows.Of(n), naiveRow(g, n, dir, backward); !slices.Equal(got, want) {
						t.Fatalf("seed %d, direction %d, backward %v, node %d: %v, want %v", seed, dir, backward, n, got, want)
					}
				}
			}
		}
	}
}

func TestRowsAreShared(t *testing.T) {
	forward := testkit.Relations()[:1]
	d := testkit.SeededDossier(3, 10, 0)
	d.Relations = forward
	d.Claims.Append(data.Claim{ID: "c", From: []string{"a001"}, To: []string{"a002"}, Relation: forward[0].ID})
	g := build(t, d)
	if g.Rows(AlongInfluence, true) != g.Rows(AsWritten, true) {
		t.Error("relations that all run forward need no rows of their own along influence")
	}
	if g.Rows(EitherWay, true) != g.Rows(EitherWay, false) {
		t.Error("either way, forward and backward rows are the same")
	}
}

func TestSymmetricInfluenceRunsBothWays(t *testing.T) {
	d := &data.Dossier{
		Actors:    []data.Actor{{ID: "a"}, {ID: "b"}},
		Relations: []data.Relation{{ID: "kin", Symmetric: true, Influence: data.Backward}},
	}
	d.Claims.Append(data.Claim{ID: "c", From: []string{"b"}, To: []string{"a"}, Relation: "kin"})
	g := build(t, d)
	for n := range Node(2) {
		if len(g.Rows(AlongInfluence, false).Of(n)) != 1 {
			t.Errorf("node %d has no arc", n)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	d := mixedDossier(4)
	want := dump(mustView(t, build(t, d), Filter{}))
	g := build(t, d)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			v, err := g.View(context.Background(), Filter{})
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := g.Find("no such actor"); err == nil {
				t.Error("found no such actor")
			}
			if dump(v) != want {
				t.Error("another dump under concurrent use")
			}
		})
	}
	group.Wait()
}

func TestNeighbourhood(t *testing.T) {
	for seed := range uint64(40) {
		g := build(t, mixedDossier(seed))
		v := mustView(t, g, Filter{})
		centres := []Node{Node(g.NumActors() - 1), 0, 0}
		for dir := range Direction(directions) {
			for hops := range 4 {
				got := v.Neighbourhood(centres, hops, dir)
				if want := naiveNeighbourhood(v, centres, hops, dir); !slices.Equal(got, want) {
					t.Fatalf("seed %d, direction %d, %d hops: %v, want %v", seed, dir, hops, got, want)
				}
			}
		}
	}
}

// naiveNeighbourhood relaxes distances hop by hop.
func naiveNeighbourhood(v *View, centres []Node, hops int, dir Direction) []Node {
	distance := map[Node]int{}
	for _, c := range centres {
		distance[c] = 0
	}
	for h := range hops {
		for n := range Node(v.Graph().NumActors()) {
			if d, ok := distance[n]; !ok || d != h {
				continue
			}
			for _, a := range naiveRow(v.Graph(), n, dir, false) {
				if _, met := distance[a.To]; !met && v.Has(a.Tie) {
					distance[a.To] = h + 1
				}
			}
		}
	}
	var nodes []Node
	for n := range distance {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes, func(a, b Node) int { return cmp.Or(cmp.Compare(distance[a], distance[b]), cmp.Compare(a, b)) })
	return nodes
}

func TestNeighbourhoodLeavesOutHiddenActors(t *testing.T) {
	d := testkit.SeededDossier(1, 14, 60)
	g := build(t, d)
	centre, _ := g.NodeOf("a001") // a state
	v := mustView(t, g, Filter{Kinds: []data.Kind{data.KindPerson}})
	if got := v.Neighbourhood([]Node{centre}, 2, EitherWay); len(got) != 0 {
		t.Errorf("a hidden centre gives %v", got)
	}
	v = mustView(t, g, Filter{Kinds: []data.Kind{data.KindPerson}, Keep: []string{"a001"}})
	for _, n := range v.Neighbourhood([]Node{centre}, 2, EitherWay) {
		if n != centre && g.Actor(n).Kind != data.KindPerson {
			t.Errorf("%s is a %s", g.Actor(n).ID, g.Actor(n).Kind)
		}
	}
	if got := v.Neighbourhood([]Node{centre}, -1, EitherWay); !slices.Equal(got, []Node{centre}) {
		t.Errorf("no hops give %v", got)
	}
}
