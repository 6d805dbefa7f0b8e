package main

import (
	"errors"

	"github.com/dominikbraun/graph"
)

// measureDominikbraun measures the library with its stock store. It has no k
// best paths, PageRank or betweenness, and listing all paths has no bound.
func measureDominikbraun(s *stopwatch, file string, pairs []pair) error {
	g := graph.New(graph.StringHash, graph.Directed(), graph.Weighted())
	err := s.once("load", "AddVertex and AddEdge", func() (any, error) {
		err := readTies(file, func(t tie) error {
			for _, id := range []string{t.from, t.to} {
				if err := g.AddVertex(id); err != nil && !errors.Is(err, graph.ErrVertexAlreadyExists) {
					return err
				}
			}
			return g.AddEdge(t.from, t.to, graph.EdgeWeight(t.weight), graph.EdgeAttribute("relation", t.relation))
		})
		if err != nil {
			return nil, err
		}
		order, err := g.Order()
		if err != nil {
			return nil, err
		}
		size, err := g.Size()
		return []int{order, size}, err
	})
	if err != nil {
		return err
	}
	err = s.each("hops", "ShortestPath, weights hidden", pairs, true, func(p pair) ([]float64, error) {
		ids, err := shortest(unweighted{g}, p)
		if len(ids) == 0 || err != nil {
			return nil, err
		}
		return []float64{float64(len(ids) - 1)}, nil
	})
	if err != nil {
		return err
	}
	return s.each("weight", "ShortestPath", pairs, true, func(p pair) ([]float64, error) {
		ids, err := shortest(g, p)
		if len(ids) == 0 || err != nil {
			return nil, err
		}
		total := 0
		for i := 1; i < len(ids); i++ {
			e, err := g.Edge(ids[i-1], ids[i])
			if err != nil {
				return nil, err
			}
			total += e.Properties.Weight
		}
		return []float64{float64(total)}, nil
	})
}

// unweighted hides the weights of a graph. (BFSWithDepth, which could stop at
// the target, gives depths that are not those of the vertices.)
type unweighted struct{ graph.Graph[string, string] }

func (g unweighted) Traits() *graph.Traits {
	t := *g.Graph.Traits()
	t.IsWeighted = false
	return &t
}

// shortest gives no path where there is none.
func shortest(g graph.Graph[string, string], p pair) ([]string, error) {
	ids, err := graph.ShortestPath(g, p.from, p.to)
	if errors.Is(err, graph.ErrTargetNotReachable) {
		return nil, nil
	}
	return ids, err
}
