package path_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

// skewed makes a graph whose ties are spread evenly over where they start and
// heavily over few actors where they end; each pair is tied once, by one of ten
// relations, with a weight from 1 to 9.
func skewed(actors, ties int) *graph.Graph {
	rng := rand.New(rand.NewPCG(7, uint64(actors)))
	d := &data.Dossier{Title: "Skewed"}
	for i := range 10 {
		d.Relations = append(d.Relations, data.Relation{ID: fmt.Sprintf("r%d", i), Influence: data.Forward, Tone: data.Neutral})
	}
	for i := range actors {
		d.Actors = append(d.Actors, data.Actor{ID: fmt.Sprintf("a%d", i)})
	}
	t := &data.Table{Source: "bench"}
	d.Sources = append(d.Sources, data.Source{ID: "bench"})
	stances := []data.Stance{data.Asserts, data.Alleges, data.Confirms, data.Speculates}
	seen := make(map[[2]int]bool, ties)
	for len(seen) < ties {
		a, b := rng.IntN(actors), int(float64(actors)*math.Pow(rng.Float64(), 2.5))
		if a == b || seen[[2]int{a, b}] {
			continue
		}
		seen[[2]int{a, b}] = true
		t.From, t.To = append(t.From, uint32(a)), append(t.To, uint32(b))
		t.Relation = append(t.Relation, uint16(rng.IntN(10)))
		t.Weight = append(t.Weight, float64(1+rng.IntN(9)))
		t.Stance = append(t.Stance, stances[rng.IntN(4)])
	}
	d.Claims.AppendTable(t)
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		panic(err)
	}
	return g
}

var benchGraphs = map[int]func() *graph.Graph{
	100_000:    sync.OnceValue(func() *graph.Graph { return skewed(10_000, 100_000) }),
	1_000_000:  sync.OnceValue(func() *graph.Graph { return skewed(100_000, 1_000_000) }),
	10_000_000: sync.OnceValue(func() *graph.Graph { return skewed(1_000_000, 10_000_000) }),
}

// The benchmarks are named by the number of ties: -bench '/100000$' for a quick run.
func BenchmarkShortest(b *testing.B) {
	benchmark(b, path.Question{}, graph.Filter{})
}
func BenchmarkShortestFiltered(b *testing.B) {
	benchmark(b, path.Question{}, graph.Filter{
		Relations: []string{"r0", "r1", "r2", "r3", "r4", "r5", "r6"},
		Statuses:  []data.Status{data.Asserted, data.Confirmed, data.Alleged},
	})
}
func BenchmarkEvidence(b *testing.B) {
	benchmark(b, path.Question{By: path.ByEvidence}, graph.Filter{})
}
func BenchmarkWeighted(b *testing.B) {
	benchmark(b, path.Question{By: path.ByWeight}, graph.Filter{})
}
func BenchmarkTenShortest(b *testing.B) {
	benchmark(b, path.Question{K: 10}, graph.Filter{})
}
func BenchmarkTenEvidence(b *testing.B) {
	benchmark(b, path.Question{K: 10, By: path.ByEvidence}, graph.Filter{})
}
func BenchmarkTenWeighted(b *testing.B) {
	benchmark(b, path.Question{K: 10, By: path.ByWeight}, graph.Filter{})
}
func BenchmarkAll(b *testing.B) {
	benchmark(b, path.Question{All: true, MaxHops: 4, Budget: 1 << 22}, graph.Filter{})
}
func BenchmarkParallel(b *testing.B) {
	each(b, func(b *testing.B, g *graph.Graph) {
		v := viewOf(b, g, graph.Filter{})
		b.RunParallel(func(pb *testing.PB) {
			for i := 0; pb.Next(); i++ {
				ask(b, v, path.Question{}, i)
			}
		})
	})
}

func benchmark(b *testing.B, q path.Question, f graph.Filter) {
	each(b, func(b *testing.B, g *graph.Graph) {
		v := viewOf(b, g, f)
		ask(b, v, q, 0)
		b.ReportAllocs()
		b.ResetTimer()
		for i := range b.N {
			ask(b, v, q, i)
		}
	})
}

func each(b *testing.B, run func(*testing.B, *graph.Graph)) {
	for _, ties := range []int{100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprint(ties), func(b *testing.B) { run(b, benchGraphs[ties]()) })
	}
}

func viewOf(tb testing.TB, g *graph.Graph, f graph.Filter) *graph.View {
	tb.Helper()
	v, err := g.View(context.Background(), f)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// ask asks about one of two hundred pairs.
func ask(tb testing.TB, v *graph.View, q path.Question, i int) path.Answer {
	tb.Helper()
	rng := rand.New(rand.NewPCG(uint64(i%200), 1))
	n := v.Graph().NumActors()
	q.From, q.To, q.Direction = graph.Node(rng.IntN(n)), graph.Node(rng.IntN(n)), graph.AsWritten
	if q.From == q.To {
		return path.Answer{}
	}
	a, err := path.Find(context.Background(), v, q)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}
