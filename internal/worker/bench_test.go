package worker

import (
	"context"
	"testing"

	"dossier/internal/engine"
	"dossier/render/layout"
)

// The engine alone: here, and through workers with as many callers.
func BenchmarkEngineHere(b *testing.B) {
	for b.Loop() {
		if _, err := engine.Run("dot", drawing); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEngineOneWorker(b *testing.B)  { benchmark(b, 1) }
func BenchmarkEngineTwoWorkers(b *testing.B) { benchmark(b, 2) }

func benchmark(b *testing.B, workers int) {
	p := pool(b, Options{Workers: workers})
	for range workers {
		must(b, p, "dot", drawing)
	}
	b.SetParallelism(workers)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := p.Run(context.Background(), "dot", drawing, enough); err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkStart is what a worker costs before its first figure.
func BenchmarkStart(b *testing.B) {
	c := command(b, asWorker)
	for b.Loop() {
		w, err := start(context.Background(), c)
		if err != nil {
			b.Fatal(err)
		}
		w.end()
	}
}

// A whole figure in the way of Auto: one layout after the other here, or several
// at once in workers.
func BenchmarkAutoHere(b *testing.B) { benchmarkAuto(b, nil) }
func BenchmarkAutoTwoWorkers(b *testing.B) {
	benchmarkAuto(b, pool(b, Options{}))
}

func benchmarkAuto(b *testing.B, p layout.Runner) {
	f := ring(20)
	for b.Loop() {
		if _, _, err := layout.Arrange(context.Background(), f, layout.Options{Engine: layout.Auto, Runner: p}); err != nil {
			b.Fatal(err)
		}
	}
}
