package graph

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	dgraph "github.com/dominikbraun/graph"
	"pgregory.net/rapid"

	"dossier/data"
	"dossier/internal/testkit"
)

type libraryGraph = dgraph.Graph[string, data.Actor]

// stock builds the same graph in the library's own store, arc by arc.
func stock(t *rapid.T, v *View, dir Direction) libraryGraph {
	g := v.Graph()
	traits := []func(*dgraph.Traits){dgraph.Directed()}
	if slices.ContainsFunc(slices.Collect(v.Ties), func(t Tie) bool { return v.Weight(t) != 1 }) {
		traits = append(traits, dgraph.Weighted())
	}
	s := dgraph.New(func(a data.Actor) string { return a.ID }, traits...)
	for n := range Node(g.NumActors()) {
		if v.HasActor(n) {
			must(t, s.AddVertex(*g.Actor(n)))
		}
	}
	for n := range Node(g.NumActors()) {
		for _, a := range naiveRow(g, n, dir, false) {
			if !v.Has(a.Tie) {
				continue
			}
			from, to := g.Actor(n).ID, g.Actor(a.To).ID
			weight, relation := int(v.Weight(a.Tie)), g.Relation(a.Tie).ID
			err := s.AddEdge(from, to, dgraph.EdgeWeight(weight), dgraph.EdgeAttribute("relation", relation), dgraph.EdgeData([]Tie{a.Tie}))
			if errors.Is(err, dgraph.ErrEdgeAlreadyExists) {
				err = s.UpdateEdge(from, to, func(p *dgraph.EdgeProperties) {
					p.Weight = min(p.Weight, weight)
					p.Attributes["relation"] += "," + relation
					p.Data = append(p.Data.([]Tie), a.Tie)
				})
			}
			must(t, err)
		}
	}
	return s
}

func must(t *rapid.T, err error) {
	if err != nil {
		t.Helper()
		t.Fatal(err)
	}
}

// drawBoth draws a small view and returns it in our store and in the library's own.
func drawBoth(t *rapid.T) (v *View, dir Direction, ours, theirs libraryGraph) {
	d := testkit.DrawDossier(t, 7, 18)
	filters := []Filter{
		{}, {MinGrade: 2}, {Kinds: data.Kinds()[:4]}, {Tones: []data.Tone{data.Cooperative}},
		{Modalities: data.Modalities()}, {Statuses: []data.Status{data.Denied}},
	}
	v, err := build(t, d).View(context.Background(), rapid.SampledFrom(filters).Draw(t, "filter"))
	must(t, err)
	dir = Direction(rapid.IntRange(0, directions-1).Draw(t, "direction"))
	return v, dir, LibraryAlong(v, dir), stock(t, v, dir)
}

func TestLibraryConforms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, _, ours, theirs := drawBoth(t)
		if *ours.Traits() != *theirs.Traits() {
			t.Fatalf("traits %+v, want %+v", *ours.Traits(), *theirs.Traits())
		}
		for _, count := range []func(libraryGraph) (int, error){libraryGraph.Order, libraryGraph.Size} {
			a, err := count(ours)
			must(t, err)
			b, err := count(theirs)
			must(t, err)
			if a != b {
				t.Fatalf("counts %d, want %d", a, b)
			}
		}
		sameEdges(t, ours, theirs)
		for _, adjacency := range []func(libraryGraph) (map[string]map[string]dgraph.Edge[string], error){
			libraryGraph.AdjacencyMap, libraryGraph.PredecessorMap,
		} {
			a, err := adjacency(ours)
			must(t, err)
			b, err := adjacency(theirs)
			must(t, err)
			if !maps.EqualFunc(a, b, func(x, y map[string]dgraph.Edge[string]) bool { return maps.EqualFunc(x, y, equalEdges) }) {
				t.Fatalf("adjacency %v, want %v", a, b)
			}
		}
		ids := []string{"nobody", ""}
		for n := range Node(v.Graph().NumActors()) {
			ids = append(ids, v.Graph().Actor(n).ID)
		}
		for _, x := range ids {
			samePart(t, ours, theirs, x)
			for _, y := range ids {
				a, errA := ours.Edge(x, y)
				b, errB := theirs.Edge(x, y)
				if !errors.Is(errA, errB) || a.Source.ID != b.Source.ID || a.Target.ID != b.Target.ID || !equalProperties(a.Properties, b.Properties) {
					t.Fatalf("edge %s to %s: %+v, %v, want %+v, %v", x, y, a, errA, b, errB)
				}
			}
		}
	})
}

