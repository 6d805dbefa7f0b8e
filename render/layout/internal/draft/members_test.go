package draft

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
)

// boxOf is a node with members, some with notes.
func boxOf(members int, name func(i int) string) *render.Node {
	n := &render.Node{Actor: "hub owns", Name: "many", Kind: data.KindOrganization}
	for i := range members {
		m := render.Member{Actor: fmt.Sprint("m", i), Name: name(i), Detail: "about"}
		for k := range i % 4 {
			m.Notes = append(m.Notes, i*4+k+1)
		}
		n.Members = append(n.Members, m)
	}
	return n
}

// A box is from square to twice as wide as high, as far as its names and the most that
// it may be wide allow.
func TestShapeOfBoxes(t *testing.T) {
	company := func(i int) string { return "Company " + strconv.Itoa(i) }
	for _, test := range []struct {
		members     int
		name        func(int) string
		in          Wrap
		flat, tall  float64 // bounds of width by height
		mostColumns int
	}{
		{3, company, Roomy, 1, 3.2, 2},
		{12, company, Roomy, 1, 2.2, 3},
		{60, company, Roomy, 1, 2, 5},
		{60, company, Narrow, 0.4, 2, 5},
		{200, company, Roomy, 0.5, 2, 8},
		{3000, company, Roomy, 0.01, 0.1, 8},
		{60, func(i int) string {
			return "The " + strings.Repeat("very ", 9) + "long name of company " + strconv.Itoa(i)
		}, Roomy, 0.4, 2, 5},
	} {
		a := MeasureActor(boxOf(test.members, test.name), test.in)
		if shape := a.W / a.H; shape < test.flat || shape > test.tall || a.W > test.in.widestBox() {
			t.Errorf("%d names are set %v by %v px", test.members, a.W, a.H)
		}
		columns := map[float64]bool{}
		for _, m := range a.members {
			columns[m.Box.X] = true
		}
		if len(columns) > test.mostColumns {
			t.Errorf("%d names are set in %d columns", test.members, len(columns))
		}
	}
}

// Names and numbers stand in their box, clear of one another, and are read downward. None
// is lost or cut that an actor of its own would have whole.
func TestMembersOfABox(t *testing.T) {
	name := func(i int) string { return figures.Names[i%len(figures.Names)] + " " + strconv.Itoa(i) }
	for _, kind := range data.KindsAndNone() {
		for _, in := range []Wrap{Roomy, Narrow} {
			n := boxOf(37, name)
			n.Kind = kind
			a := MeasureActor(n, in)
			if len(a.members) != 37 {
				t.Fatalf("%d members", len(a.members))
			}
			inner := render.InnerBox(render.Box{W: a.W, H: a.H})
			outline := geom.Curve(render.Outline(kind, inner)).Flat()
			var taken []render.Box
			for i, m := range a.members {
				name := ""
				for k, s := range m.Names {
					if k > 0 {
						name += text.Joint(m.Names[k-1].String, s.String)
					}
					name += s.String
					if s.Continues != (k > 0) {
						t.Errorf("line %d of %q begins a text", k, n.Members[i].Name)
					}
					taken = append(taken, render.Box{X: s.At.X, Y: s.At.Y - 10, W: s.Width, H: 13})
				}
				if name != n.Members[i].Name || len(m.Badges) != len(n.Members[i].Notes) || m.Hover != "about" || m.Actor != n.Members[i].Actor {
					t.Errorf("member %d: %+v", i, m)
				}
				for _, b := range m.Badges {
					taken = append(taken, geom.Around(b.Centre, 2*b.Radius-1, 2*b.Radius-1))
				}
				if before := a.members[max(i-1, 0)]; m.Box.X == before.Box.X && m.Box.Y < before.Box.Y || m.Box.X < before.Box.X {
					t.Errorf("member %d stands before member %d", i, i-1)
				}
			}
			for i, b := range taken {
				for _, x := range []float64{b.X, b.X + b.W} {
					for _, y := range []float64{b.Y, b.Y + b.H} {
						if !inside(outline, render.Point{X: x, Y: y}) {
							t.Errorf("%s: %v leaves the outline of %v by %v", kind, b, a.W, a.H)
						}
					}
				}
				for _, other := range taken[:i] {
					if geom.Overlap(b, other) > 0 {
						t.Errorf("%s: %v is on top of %v", kind, b, other)
					}
				}
			}
		}
	}
}

// inside counts how often a ray to the right crosses an outline.
func inside(outline []render.Point, p render.Point) bool {
	in := false
	for i := range outline {
		a, b := outline[i], outline[(i+1)%len(outline)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			in = !in
		}
	}
	return in
}

// Nobody cuts the names of a box, and a drawing that is cloned can be moved by itself.
func TestBoxesStayWhole(t *testing.T) {
	n := boxOf(9, func(i int) string { return "Company " + strconv.Itoa(i) })
	small := render.Box{W: 60, H: 30}
	if a := CutActor(n, small); len(a.members) != 9 || a.H < 100 && a.W < 100 {
		t.Errorf("a box of 9 is cut to %v by %v px with %d names", a.W, a.H, len(a.members))
	}
	d := Measure(&render.Figure{Nodes: []render.Node{*n}}, Roomy)
	first := &Drawing{Actors: []render.ActorMark{d.ActorMark(0, render.Box{X: 10, Y: 20, W: d.Actors[0].W, H: d.Actors[0].H})}}
	at := first.Actors[0].Members[3].Names[0].At
	if want := geom.Add(d.Actors[0].members[3].Names[0].At, render.Point{X: 10, Y: 20}); at != want {
		t.Errorf("a name stands at %v, want %v", at, want)
	}
	second := first.Clone()
	second.Actors[0].Members[3].Names[0].At.X += 100
	second.Actors[0].Members[3].Badges[0].Centre.X += 100
	if first.Actors[0].Members[3].Names[0].At != at || first.Actors[0].Members[3].Badges[0].Centre == second.Actors[0].Members[3].Badges[0].Centre {
		t.Error("a name moved with that of another drawing")
	}
}
