package main

import (
	"fmt"
	"math"
	"strconv"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/traverse"
)

// The settings that all libraries share.
const (
	tolerance       = 1e-6    // of PageRank: the sum of changes
	betweennessTies = 100_000 // the only size for which exact betweenness is asked
	watched         = 20      // actors whose scores are compared
)

// plain hides the weights of a graph from algorithms that look for them.
type plain struct{ graph.Directed }

// named is a graph and the numbers of its actors.
type named struct {
	*simple.WeightedDirectedGraph
	number map[string]int64
}

func (g *named) node(id string) simple.Node {
	n, ok := g.number[id]
	if !ok {
		n = int64(len(g.number))
		g.number[id] = n
	}
	return simple.Node(n)
}

func measureGonum(s *stopwatch, file string, pairs []pair) error {
	g := &named{simple.NewWeightedDirectedGraph(0, math.Inf(1)), make(map[string]int64)}
	err := s.once("load", "SetWeightedEdge", func() (any, error) {
		count := 0
		err := readTies(file, func(t tie) error {
			g.SetWeightedEdge(simple.WeightedEdge{F: g.node(t.from), T: g.node(t.to), W: float64(t.weight)})
			count++
			return nil
		})
		return []int{g.Nodes().Len(), count}, err
	})
	if err != nil {
		return err
	}
	if err := s.each("hops", "traverse.BreadthFirst, stopped at the target", pairs, true, g.hops); err != nil {
		return err
	}
	if err := s.each("weight", "path.DijkstraFromTo", pairs, true, g.weight); err != nil {
		return err
	}
	// It stops by the Euclidean norm of the changes, whose sum is at most this
	// many times larger.
	tol := tolerance / math.Sqrt(float64(len(g.number)))
	err = s.once("pagerank", "network.PageRankSparse", func() (any, error) {
		return g.watch(network.PageRankSparse(plain{g}, 0.85, tol)), nil
	})
	if err != nil {
		return err
	}
	err = s.each("ten-weight", "path.YenKShortestPaths", pairs, false, func(p pair) ([]float64, error) {
		return g.ten(g.WeightedDirectedGraph, p)
	})
	if err != nil {
		return err
	}
	err = s.each("ten-hops", "path.YenKShortestPaths", pairs, false, func(p pair) ([]float64, error) {
		return g.ten(plain{g}, p)
	})
	if err != nil || s.ties != betweennessTies {
		return err
	}
	return s.once("betweenness", "network.Betweenness", func() (any, error) {
		return g.watch(network.Betweenness(plain{g})), nil
	})
}

func (g *named) hops(p pair) (costs []float64, err error) {
	to := g.number[p.to]
	var search traverse.BreadthFirst
	search.Walk(g, simple.Node(g.number[p.from]), func(n graph.Node, depth int) bool {
		if n.ID() == to {
			costs = []float64{float64(depth)}
		}
		return n.ID() == to
	})
	return costs, nil
}

func (g *named) weight(p pair) ([]float64, error) {
	nodes, weight := path.DijkstraFromTo(simple.Node(g.number[p.from]), simple.Node(g.number[p.to]), g)
	if len(nodes) == 0 {
		return nil, nil
	}
	return []float64{weight}, nil
}

// ten returns the costs of the ten best paths. The library may give more paths
// than were asked for; those count that were.
func (g *named) ten(of graph.Graph, p pair) ([]float64, error) {
	found := path.YenKShortestPaths(of, 10, math.Inf(1), simple.Node(g.number[p.from]), simple.Node(g.number[p.to]))
	weights, weighted := of.(graph.Weighted)
	costs := make([]float64, min(len(found), 10))
	for i := range costs {
		costs[i] = float64(len(found[i]) - 1)
		if !weighted {
			continue
		}
		costs[i] = 0
		for k := 1; k < len(found[i]); k++ {
			w, ok := weights.Weight(found[i][k-1].ID(), found[i][k].ID())
			if !ok {
				return nil, fmt.Errorf("a path from %s to %s has a hop without a tie", p.from, p.to)
			}
			costs[i] += w
		}
	}
	return costs, nil
}

// watch picks the scores of the actors that are compared.
func (g *named) watch(scores map[int64]float64) map[string]float64 {
	picked := make(map[string]float64, watched)
	for i := range watched {
		id := "a" + strconv.Itoa(i)
		if n, ok := g.number[id]; ok {
			picked[id] = scores[n]
		}
	}
	return picked
}
