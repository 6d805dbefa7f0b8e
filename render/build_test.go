package render_test

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/testkit"
	"dossier/render"
)

func sample(t testing.TB) *graph.Graph {
	t.Helper()
	d, problems, err := load.LoadFS(t.Context(), samples.FS(), samples.Default, load.Options{})
	if err != nil || slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Severity == data.Error }) {
		t.Fatalf("loading the sample: %v %v", err, problems)
	}
	return build(t, d)
}

func view(t testing.TB, g *graph.Graph, f graph.Filter) *graph.View {
	t.Helper()
	v, err := g.View(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func node(t testing.TB, g *graph.Graph, id string) graph.Node {
	t.Helper()
	n, ok := g.NodeOf(id)
	if !ok {
		t.Fatalf("no actor %s", id)
	}
	return n
}

// pathOf makes the path along actors with every passing tie of each pair.
func pathOf(t testing.TB, v *graph.View, ids ...string) path.Path {
	t.Helper()
	var p path.Path
	for i := 1; i < len(ids); i++ {
		h := path.Hop{From: node(t, v.Graph(), ids[i-1]), To: node(t, v.Graph(), ids[i])}
		for _, a := range v.Graph().Rows(graph.EitherWay, false).Of(h.From) {
			if a.To == h.To && v.Has(a.Tie) {
				h.Ties = append(h.Ties, a.Tie)
			}
		}
		if len(h.Ties) == 0 {
			t.Fatalf("no tie between %s and %s", ids[i-1], ids[i])
		}
		p.Hops = append(p.Hops, h)
	}
	return p
}

func TestFromPathsGolden(t *testing.T) {
	v := view(t, sample(t), graph.Filter{})
	ans := path.Answer{Paths: []path.Path{pathOf(t, v, "kim-jong-un", "north-korea", "russia", "south-korea")}, Complete: true}
	f := render.FromPaths(v, ans, render.Options{Title: "How Kim reaches Seoul"})
	got, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, "kim-seoul.json", append(got, '\n'))
}

func TestFromPaths(t *testing.T) {
	v := view(t, sample(t), graph.Filter{})
	one := pathOf(t, v, "kim-jong-un", "north-korea", "russia", "south-korea")
	two := pathOf(t, v, "kim-jong-un", "vladimir-putin", "russia", "south-korea")
	f := render.FromPaths(v, path.Answer{Paths: []path.Path{one, two}}, render.Options{})
	if f.Flow != render.LeftToRight {
		t.Error("a short path does not run from left to right")
	}
	for _, n := range f.Nodes {
		if end := n.Actor == "kim-jong-un" || n.Actor == "south-korea"; end != (n.Role == render.End) {
			t.Errorf("%s has role %d", n.Actor, n.Role)
		}
	}
	if len(f.Nodes) != 5 || f.Footer[len(f.Footer)-1] != render.Caveat {
		t.Errorf("%d nodes, footer %q", len(f.Nodes), f.Footer)
	}
	if !strings.HasPrefix(f.Description, "2 paths from Kim Jong Un to South Korea. 5 actors") {
		t.Errorf("description %q", f.Description)
	}
	checkFigure(t, &f)
	// A tie keeps its own direction where the path passes it the other way.
	back := render.FromPaths(v, path.Answer{Paths: []path.Path{pathOf(t, v, "south-korea", "russia")}}, render.Options{})
	for _, l := range back.Links {
		if back.Nodes[l.From].Actor != "russia" {
			t.Errorf("%s runs from %s", l.Relation, back.Nodes[l.From].Actor)
		}
	}
	none := render.FromPaths(v, path.Answer{}, render.Options{})
	if len(none.Nodes) != 0 || !strings.HasPrefix(none.Description, "There is no path.") {
		t.Errorf("no path: %+v", none)
	}
}

// checkFigure holds what every figure must hold.
func checkFigure(t testing.TB, f *render.Figure) {
	t.Helper()
	next := 1
	for i, l := range f.Links {
		if l.From < 0 || l.From >= len(f.Nodes) || l.To < 0 || l.To >= len(f.Nodes) || l.Detail == "" {
			t.Errorf("link %d: %+v", i, l)
		}
		if l.Caption == "" && !slices.ContainsFunc(f.Wordless, func(e render.LegendEntry) bool { return e.Tone == l.Tone }) {
			t.Errorf("link %d has no words, and the legend does not tell them: %+v", i, l)
		}
		if !slices.IsSorted(l.Notes) {
			t.Errorf("link %d has notes %v", i, l.Notes)
		}
		for _, n := range l.Notes {
			if n > next || n < 1 || n > len(f.Notes) {
				t.Errorf("link %d has note %d where at most %d may follow", i, n, next)
			}
			next = max(next, n+1)
		}
	}
	if next-1 != len(f.Notes) {
		t.Errorf("links use %d of %d notes", next-1, len(f.Notes))
	}
	for i, n := range f.Notes {
		if n.Claim == "" || n.Head == "" || n.Status == "" {
			t.Errorf("note %d: %+v", i+1, n)
		}
	}
	checkLegend(t, f)
}

// checkLegend holds the legend to the marks in use: each explained once, and none else.
func checkLegend(t testing.TB, f *render.Figure) {
	t.Helper()
	type mark struct {
		m render.Mark
		v any
	}
	type style struct {
		dash render.Dash
		bars int
	}
	styleOf := func(s data.Status) style {
		d, b := render.LineStyle(s)
		return style{d, b}
	}
	want := map[mark]bool{}
	widths := map[int]bool{}
	for _, n := range f.Nodes {
		want[mark{render.MarkShape, n.Kind}] = true
	}
	for _, l := range f.Links {
		want[mark{render.MarkColour, l.Tone}] = true
		want[mark{render.MarkLine, styleOf(l.Status)}] = true
		widths[render.OriginClass(l.Origins)] = true
	}
	if len(widths) > 1 {
		for class := range widths {
			want[mark{render.MarkWidth, class}] = true
		}
	}
	if len(f.Notes) > 0 {
		want[mark{render.MarkNumber, nil}] = true
	}
	for _, e := range f.Legend {
		if slices.Contains(f.Wordless, e) {
			continue
		}
		m := mark{m: e.Mark}
		switch e.Mark {
		case render.MarkShape:
			m.v = e.Kind
		case render.MarkColour:
			m.v = e.Tone
		case render.MarkLine:
			m.v = styleOf(e.Status)
		case render.MarkWidth:
			m.v = e.Origins
		}
		if !want[m] || e.Label == "" {
			t.Errorf("legend explains %v twice or without need", m)
		}
		delete(want, m)
	}
	if len(want) > 0 {
		t.Errorf("legend does not explain %v", want)
	}
}

func TestFromView(t *testing.T) {
	g := sample(t)
	v := view(t, g, graph.Filter{})
	all := render.FromView(v, render.Selection{}, render.Options{})
	if len(all.Links) != v.NumTies() || all.Flow != render.TopToBottom {
		t.Errorf("%d links for %d ties, flow %d", len(all.Links), v.NumTies(), all.Flow)
	}
	checkFigure(t, &all)
	kim := node(t, g, "kim-jong-un")
	sel := render.Selection{Nodes: []graph.Node{node(t, g, "russia"), kim, node(t, g, "north-korea"), node(t, g, "andrei-lankov")}, Ends: []graph.Node{kim}}
	ego := render.FromView(v, sel, render.Options{NoNotes: true, Flow: new(render.LeftToRight)})
	if len(ego.Nodes) != 4 || len(ego.Notes) != 0 || ego.Flow != render.LeftToRight {
		t.Errorf("%d nodes, %d notes, flow %d", len(ego.Nodes), len(ego.Notes), ego.Flow)
	}
	for _, n := range ego.Nodes {
		if (n.Actor == "kim-jong-un") != (n.Role == render.End) {
			t.Errorf("%s has role %d", n.Actor, n.Role)
		}
	}
	if sel.Nodes[1] != kim {
		t.Error("the selection was reordered")
	}
	checkFigure(t, &ego)
}

func TestMaxNotes(t *testing.T) {
	v := view(t, sample(t), graph.Filter{})
	f := render.FromView(v, render.Selection{}, render.Options{MaxNotes: 3})
	if len(f.Notes) != 3 || !slices.ContainsFunc(f.Footer, func(s string) bool { return strings.HasPrefix(s, "Notes tell 3 of ") }) {
		t.Errorf("%d notes, footer %q", len(f.Notes), f.Footer)
	}
	checkFigure(t, &f)
}

// TestWithdrawn keeps what a filter withdraws out of the notes.
func TestWithdrawn(t *testing.T) {
	v := view(t, sample(t), graph.Filter{WithoutVoices: []string{"russia"}})
	f := render.FromPaths(v, path.Answer{Paths: []path.Path{pathOf(t, v, "north-korea", "russia")}}, render.Options{})
	for _, n := range f.Notes {
		for _, voice := range n.Voices {
			if strings.Contains(voice, "by Russia") {
				t.Errorf("withdrawn, yet told: %s", voice)
			}
		}
	}
}

// TestOrderOfInput shuffles the lists of a dossier and draws the same figure.
func TestOrderOfInput(t *testing.T) {
	d := sample(t).Dossier()
	want := drawAll(t, d)
	for seed := range uint64(5) {
		rng := rand.New(rand.NewPCG(seed, 1))
		shuffled := *d
		shuffled.Actors, shuffled.Relations, shuffled.Sources = shuffle(rng, d.Actors), shuffle(rng, d.Relations), shuffle(rng, d.Sources)
		shuffled.Claims = data.Claims{}
		shuffled.Claims.Append(shuffle(rng, d.Claims.Written())...)
		if got := drawAll(t, &shuffled); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: another figure", seed)
		}
	}
}

func drawAll(t testing.TB, d *data.Dossier) render.Figure {
	all := graph.Filter{Statuses: data.Statuses(), Modalities: data.Modalities()}
	return render.FromView(view(t, build(t, d), all), render.Selection{}, render.Options{})
}

func shuffle[T any](rng *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func TestRandomFigures(t *testing.T) {
	for seed := range uint64(200) {
		d := testkit.SeededDossier(seed, 12, 30)
		f := drawAll(t, d)
		checkFigure(t, &f)
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
