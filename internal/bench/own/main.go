// Command own measures this project in its own process, on a file of
// internal/bench/generate and the pairs beside it.
//
//	go run ./internal/bench/own FILE.csv TIES
//
// It prints one line of JSON a measurement, in the form that
// internal/bench/peers describes, so that its numbers stand beside those of
// other libraries. It is no test: nothing fails where a number is bad.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"dossier/data"
	"dossier/data/load"
	"dossier/graph"
	"dossier/graph/measure"
	"dossier/graph/path"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "own:", err)
		os.Exit(2)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) != 2 {
		return errors.New("want FILE.csv TIES")
	}
	file := args[0]
	ties, err := strconv.Atoi(args[1])
	if err != nil {
		return fmt.Errorf("want a number of ties, not %q", args[1])
	}
	pairs, err := readPairs(file + ".pairs")
	if err != nil {
		return err
	}
	s := newStopwatch(ties)
	g, err := loadAndBuild(ctx, s, file)
	if err != nil {
		return err
	}
	v, err := g.View(ctx, graph.Filter{})
	if err != nil {
		return err
	}
	for _, kind := range kinds {
		if err := s.each(kind.name, kind.how, pairs, kind.k == 1, asking(ctx, v, kind)); err != nil {
			return err
		}
	}
	if err := measures(ctx, s, v); err != nil {
		return err
	}
	if err := clients(ctx, s, v, pairs); err != nil {
		return err
	}
	return filtered(ctx, s, file, pairs)
}

// kind is a kind of question that is put to every pair.
type kind struct {
	name, how string
	by        path.Choice
	k         int
}

var kinds = []kind{
	{"hops", "path.Find", path.ByHops, 1},
	{"weight", "path.Find by weight", path.ByWeight, 1},
	{"ten-hops", "path.Find, 10 best", path.ByHops, 10},
	{"ten-weight", "path.Find by weight, 10 best", path.ByWeight, 10},
}

// asking returns what answers one question about a pair of ids with the costs
// of the paths found. Ids are looked up each time, as a program does.
func asking(ctx context.Context, v *graph.View, k kind) func(pair) ([]float64, error) {
	return func(p pair) ([]float64, error) {
		from, known := v.Graph().NodeOf(p.from)
		to, both := v.Graph().NodeOf(p.to)
		if !known || !both {
			return nil, nil
		}
		a, err := path.Find(ctx, v, path.Question{From: from, To: to, Direction: graph.AsWritten, By: k.by, K: k.k})
		if err != nil {
			return nil, err
		}
		if !a.Complete {
			return nil, fmt.Errorf("%s from %s to %s: stopped at %s", k.name, p.from, p.to, a.Bound)
		}
		costs := make([]float64, len(a.Paths))
		for i, found := range a.Paths {
			costs[i] = float64(len(found.Hops))
			if k.by == path.ByWeight {
				costs[i] = found.Weight
			}
		}
		return costs, nil
	}
}

// loadAndBuild measures the way from the file to a graph that is ready for
// every question: its tables of arcs and its weights are made too, which a
// program leaves until they are asked for.
func loadAndBuild(ctx context.Context, s *stopwatch, file string) (*graph.Graph, error) {
	var g *graph.Graph
	err := s.once("load", "load.Load, graph.Build, both tables of arcs, weights", func() (any, error) {
		var err error
		if g, err = ready(ctx, file); err != nil {
			return nil, err
		}
		return []int{g.NumActors(), g.NumTies()}, nil
	})
	return g, err
}

func ready(ctx context.Context, file string) (*graph.Graph, error) {
	d, problems, err := load.Load(ctx, []string{file}, load.Options{})
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		if p.Severity == data.Error {
			return nil, fmt.Errorf("%v", p)
		}
	}
	g, err := graph.Build(ctx, d)
	if err != nil {
		return nil, err
	}
	v, err := g.View(ctx, graph.Filter{})
	if err != nil {
		return nil, err
	}
	g.Rows(graph.AsWritten, false)
	g.Rows(graph.AsWritten, true)
	v.Weights()
	return g, nil
}

// The settings that all libraries share.
const (
	tolerance       = 1e-6    // of PageRank: the sum of changes
	betweennessTies = 100_000 // the only size for which exact betweenness is asked
	watched         = 20      // actors whose scores are compared: a0, a1, ... have the most ties
)

func measures(ctx context.Context, s *stopwatch, v *graph.View) error {
	err := s.once("pagerank", "measure.PageRank", func() (any, error) {
		scores, err := measure.PageRank(ctx, v, graph.AsWritten, measure.PageRankOptions{Tolerance: tolerance})
		return watch(v, scores.Rank), err
	})
	if err != nil || s.ties != betweennessTies {
		return err
	}
	return s.once("betweenness", "measure.Betweenness, all pivots", func() (any, error) {
		scores, err := measure.Betweenness(ctx, v, graph.AsWritten, measure.BetweennessOptions{Pivots: v.Graph().NumActors()})
		return watch(v, scores.Score), err
	})
}

// watch picks the scores of the actors that are compared.
func watch(v *graph.View, scores []float64) map[string]float64 {
	picked := make(map[string]float64, watched)
	for i := range watched {
		id := "a" + strconv.Itoa(i)
		if n, ok := v.Graph().NodeOf(id); ok && int(n) < len(scores) {
			picked[id] = scores[n]
		}
	}
	return picked
}
