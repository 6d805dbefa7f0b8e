package layout

import (
	"context"
	"testing"

	"dossier/render"
)

func benchmark(b *testing.B, f *render.Figure) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Layout(context.Background(), f, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout4(b *testing.B)  { benchmark(b, pathFigure()) }
func BenchmarkLayout20(b *testing.B) { benchmark(b, randomFigure(20, 30, 1)) }
func BenchmarkLayout50(b *testing.B) { benchmark(b, randomFigure(50, 90, 1)) }
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
	answer, err := shared.run("dot", source(plan{Dot, f.Flow, roomy}, f, actors, captions))
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
		page(f, draw(f, actors, captions, p), opt)
	}
}