func samePart(t *rapid.T, ours, theirs libraryGraph, id string) {
	a, propertiesA, errA := ours.VertexWithProperties(id)
	b, propertiesB, errB := theirs.VertexWithProperties(id)
	if !errors.Is(errA, errB) || a.ID != b.ID || a.Name != b.Name || propertiesA.Weight != propertiesB.Weight || len(propertiesA.Attributes) != len(propertiesB.Attributes) {
		t.Fatalf("vertex %q: %+v, %v, want %+v, %v", id, a, errA, b, errB)
	}
}

func sameEdges(t *rapid.T, ours, theirs libraryGraph) {
	a, err := ours.Edges()
	must(t, err)
	b, err := theirs.Edges()
	must(t, err)
	byEnds := func(x, y dgraph.Edge[string]) int {
		return cmp.Or(strings.Compare(x.Source, y.Source), strings.Compare(x.Target, y.Target))
	}
	if !slices.IsSortedFunc(a, byEnds) {
		t.Fatalf("edges out of order: %v", a)
	}
	slices.SortFunc(b, byEnds)
	if !slices.EqualFunc(a, b, equalEdges) {
		t.Fatalf("edges %v, want %v", a, b)
	}
}

func equalEdges(a, b dgraph.Edge[string]) bool {
	return a.Source == b.Source && a.Target == b.Target && equalProperties(a.Properties, b.Properties)
}

func equalProperties(a, b dgraph.EdgeProperties) bool {
	x, _ := a.Data.([]Tie)
	y, _ := b.Data.([]Tie)
	return a.Weight == b.Weight && maps.Equal(a.Attributes, b.Attributes) && slices.Equal(x, y)
}

func TestLibraryAlgorithms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, dir, ours, theirs := drawBoth(t)
		a, errA := dgraph.StronglyConnectedComponents(ours)
		b, errB := dgraph.StronglyConnectedComponents(theirs)
		must(t, errors.Join(errA, errB))
		if !slices.EqualFunc(sortLists(a), sortLists(b), slices.Equal) {
			t.Fatalf("cycles %v, want %v", a, b)
		}
		checkCycles(t, v, dir, b)
		byID := func(x, y string) bool { return x < y }
		orderA, errA := dgraph.StableTopologicalSort(ours, byID)
		orderB, errB := dgraph.StableTopologicalSort(theirs, byID)
		if (errA == nil) != (errB == nil) || !slices.Equal(orderA, orderB) {
			t.Fatalf("topological order %v, %v, want %v, %v", orderA, errA, orderB, errB)
		}
		ids := slices.Collect(maps.Keys(adjacencyOf(t, theirs)))
		slices.Sort(ids)
		if len(ids) < 2 {
			return
		}
		from := rapid.SampledFrom(ids).Draw(t, "from")
		to := rapid.SampledFrom(ids).Draw(t, "to")
		if x, y := reached(t, ours, from), reached(t, theirs, from); !slices.Equal(x, y) {
			t.Fatalf("reached from %s: %v, want %v", from, x, y)
		}
		pathsA, errA := dgraph.AllPathsBetween(ours, from, to)
		pathsB, errB := dgraph.AllPathsBetween(theirs, from, to)
		must(t, errors.Join(errA, errB))
		if !slices.EqualFunc(sortPaths(pathsA), sortPaths(pathsB), slices.Equal) {
			t.Fatalf("all paths %s to %s: %v, want %v", from, to, pathsA, pathsB)
		}
		shortA, errA := dgraph.ShortestPath(ours, from, to)
		shortB, errB := dgraph.ShortestPath(theirs, from, to)
		if !errors.Is(errA, errB) || costOf(t, ours, shortA) != costOf(t, ours, shortB) {
			t.Fatalf("shortest path %v, %v, want %v, %v", shortA, errA, shortB, errB)
		}
		cycleA, errA := dgraph.CreatesCycle(ours, from, to)
		cycleB, errB := dgraph.CreatesCycle(theirs, from, to)
		if must(t, errors.Join(errA, errB)); cycleA != cycleB {
			t.Fatalf("%s to %s closes a cycle: %v, want %v", from, to, cycleA, cycleB)
		}
	})
}

