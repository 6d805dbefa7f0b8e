package layout

import (
	"context"
	"testing"
	"time"

	"dossier/render"
)

func benchmark(b *testing.B, f *render.Figure, opt Options) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Layout(context.Background(), f, opt); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout4(b *testing.B)  { benchmark(b, pathFigure(), Options{}) }
func BenchmarkLayout20(b *testing.B) { benchmark(b, randomFigure(20, 30, 1), Options{}) }
func BenchmarkLayout50(b *testing.B) { benchmark(b, randomFigure(50, 90, 1), Options{}) }
func BenchmarkLayout150(b *testing.B) { // by dot, and by what auto takes
	f := randomFigure(150, 300, 1)
	b.Run("dot", func(b *testing.B) { benchmark(b, f, Options{TimeLimit: time.Minute}) })
	b.Run("auto", func(b *testing.B) { benchmark(b, f, Options{Engine: Auto, TimeLimit: time.Minute}) })
}
func BenchmarkLayout50Page(b *testing.B) { // all but the engine
	f := randomFigure(50, 90, 1)
	var actors []actorSize
	var captions []caption
	for i := range f.Nodes {
		actors = append(actors, measureActor(&f.Nodes[i], roomy))
	}
	for i := range f.Links {
		captions = append(captions, measureCaption(&f.Links[i], roomy))
	}
	answer, err := shared.run("dot", source(plan{engine: Dot, flow: f.Flow, wrap: roomy}, f, actors, captions))
	if err != nil {
		b.Fatal(err)
	}
	opt, err := Options{}.withDefaults()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		p, err := readPositions(answer, len(f.Nodes), len(f.Links), 0)
		if err != nil {
			b.Fatal(err)
		}
		d, err := draw(context.Background(), f, actors, captions, p)
		if err != nil {
			b.Fatal(err)
		}
		page(f, d, opt)
	}
}
