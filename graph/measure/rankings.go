package measure

import (
	"context"
	"fmt"

	"dossier/data"
	"dossier/graph"
)

// Ranking is a measure that gives every actor a score.
type Ranking struct {
	// Name is what a user types: "betweenness".
	Name string
	// Meaning says in a line what the score tells an analyst.
	Meaning string
	// Compute returns the scores by node, 0 for actors outside of the view, and
	// a note on how they came about, where there is something to say.
	Compute func(ctx context.Context, v *graph.View, d graph.Direction) (scores []float64, note string, err error)
}

// Rankings lists the measures that score actors, the plainest first.
func Rankings() []Ranking {
	return []Ranking{
		{"degree", "how many ties an actor has: who is most talked about, not who matters most", degreeRanking(func(d Degrees) []uint32 { return d.Ties })},
		{"degree-out", "how many ties run from an actor to others: who is most active", degreeRanking(func(d Degrees) []uint32 { return d.Out })},
		{"degree-in", "how many ties run to an actor: who is most addressed", degreeRanking(func(d Degrees) []uint32 { return d.In })},
		{"neighbours", "how many other actors an actor is tied to, however many ties there are to each", degreeRanking(func(d Degrees) []uint32 { return d.Neighbours })},
		{"betweenness", "on how many pairs' shortest paths an actor stands: a broker through whom others reach each other", rankBetweenness},
		{"brokers", "how many pairs of others lose all connection without the actor: above 0 only for those whom no way leads around", rankBrokers},
		{"pagerank", "the share of all influence that gathers at an actor, passed on along ties again and again", rankPageRank(false)},
		{"pagerank-out", "the share of all influence that starts at an actor, traced back along ties again and again", rankPageRank(true)},
		{"katz", "how many chains of ties arrive at an actor, long ones counting less; 1 is none", rankKatz(false)},
		{"katz-out", "how many chains of ties start at an actor, long ones counting less; 1 is none", rankKatz(true)},
		{"core", "how thick the network is around an actor: it belongs to a group in which everybody has at least so many neighbours", rankCores},
		{"clustering", "how closely an actor's neighbours are tied among themselves, from 0 (only through the actor) to 1 (all to all)", rankClustering},
	}
}

func degreeRanking(pick func(Degrees) []uint32) func(context.Context, *graph.View, graph.Direction) ([]float64, string, error) {
	return func(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, string, error) {
		degrees, err := Degree(ctx, v, d)
		return toFloats(pick(degrees)), "", err
	}
}

func rankBetweenness(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, string, error) {
	s, err := Betweenness(ctx, v, d, BetweennessOptions{})
	return s.Score, s.Note(), err
}

func rankBrokers(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, string, error) {
	cuts, err := Brokers(ctx, v, d)
	if err != nil {
		return nil, "", err
	}
	note := ""
	if len(cuts.Bridges) > 0 {
		b := cuts.Bridges[0]
		g := v.Graph()
		note = fmt.Sprintf("pairs of actors that are the only link between two parts: %d; most depends on %s and %s",
			len(cuts.Bridges), quoted(g, b.A), quoted(g, b.B))
	}
	return toFloats(cuts.Parted), note, nil
}

func rankPageRank(reverse bool) func(context.Context, *graph.View, graph.Direction) ([]float64, string, error) {
	return func(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, string, error) {
		s, err := PageRank(ctx, v, d, PageRankOptions{Reverse: reverse})
		note := ""
		if err == nil && !s.Converged {
			note = fmt.Sprintf("not settled after %d passes", s.Iterations)
		}
		return s.Rank, note, err
	}
}

func rankKatz(reverse bool) func(context.Context, *graph.View, graph.Direction) ([]float64, string, error) {
	return func(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, string, error) {
		s, err := Katz(ctx, v, d, KatzOptions{Reverse: reverse})
		if err != nil {
			return nil, "", err
		}
		return s.Score, fmt.Sprintf("a step further counts %.3g times as much", s.Alpha), nil
	}
}

func rankCores(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, string, error) {
	cores, err := Cores(ctx, v, d)
	return toFloats(cores), "", err
}

func rankClustering(ctx context.Context, v *graph.View, d graph.Direction) ([]float64, string, error) {
	scores, err := Clustering(ctx, v, d)
	return scores, "", err
}

func toFloats[T uint32 | uint64](list []T) []float64 {
	floats := make([]float64, len(list))
	for i, x := range list {
		floats[i] = float64(x)
	}
	return floats
}

// quoted is the name of an actor between quotes, told apart from others of its name.
func quoted(g *graph.Graph, n graph.Node) string {
	return data.Qualified(data.Quoted(g.Actor(n).Name), g.Qualifier(n))
}