func checkCycles(t *rapid.T, v *View, dir Direction, want [][]string) {
	parts, err := Cycles(context.Background(), v, dir)
	must(t, err)
	want = slices.DeleteFunc(slices.Clone(want), func(part []string) bool { return len(part) < 3 })
	var got [][]string
	for _, part := range parts {
		var ids []string
		for _, n := range part {
			ids = append(ids, v.Graph().Actor(n).ID)
		}
		got = append(got, ids)
	}
	if !slices.IsSortedFunc(got, func(a, b []string) int { return cmp.Or(len(b)-len(a), strings.Compare(a[0], b[0])) }) {
		t.Fatalf("cycles out of order: %v", got)
	}
	if !slices.EqualFunc(sortLists(got), sortLists(want), slices.Equal) {
		t.Fatalf("cycles %v, want %v", got, want)
	}
}

func adjacencyOf(t *rapid.T, g libraryGraph) map[string]map[string]dgraph.Edge[string] {
	m, err := g.AdjacencyMap()
	must(t, err)
	return m
}

func reached(t *rapid.T, g libraryGraph, from string) (ids []string) {
	must(t, dgraph.DFS(g, from, func(id string) bool { ids = append(ids, id); return false }))
	slices.Sort(ids)
	return ids
}

func costOf(t *rapid.T, g libraryGraph, path []string) (cost int) {
	for i := range max(len(path)-1, 0) {
		e, err := g.Edge(path[i], path[i+1])
		must(t, err)
		if g.Traits().IsWeighted {
			cost += e.Properties.Weight
		} else {
			cost++
		}
	}
	return cost
}

func sortLists(lists [][]string) [][]string {
	for _, l := range lists {
		slices.Sort(l)
	}
	return sortPaths(lists)
}

func sortPaths(lists [][]string) [][]string {
	slices.SortFunc(lists, slices.Compare)
	return lists
}

func TestLibraryIsReadOnly(t *testing.T) {
	v := mustView(t, build(t, caseDossier()), Filter{})
	before := dump(v)
	l := Library(v)
	for name, err := range map[string]error{
		"AddVertex":    l.AddVertex(data.Actor{ID: "new"}),
		"AddEdge":      l.AddEdge("south", "east"),
		"UpdateEdge":   l.UpdateEdge("east", "south", dgraph.EdgeWeight(3)),
		"RemoveEdge":   l.RemoveEdge("east", "south"),
		"RemoveVertex": l.RemoveVertex("east"),
	} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: %v, want %v", name, err, ErrReadOnly)
		}
	}
	if dump(v) != before {
		t.Error("a change reached the view")
	}
}

func TestLibraryGoesAlongInfluence(t *testing.T) {
	l := Library(mustView(t, build(t, caseDossier()), Filter{}))
	path, err := dgraph.ShortestPath(l, "leader", "south")
	if err != nil || !slices.Equal(path, []string{"leader", "north", "east", "south"}) {
		t.Errorf("%v, %v", path, err)
	}
	edge, err := l.Edge("leader", "north")
	if err != nil || edge.Properties.Attributes["relation"] != "leads" || edge.Properties.Weight != 2 {
		t.Errorf("%+v, %v", edge, err)
	}
}

func TestWholeWeights(t *testing.T) {
	for w, want := range map[float64]int{0: 0, 1: 1, 0.4: 0, 2.5: 3, -1.2: -1, 1e300: 1 << 53, -1e300: -(1 << 53)} {
		if got := wholeWeight(w); got != want {
			t.Errorf("wholeWeight(%g) = %d, want %d", w, got, want)
		}
	}
}
