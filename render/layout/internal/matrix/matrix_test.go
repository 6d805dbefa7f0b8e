package matrix

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// page is how wide a table may be that stands on paper with the margins of a figure.
const page = 594.0

// network is a figure of n actors with ties between the pairs given, in words.
func network(n int, pairs ...[2]int) *render.Figure {
	f := &render.Figure{}
	for i := range n {
		f.Nodes = append(f.Nodes, render.Node{Actor: fmt.Sprintf("a%03d", i), Name: fmt.Sprintf("Actor %03d", i), Kind: data.KindState})
	}
	for _, p := range pairs {
		f.Links = append(f.Links, render.Link{From: p[0], To: p[1], Relation: "supplies", Caption: "supplies", Tone: data.Cooperative,
			Status: data.Asserted, Origins: 1, Detail: fmt.Sprintf("%d supplies %d: asserted", p[0], p[1])})
	}
	return f
}

// random is a network of n actors in which each of m ties is like no other by rule.
func random(n, m int, seed uint64) *render.Figure {
	r := rand.New(rand.NewPCG(seed, 1))
	f := network(n)
	statuses := data.Statuses()
	for i := range m {
		f.Links = append(f.Links, render.Link{From: r.IntN(n), To: r.IntN(n), Relation: "r", Caption: "r", Tone: data.Tones()[r.IntN(3)],
			Status: statuses[r.IntN(len(statuses))], Origins: 1 + r.IntN(3), Symmetric: r.IntN(4) == 0, Detail: "detail"})
		if r.IntN(3) == 0 {
			f.Links[i].Notes = []int{len(f.Notes) + 1}
			f.Notes = append(f.Notes, render.Note{Claim: "c", Head: "head", Status: "asserted"})
		}
	}
	return f
}

func lay(t testing.TB, f *render.Figure, width float64) *draft.Drawing {
	t.Helper()
	table, err := Lay(context.Background(), f, width)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func names(t *draft.Drawing, f *render.Figure) string {
	var list []string
	for _, a := range t.Actors {
		list = append(list, strings.TrimPrefix(f.Nodes[a.Node].Name, "Actor "))
	}
	return strings.Join(list, " ")
}

// TestBlocks mixes two cliques by number and finds each in one piece, with the larger
// one first.
func TestBlocks(t *testing.T) {
	var pairs [][2]int
	for a := range 9 {
		for b := range a {
			if a%2 == b%2 {
				pairs = append(pairs, [2]int{b, a})
			}
		}
	}
	pairs = append(pairs, [2]int{0, 1})
	f := network(9, pairs...)
	got := strings.Fields(names(lay(t, f, page), f))
	for i, name := range got {
		if even := strings.ContainsAny(name[2:], "02468"); even != (i < 5) {
			t.Errorf("rows %v: the two cliques are mixed", got)
			break
		}
	}
}

// TestOrderGoesByContent shuffles actors and links and finds the same rows.
func TestOrderGoesByContent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 14).Draw(t, "actors")
		f := network(n)
		for i := range rapid.IntRange(0, 30).Draw(t, "ties") {
			f.Links = append(f.Links, render.Link{From: rapid.IntRange(0, n-1).Draw(t, "from"), To: rapid.IntRange(0, n-1).Draw(t, "to"),
				Relation: fmt.Sprint(i), Tone: data.Neutral, Status: data.Asserted})
		}
		to := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range n {
				if !yield(i) {
					return
				}
			}
		})).Draw(t, "places")
		other := &render.Figure{Nodes: make([]render.Node, n)}
		for i, node := range f.Nodes {
			other.Nodes[to[i]] = node
		}
		for _, l := range rapid.Permutation(f.Links).Draw(t, "links") {
			l.From, l.To = to[l.From], to[l.To]
			other.Links = append(other.Links, l)
		}
		one, err := Lay(context.Background(), f, page)
		if err != nil {
			t.Fatal(err)
		}
		two, err := Lay(context.Background(), other, page)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := names(one, f), names(two, other); a != b || len(strings.Fields(a)) != n {
			t.Fatalf("rows %s, and %s of the same network in another order", a, b)
		}
	})
}

func TestGroupsStayTogether(t *testing.T) {
	f := random(12, 40, 5)
	f.Groups = []render.Group{{Label: "states", Members: []int{1, 5, 9}}, {Label: "persons", Members: []int{0, 2}, Role: render.Context}}
	table := lay(t, f, page)
	var in []int
	for _, a := range table.Actors {
		in = append(in, slices.IndexFunc(f.Groups, func(g render.Group) bool { return slices.Contains(g.Members, a.Node) }))
	}
	if want := []int{0, 0, 0, 1, 1, -1, -1, -1, -1, -1, -1, -1}; !slices.Equal(in, want) {
		t.Errorf("the groups of the rows are %v, want %v", in, want)
	}
	for g, mark := range table.Groups {
		for _, a := range table.Actors {
			inside := geom.Overlap(mark.Box, a.Box) > a.Box.W*a.Box.H/2
			if inside != slices.Contains(f.Groups[g].Members, a.Node) {
				t.Errorf("actor %d stands in box %d: %v", a.Node, g, inside)
			}
		}
	}
}

