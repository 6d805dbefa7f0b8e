package measure

import (
	"context"
	"testing"

	"dossier/graph"
)

// benchSizes are numbers of actors and ties; the ties are skewed as those of
// real networks are.
var benchSizes = []struct {
	name         string
	actors, ties int
}{{"1e5", 10_000, 100_000}, {"1e6", 100_000, 1_000_000}}

// benchmark measures each size with the graph's own tables in place.
func benchmark(b *testing.B, measure func(context.Context, *graph.View) error) {
	for _, size := range benchSizes {
		v := plainView(b, size.actors, skewedLinks(size.actors, size.ties))
		b.Run(size.name, func(b *testing.B) {
			if err := measure(ctx, v); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := measure(ctx, v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRankings(b *testing.B) {
	for _, r := range Rankings() {
		if r.Name == "betweenness" {
			continue // has its own
		}
		b.Run(r.Name, func(b *testing.B) {
			benchmark(b, func(ctx context.Context, v *graph.View) error {
				_, _, err := r.Compute(ctx, v, graph.AsWritten)
				return err
			})
		})
	}
}

func BenchmarkGroupings(b *testing.B) {
	for _, g := range Groupings() {
		b.Run(g.Name, func(b *testing.B) {
			benchmark(b, func(ctx context.Context, v *graph.View) error {
				_, _, err := g.Compute(ctx, v, graph.AsWritten)
				return err
			})
		})
	}
}

func BenchmarkTriads(b *testing.B) {
	benchmark(b, func(ctx context.Context, v *graph.View) error {
		_, err := TriadCensus(ctx, v, graph.AsWritten)
		return err
	})
}

// BenchmarkBetweenness is exact for 10,000 actors and estimated for 100,000.
func BenchmarkBetweenness(b *testing.B) {
	benchmark(b, func(ctx context.Context, v *graph.View) error {
		_, err := Betweenness(ctx, v, graph.AsWritten, BetweennessOptions{})
		return err
	})
}
