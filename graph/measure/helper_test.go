package measure

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"pgregory.net/rapid"

	"dossier/data"
	"dossier/graph"
)

var ctx = context.Background()

// link is an arc between two numbered actors.
type link struct{ from, to int }

// relations of test graphs, by position.
const (
	plain = iota // one way, neutral
	friendly
	hostile
	mutual // symmetric
)

func testRelations() []data.Relation {
	return []data.Relation{
		data.PlainRelation("plain", "is tied to"),
		{ID: "friendly", Label: "helps", Inverse: "is helped by", Tone: data.Cooperative, Influence: data.Forward},
		{ID: "hostile", Label: "fights", Inverse: "is fought by", Tone: data.Conflictual, Influence: data.Forward},
		{ID: "mutual", Label: "meets", Symmetric: true, Tone: data.Neutral, Influence: data.Both},
	}
}

// dossierOf makes a dossier of n actors whose ids are in the order of their
// numbers, with one claim for each link, of relation(i).
func dossierOf(n int, links []link, relation func(i int) uint16) *data.Dossier {
	d := &data.Dossier{Relations: testRelations(), Sources: []data.Source{{ID: "s", Title: "S"}}}
	for i := range n {
		id := fmt.Sprintf("a%08d", i)
		d.Actors = append(d.Actors, data.Actor{ID: id, Name: id, Kind: data.Kinds()[i%2]})
	}
	t := &data.Table{Source: "s"}
	for i, l := range links {
		t.From = append(t.From, uint32(l.from))
		t.To = append(t.To, uint32(l.to))
		t.Relation = append(t.Relation, relation(i))
	}
	d.Claims.AppendTable(t)
	return d
}

func viewOf(tb rapid.TB, d *data.Dossier) *graph.View { return filtered(tb, d, graph.Filter{}) }

func filtered(tb rapid.TB, d *data.Dossier, f graph.Filter) *graph.View {
	tb.Helper()
	v, err := build(tb, d).View(context.Background(), f)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// plainView makes a view of plain ties only.
func plainView(tb rapid.TB, n int, links []link) *graph.View {
	tb.Helper()
	return viewOf(tb, dossierOf(n, links, func(int) uint16 { return plain }))
}

// skewedLinks draws m different links between n actors, some of whom are much
// more often addressed than others.
func skewedLinks(n, m int) []link {
	rng := rand.New(rand.NewPCG(7, 7))
	seen := make(map[link]bool, m)
	links := make([]link, 0, m)
	for len(links) < m {
		l := link{rng.IntN(n), int(float64(n) * math.Pow(rng.Float64(), 2.5))}
		if l.from != l.to && !seen[l] {
			seen[l] = true
			links = append(links, l)
		}
	}
	return links
}

func lattice(layers, width int) (n int, links []link) {
	for layer := range layers - 1 {
		for a := range width {
			for b := range width {
				links = append(links, link{layer*width + a, (layer+1)*width + b})
			}
		}
	}
	return layers * width, links
}

func chain(n int) []link {
	links := make([]link, n-1)
	for i := range links {
		links[i] = link{i, i + 1}
	}
	return links
}

// must fails the test on an error.
func must[T any](tb rapid.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

func near(a, b, tolerance float64) bool {
	return a == b || math.Abs(a-b) <= tolerance*max(1, math.Abs(a), math.Abs(b))
}

func allNear(tb rapid.TB, what string, got, want []float64, tolerance float64) {
	tb.Helper()
	if len(got) != len(want) {
		tb.Fatalf("%s: %d scores, want %d", what, len(got), len(want))
	}
	for n := range want {
		if !near(got[n], want[n], tolerance) {
			tb.Fatalf("%s of %d: %v, want %v", what, n, got[n], want[n])
		}
	}
}

// build makes the index of a dossier in which every claim makes a tie.
func build(t interface{ Fatal(args ...any) }, d *data.Dossier) *graph.Graph {
	g, err := graph.Build(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