// TestEveryTieHasItsCell finds each link in the cell of its row and column, and a
// symmetric one in both.
func TestEveryTieHasItsCell(t *testing.T) {
	for seed := range uint64(20) {
		f := random(3+int(seed)%9, 30, seed)
		table := lay(t, f, page)
		met := make(map[int][]bool) // whether again, by link
		for _, c := range table.Matrix.Cells {
			row, column := table.Actors[c.Row].Node, table.Matrix.Columns[c.Column].Node
			if c.Words == "" {
				t.Errorf("cell %d, %d says nothing", c.Row, c.Column)
			}
			for _, tie := range c.Ties {
				count := 0
				for _, i := range tie.Links {
					l := &f.Links[i]
					forth, back := l.From == row && l.To == column, l.Symmetric && l.From == column && l.To == row
					if !forth && !back {
						t.Errorf("tie %d stands in the cell of %d and %d: %+v", i, row, column, *l)
					}
					if l.Status != tie.Stroke.Status && fmt.Sprint(render.LineStyle(l.Status)) != fmt.Sprint(render.LineStyle(tie.Stroke.Status)) || l.Tone != tie.Stroke.Tone {
						t.Errorf("tie %d is drawn as %+v: %+v", i, tie.Stroke, *l)
					}
					met[i] = append(met[i], tie.Again)
					count += len(l.Rows())
				}
				said := ""
				if tie.Count != nil {
					said = tie.Count.String
				}
				if count > 1 && said != fmt.Sprint(count) || count == 1 && said != "" {
					t.Errorf("%d ties are counted %q", count, said)
				}
			}
		}
		for i, l := range f.Links {
			want := []bool{false}
			if l.Symmetric && l.From != l.To {
				want = []bool{false, true}
			}
			if !slices.Equal(met[i], want) {
				t.Errorf("seed %d: tie %d stands in cells %v, want %v", seed, i, met[i], want)
			}
		}
	}
}

// TestNothingOverlaps holds marks, counts and numbers to their cells and apart from one
// another, and names to their rows and columns.
func TestNothingOverlaps(t *testing.T) {
	for seed := range uint64(40) {
		f := random(2+int(seed*7)%50, int(seed*11)%200, seed)
		if seed%3 == 0 {
			f.Nodes[0].Name = "The International Consortium for the Development of Strategic Minerals"
		}
		for _, width := range []float64{page, 280} {
			table := lay(t, f, width)
			for _, c := range table.Matrix.Cells {
				var boxes []render.Box
				for _, tie := range c.Ties {
					boxes = append(boxes, tie.Box)
					if tie.Count != nil {
						boxes = append(boxes, textBox(*tie.Count))
					}
					for _, b := range tie.Badges {
						boxes = append(boxes, geom.Around(b.Centre, 2*b.Radius, 2*b.Radius))
					}
				}
				apart(t, boxes)
				for _, b := range boxes {
					if outside(b, c.Box) {
						t.Fatalf("seed %d: %+v lies outside of its cell %+v", seed, b, c.Box)
					}
				}
			}
			var texts []render.Box
			for _, h := range table.Matrix.Heading {
				texts = append(texts, textBox(h))
			}
			for _, n := range table.Matrix.Numbers {
				texts = append(texts, textBox(n))
			}
			for _, c := range table.Matrix.Columns {
				for _, l := range c.Texts {
					texts = append(texts, textBox(l))
				}
			}
			for _, a := range table.Actors {
				for _, l := range a.Names {
					texts = append(texts, textBox(l))
				}
			}
			for _, b := range texts {
				if outside(b, table.Bounds) {
					t.Fatalf("seed %d: %+v lies outside of the table %+v", seed, b, table.Bounds)
				}
			}
			apart(t, texts)
		}
	}
}

// textBox is the room of a text: its letters without the little that reaches below.
func textBox(l render.Text) render.Box {
	b := render.Box{X: l.At.X, Y: l.At.Y - 0.72*l.Size, W: l.Width, H: 0.76 * l.Size}
	switch {
	case l.Turned:
		return render.Box{X: l.At.X - 0.72*l.Size, Y: l.At.Y - l.Width, W: 0.76 * l.Size, H: l.Width}
	case l.Anchor == render.AnchorEnd:
		b.X -= l.Width
	case l.Anchor == render.AnchorMiddle:
		b.X -= l.Width / 2
	}
	return b
}

func outside(b, of render.Box) bool {
	const touch = 0.01
	return b.X < of.X-touch || b.Y < of.Y-touch || b.X+b.W > of.X+of.W+touch || b.Y+b.H > of.Y+of.H+touch
}

func apart(t *testing.T, boxes []render.Box) {
	t.Helper()
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if geom.Overlap(a, b) > 0.1 {
				t.Fatalf("%+v and %+v overlap", a, b)
			}
		}
	}
}

