package graphviz

import (
	"context"
	"errors"
	"math/rand"
	"reflect"
	"testing"
	"time"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// placedAt is a figure whose actors are in given places, with lines between them.
func placedAt(f *render.Figure, at func(i int) render.Point) (*draft.Draft, *draft.Positions) {
	d, p := draft.Measure(f, draft.Roomy), &draft.Positions{}
	for i := range f.Nodes {
		p.Centres = append(p.Centres, at(i))
	}
	for _, l := range f.Links {
		from, to := p.Centres[l.From], p.Centres[l.To]
		p.Curves, p.Labels = append(p.Curves, geom.Curve{from, from, to, to}), append(p.Labels, from)
	}
	return d, p
}

// However actors were placed, none is on another in the end, and lines lead to them.
func TestActorsAreKeptApart(t *testing.T) {
	rnd := rand.New(rand.NewSource(3))
	for name, at := range map[string]func(i int) render.Point{
		"by chance":        func(int) render.Point { return render.Point{X: rnd.Float64() * 900, Y: rnd.Float64() * 700} },
		"all in one place": func(int) render.Point { return render.Point{X: 5, Y: 5} },
		"in one row":       func(i int) render.Point { return render.Point{X: float64(i)} },
		"in two places":    func(i int) render.Point { return render.Point{X: float64(400 * (i % 2)), Y: 1} },
		"far apart, but two": func(i int) render.Point {
			return render.Point{X: 700 * float64(max(i, 1)), Y: 700 * float64(max(i, 1))}
		},
		"as far as they come": func(i int) render.Point { return render.Point{X: 1e6 * float64(i%2), Y: 1e6 * float64(i/2%2)} },
	} {
		f := figures.Random(80, 130, 1)
		d, p := placedAt(f, at)
		before := geom.Bounds(p.Centres)
		if err := keepApart(context.Background(), d, p); err != nil {
			t.Fatal(err)
		}
		over := render.Box{}
		for i, a := range d.Actors {
			box := geom.Around(p.Centres[i], a.W, a.H)
			over = geom.Union(over, box)
			for j, b := range d.Actors[:i] {
				if geom.Overlap(geom.Grow(box, actorGap/2-1), geom.Around(p.Centres[j], b.W, b.H)) > 0 {
					t.Errorf("%s: actors %d and %d overlap", name, i, j)
				}
			}
		}
		if max(over.W, over.H) > max(80*250, 1.3*before.W) {
			t.Errorf("%s: %v by %v pixels", name, over.W, over.H)
		}
		for i, l := range f.Links {
			c := p.Curves[i]
			if l.From != l.To && (c[0] != p.Centres[l.From] || c[len(c)-1] != p.Centres[l.To]) {
				t.Errorf("%s: line %d does not lead from actor to actor", name, i)
			}
		}
	}
}

// Parts of a figure that nothing joins keep apart and take no more room than they need.
func TestPartsStandInRows(t *testing.T) {
	f := figures.Random(60, 90, 1)
	for i := range 30 { // and thirty pairs
		f.Nodes = append(f.Nodes, render.Node{Name: "One"}, render.Node{Name: "Other"})
		f.Links = append(f.Links, render.Link{From: 60 + 2*i, To: 61 + 2*i})
	}
	if got := parts(f); len(got) != 31 || len(got[0]) != 60 || len(got[30]) != 2 {
		t.Fatalf("%v", got)
	}
	rnd := rand.New(rand.NewSource(1))
	d, p := placedAt(f, func(i int) render.Point {
		return render.Point{X: float64(500*(i/60)) + rnd.Float64()*50, Y: rnd.Float64() * 50}
	})
	if err := keepApart(context.Background(), d, p); err != nil {
		t.Fatal(err)
	}
	for i, a := range d.Actors {
		for j, b := range d.Actors[:i] {
			if geom.Overlap(geom.Grow(geom.Around(p.Centres[i], a.W, a.H), actorGap/2-1), geom.Around(p.Centres[j], b.W, b.H)) > 0 {
				t.Errorf("actors %d and %d overlap", i, j)
			}
		}
	}
	for i := 60; i < 120; i += 2 {
		if long := geom.Distance(p.Centres[i], p.Centres[i+1]); long > 300 {
			t.Errorf("the line of a pair is %v pixels long", long)
		}
	}
}

// Of actors that are apart none moves against another.
func TestWhatIsApartStays(t *testing.T) {
	f := figures.Random(80, 130, 1)
	at := func(i int) render.Point { return render.Point{X: float64(i%9) * 400, Y: float64(i/9) * 200} }
	d, p := placedAt(f, at)
	if err := keepApart(context.Background(), d, p); err != nil {
		t.Fatal(err)
	}
	for i := range p.Centres {
		if p.Centres[i] != at(i) {
			t.Errorf("actor %d moved to %v", i, p.Centres[i])
		}
	}
}

func TestKeepingApartEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d, p := placedAt(figures.Random(80, 130, 1), func(int) render.Point { return render.Point{} })
	if err := keepApart(ctx, d, p); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// Many ties are placed in the same way whatever was drawn before: without the seed a
// third of these differ from their first time.
func TestEarlierDrawingsDoNotMatter(t *testing.T) {
	place := func(program Program, actors, ties int, seed int64) *draft.Positions {
		t.Helper()
		d := draft.Measure(figures.Random(actors, ties, seed), draft.Roomy)
		p, err := Layout{Program: program, Runner: Here(), TimeLimit: time.Minute}.Place(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	programs := []Program{Sfdp, Dot, Twopi, Neato}
	first := make(map[int64]*draft.Positions)
	for round := range 4 {
		for seed := range int64(6) {
			actors := 30 + 25*int(seed)
			p := place(Sfdp, actors, actors*3/2+20, seed)
			if round == 0 {
				first[seed] = p
			} else if !reflect.DeepEqual(p, first[seed]) {
				t.Errorf("round %d: %d actors came to stand elsewhere", round, actors)
			}
			place(programs[(round+int(seed))%4], 8+int(seed), 12+round, seed)
		}
	}
}
