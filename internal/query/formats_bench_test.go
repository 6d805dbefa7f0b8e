package query

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/render"
)

// BenchmarkEncode is one figure of 50 actors and 90 ties in every format, laid
// out beforehand: operations a second are figures a second. The bytes are the
// size of the file. A PNG has 300 dots per inch unless asked otherwise.
func BenchmarkEncode(b *testing.B) {
	figure := fiftyActors(b)
	scene, _, err := FigureOptions{}.arrange(context.Background(), figure, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range Formats() {
		b.Run(format.Name, func(b *testing.B) { benchmarkEncode(b, format, figure, scene, FigureOptions{}) })
		if format.Name == "png" {
			b.Run("png at 96 dpi", func(b *testing.B) { benchmarkEncode(b, format, figure, scene, FigureOptions{DPI: 96}) })
		}
	}
}

func benchmarkEncode(b *testing.B, f Format, figure *render.Figure, scene *render.Scene, o FigureOptions) {
	b.ReportAllocs()
	size := &counter{}
	for b.Loop() {
		size.n = 0
		var err error
		if f.figure != nil {
			err = f.figure(size, figure)
		} else {
			_, err = f.scene(context.Background(), size, scene, o)
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
	var csv strings.Builder
	csv.WriteString("from,relation,to,status,source\n")
	for i := range 90 {
		relation := []string{"supplies", "pressures", "warns"}[i%3]
		fmt.Fprintf(&csv, "Actor %d,%s,Actor %d,asserted,a newspaper\n", i%50, relation, (i%50+1+i/50*(7+i%11))%50)
	}
	file := filepath.Join(b.TempDir(), "ties.csv")
	if err := os.WriteFile(file, []byte(csv.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	g, err := Open(context.Background(), Inputs{Files: []string{file}})
	if err != nil {
		b.Fatal(err)
	}
	f, err := Draw(context.Background(), g, Question{Verb: "draw"}, "test")
	if err != nil {
		b.Fatal(err)
	}
	if len(f.Nodes) != 50 || len(f.Links) != 90 {
		b.Fatalf("%d actors and %d ties", len(f.Nodes), len(f.Links))
	}
	return f
}
