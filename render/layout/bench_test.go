package layout

import (
	"context"
	"testing"
	"time"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/graphviz"
	"dossier/render/layout/internal/page"
	"dossier/render/layout/internal/route"
)

func benchmark(b *testing.B, f *render.Figure, opt Options) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Layout(context.Background(), f, opt); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout4(b *testing.B)  { benchmark(b, figures.Path(), Options{}) }
func BenchmarkLayout20(b *testing.B) { benchmark(b, figures.Random(20, 30, 1), Options{}) }
func BenchmarkLayout50(b *testing.B) { benchmark(b, figures.Random(50, 90, 1), Options{}) }
func BenchmarkLayout150(b *testing.B) { // by dot, and by what auto takes
	f := figures.Random(150, 300, 1)
	b.Run("dot", func(b *testing.B) { benchmark(b, f, Options{TimeLimit: time.Minute}) })
	b.Run("auto", func(b *testing.B) { benchmark(b, f, Options{Engine: Auto, TimeLimit: time.Minute}) })
}
func BenchmarkLayout50Page(b *testing.B) { // all but the engine
	f := figures.Random(50, 90, 1)
	d := draft.Measure(f, draft.Roomy)
	p, err := graphviz.Layout{Program: graphviz.Dot, Flow: f.Flow, Runner: graphviz.Here(), TimeLimit: time.Minute}.Place(context.Background(), d)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		drawing, err := route.Draw(context.Background(), d, p)
		if err != nil {
			b.Fatal(err)
		}
		page.Set(f, drawing, page.Options{})
	}
}
