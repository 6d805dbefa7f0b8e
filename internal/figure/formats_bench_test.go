package figure

import (
	"strconv"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// BenchmarkEncode is one figure of 50 actors and 90 ties in every format, laid
// out beforehand: operations a second are figures a second. The bytes are the
// size of the file. A PNG has 300 dots per inch unless asked otherwise.
func BenchmarkEncode(b *testing.B) {
	figure := fiftyActors(b)
	scene, _, err := Drawing{}.arrange(b.Context(), Formats()[0], figure)
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range Formats() {
		b.Run(format.Name, func(b *testing.B) { benchmarkEncode(b, format, figure, scene, options.Look{}) })
		if format.Name == "png" {
			b.Run("png at 96 dpi", func(b *testing.B) { benchmarkEncode(b, format, figure, scene, options.Look{DPI: 96}) })
		}
	}
}

func benchmarkEncode(b *testing.B, f Format, figure *render.Figure, scene *render.Scene, look options.Look) {
	b.ReportAllocs()
	size := &counter{}
	for b.Loop() {
		size.n = 0
		var err error
		switch {
		case f.figure != nil:
			err = f.figure(size, figure)
		case f.pages != nil:
			_, err = f.pages(b.Context(), size, []*render.Scene{scene}, look)
		default:
			_, err = f.scene(b.Context(), size, scene, look)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "figures/s")
	b.ReportMetric(float64(size.n), "bytes")
}

// counter counts what is written to it.
type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}

// fiftyActors is a figure of a ring of 50 actors with 40 ties across.
func fiftyActors(b *testing.B) *render.Figure {
	b.Helper()
	id := func(n int) string { return "actor-" + strconv.Itoa(n%50) }
	d := &data.Dossier{Relations: data.BuiltinRelations(), Sources: []data.Source{{ID: "s", Title: "a newspaper"}}}
	for i := range 50 {
		d.Actors = append(d.Actors, data.Actor{ID: id(i), Name: "Actor " + strconv.Itoa(i)})
	}
	for i := range 90 {
		d.Claims.Append(data.Claim{ID: "c" + strconv.Itoa(i), From: []string{id(i)}, To: []string{id(i + 1 + i/50*(7+i%11))},
			Relation: []string{"supplies", "pressures", "warns"}[i%3], Said: []data.Attribution{{Stance: data.Asserts, Source: "s"}}})
	}
	r := options.Request{Question: ask.Question{Verb: answer.VerbDraw}}
	f, err := Of(b.Context(), answers.Put(b, answers.Engine(b, d), r.Question), r, 0)
	if err != nil {
		b.Fatal(err)
	}
	if len(f.Nodes) != 50 || len(f.Links) != 90 {
		b.Fatalf("%d actors and %d ties", len(f.Nodes), len(f.Links))
	}
	return f
}
