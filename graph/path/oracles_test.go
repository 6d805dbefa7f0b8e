package path_test

import (
	"math/rand/v2"
	"testing"

	dbgraph "github.com/dominikbraun/graph"
	gonum "gonum.org/v1/gonum/graph"
	gpath "gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"

	"dossier/graph"
	"dossier/graph/path"
)

// TestAgainstLibraries compares lengths and weights with those that gonum and
// dominikbraun/graph find.
func TestAgainstLibraries(t *testing.T) {
	g := skewed(400, 2400)
	v := viewOf(t, g, graph.Filter{})
	plain, weighted := gonumGraph(v, false), gonumGraph(v, true)
	stock := stockGraph(t, v)
	rng := rand.New(rand.NewPCG(3, 3))
	for range 25 {
		from, to := rng.IntN(400), rng.IntN(400)
		if from == to {
			continue
		}
		hops := gpath.DijkstraFrom(plain.Node(int64(from)), plain)
		weights := gpath.DijkstraFrom(weighted.Node(int64(from)), weighted)
		for _, c := range []struct {
			by     path.Choice
			best   gpath.Shortest
			ranked [][]gonum.Node
			g      *simple.WeightedDirectedGraph
		}{
			{path.ByHops, hops, gpath.YenKShortestPaths(plain, 10, 1e9, plain.Node(int64(from)), plain.Node(int64(to))), plain},
			{path.ByWeight, weights, gpath.YenKShortestPaths(weighted, 10, 1e9, weighted.Node(int64(from)), weighted.Node(int64(to))), weighted},
		} {
			got := find(t, v, path.Question{From: graph.Node(from), To: graph.Node(to), By: c.by, K: 10})
			if len(got.Paths) != len(c.ranked) {
				t.Fatalf("%d to %d by %d: %d paths, gonum finds %d", from, to, c.by, len(got.Paths), len(c.ranked))
			}
			for i, p := range got.Paths {
				if want := lengthOf(c.g, c.ranked[i]); length(p, c.by) != want {
					t.Errorf("%d to %d by %d: path %d is %v long, gonum's %v", from, to, c.by, i, length(p, c.by), want)
				}
			}
			if want := c.best.WeightTo(int64(to)); len(got.Paths) > 0 && length(got.Paths[0], c.by) != want {
				t.Errorf("%d to %d by %d: %v, gonum finds %v", from, to, c.by, length(got.Paths[0], c.by), want)
			}
			one := find(t, v, path.Question{From: graph.Node(from), To: graph.Node(to), By: c.by})
			if len(one.Paths) > 0 && show(one.Paths) != show(got.Paths[:1]) {
				t.Errorf("%d to %d by %d: the best is %s, the first of ten %s", from, to, c.by, show(one.Paths), show(got.Paths[:1]))
			}
		}
		nodes, err := dbgraph.ShortestPath(stock, from, to)
		one := find(t, v, path.Question{From: graph.Node(from), To: graph.Node(to), By: path.ByWeight})
		if (err != nil) != (len(one.Paths) == 0) {
			t.Fatalf("%d to %d: dominikbraun/graph says %v, we find %d paths", from, to, err, len(one.Paths))
		}
		sum := 0
		for i := 1; i < len(nodes); i++ {
			e, _ := stock.Edge(nodes[i-1], nodes[i])
			sum += e.Properties.Weight
		}
		if err == nil && float64(sum) != one.Paths[0].Weight {
			t.Errorf("%d to %d: weight %v, dominikbraun/graph finds %d", from, to, one.Paths[0].Weight, sum)
		}
	}
}

func length(p path.Path, by path.Choice) float64 {
	if by == path.ByWeight {
		return p.Weight
	}
	return float64(len(p.Hops))
}

func lengthOf(g *simple.WeightedDirectedGraph, nodes []gonum.Node) (sum float64) {
	for i := 1; i < len(nodes); i++ {
		w, _ := g.Weight(nodes[i-1].ID(), nodes[i].ID())
		sum += w
	}
	return sum
}

// gonumGraph has one edge a dyad, which weighs as little as its lightest tie.
func gonumGraph(v *graph.View, weighted bool) *simple.WeightedDirectedGraph {
	out := simple.NewWeightedDirectedGraph(0, 0)
	for i := range v.Graph().NumActors() {
		out.AddNode(simple.Node(i))
	}
	for t := range v.Ties {
		from, to := v.Graph().Ends(t)
		w := 1.0
		if weighted {
			w = v.Weight(t)
		}
		if old := out.WeightedEdge(int64(from), int64(to)); old == nil || w < old.Weight() {
			out.SetWeightedEdge(out.NewWeightedEdge(simple.Node(from), simple.Node(to), w))
		}
	}
	return out
}

func stockGraph(t *testing.T, v *graph.View) dbgraph.Graph[int, int] {
	t.Helper()
	out := dbgraph.New(dbgraph.IntHash, dbgraph.Directed(), dbgraph.Weighted())
	for i := range v.Graph().NumActors() {
		if err := out.AddVertex(i); err != nil {
			t.Fatal(err)
		}
	}
	for tie := range v.Ties {
		from, to := v.Graph().Ends(tie)
		if err := out.AddEdge(int(from), int(to), dbgraph.EdgeWeight(int(v.Weight(tie)))); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