// TestFitsThePage lays out networks that lines cannot show at the width of a page, with
// names of at least 7 points.
func TestFitsThePage(t *testing.T) {
	for _, c := range []struct {
		actors, ties int
		numbered     bool
	}{{20, 143, false}, {34, 78, false}, {40, 90, false}, {49, 100, true}, {77, 254, true}} {
		f := random(c.actors, c.ties, 3)
		f.Notes = nil
		for i := range f.Links {
			f.Links[i].Notes = nil
		}
		for i := range f.Nodes {
			f.Nodes[i].Name = fmt.Sprintf("Person %d", i)
		}
		table := lay(t, f, page)
		if table.Bounds.W > page {
			t.Errorf("%d actors take %v pixels of %v", c.actors, table.Bounds.W, page)
		}
		if got := len(table.Matrix.Numbers) > 0; got != c.numbered {
			t.Errorf("%d actors: columns with numbers are %v, want %v", c.actors, got, c.numbered)
		}
		for _, a := range table.Actors {
			if points := a.Names[0].Size * 0.75; points < 7 {
				t.Errorf("%d actors: names of %v points", c.actors, points)
			}
		}
	}
}

func TestLegendAndFooter(t *testing.T) {
	f := network(3, [2]int{0, 1}, [2]int{1, 2}, [2]int{1, 2})
	wordless := render.LegendEntry{Mark: render.MarkColour, Label: "lines without words: supplies", Tone: data.Cooperative}
	f.Wordless = []render.LegendEntry{wordless}
	f.Legend = []render.LegendEntry{{Mark: render.MarkShape, Label: "state", Kind: data.KindState},
		{Mark: render.MarkColour, Label: "cooperative", Tone: data.Cooperative}, wordless,
		{Mark: render.MarkLine, Label: "asserted", Status: data.Asserted}, {Mark: render.MarkNumber, Label: "evidence note"}}
	f.Relations = []render.Relation{{Tone: data.Cooperative, Phrase: "supplies", Ties: 2}, {Tone: data.Cooperative, Phrase: "aids", Ties: 1}}
	table := lay(t, f, page)
	var got []string
	for _, e := range table.Legend {
		got = append(got, fmt.Sprintf("%d %v", e.Mark, e.Cell))
	}
	want := []string{fmt.Sprintf("%d false", render.MarkShape), fmt.Sprintf("%d true", render.MarkColour), fmt.Sprintf("%d true", render.MarkCount), fmt.Sprintf("%d true", render.MarkLine)}
	if !slices.Equal(got, want) {
		t.Errorf("legend %v, want %v", got, want)
	}
	if want := []string{"The cooperative ties: supplies (2), aids."}; !slices.Equal(table.Footer, want) {
		t.Errorf("footer %q, want %q", table.Footer, want)
	}
	f.Links[0].Notes = []int{1}
	if table := lay(t, f, page); table.Legend[len(table.Legend)-1].Mark != render.MarkNumber || len(table.Footer) != 1 {
		t.Errorf("with a note: %+v, %q", table.Legend, table.Footer)
	}
	if table := lay(t, f, 30); table.Legend[len(table.Legend)-1].Mark == render.MarkNumber || len(table.Footer) != 2 {
		t.Errorf("without room for its number: %+v, %q", table.Legend, table.Footer)
	}
}

func TestBeyond(t *testing.T) {
	complete := func(n int) [][2]int {
		var pairs [][2]int
		for a := range n {
			for b := range a {
				pairs = append(pairs, [2]int{a, b})
			}
		}
		return pairs
	}
	for _, c := range []struct {
		actors, pairs int
		want          bool
	}{
		// Drawn by hand or by search without a fault at the size of a page:
		{40, 80, false}, {55, 75, false}, {72, 94, false}, {34, 78, false}, {100, 150, false}, {9, 36, false},
		// and not:
		{30, 90, true}, {49, 100, true}, {20, 143, true}, {77, 254, true}, {12, 66, true},
		{0, 0, false}, {2, 1, false}, {400, 390, false},
	} {
		pairs := complete(c.actors)
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(pairs), func(i, k int) { pairs[i], pairs[k] = pairs[k], pairs[i] })
		pairs = pairs[:min(c.pairs, len(pairs))]
		for _, p := range pairs { // other ties of the pair add nothing, nor do ties to oneself
			pairs = append(pairs, [2]int{p[1], p[0]}, p, [2]int{p[0], p[0]})
		}
		if got := Beyond(network(c.actors, pairs...)); got != c.want {
			t.Errorf("%d actors and %d pairs are beyond lines: %v", c.actors, c.pairs, got)
		}
	}
}

func TestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Lay(ctx, random(60, 100, 1), page); err == nil {
		t.Error("a table was made although nobody waits for it")
	}
}

func BenchmarkLay(b *testing.B) {
	for _, n := range []int{20, 77, 400, 1000} {
		f := random(n, 3*n/2, 1)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Lay(b.Context(), f, page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
