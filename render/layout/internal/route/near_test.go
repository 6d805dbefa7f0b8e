package route

import (
	"context"
	"fmt"
	"math/rand"
	"reflect"
	"testing"

	"dossier/data"
	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/grid"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// everyone is the company of a caption where nothing is left out.
func (p *captioner) everyone(i int) company {
	var c company
	for k := range p.actors {
		c.actors = append(c.actors, k)
	}
	for k := range p.lines {
		if k != i {
			c.lines = append(c.lines, k)
			if !p.captions[k].Empty() {
				c.captions = append(c.captions, k)
			}
		}
	}
	return c
}

// someRouter is a router among actors and lines in random places.
func someRouter(actors, ties int, seed int64) *router {
	rnd := rand.New(rand.NewSource(seed))
	f := figures.Random(actors, ties, seed)
	centres := make([]render.Point, actors)
	for i := range centres {
		centres[i] = render.Point{X: rnd.Float64() * 1500, Y: rnd.Float64() * 1500}
	}
	return routerAt(f, centres, func() render.Point { return render.Point{X: rnd.Float64()*120 - 60, Y: rnd.Float64()*120 - 60} })
}

// routerAt is a router among actors in places, and lines that each stand off by a vector.
func routerAt(f *render.Figure, centres []render.Point, off func() render.Point) *router {
	d := draft.Measure(f, draft.Roomy)
	p := &draft.Positions{Centres: centres}
	boxes := make([]render.Box, len(f.Nodes))
	outlines := make([][]render.Point, len(f.Nodes))
	for i := range f.Nodes {
		a := d.Actors[i]
		boxes[i] = geom.Around(p.Centres[i], a.W, a.H)
		outlines[i] = geom.Curve(render.Outline(f.Nodes[i].Kind, boxes[i])).Flat()
	}
	for i := range f.Links {
		from, to, by := p.Centres[f.Links[i].From], p.Centres[f.Links[i].To], off()
		p.Curves = append(p.Curves, arc(from, to, by, 0.5))
		p.Labels = append(p.Labels, geom.Add(geom.Lerp(from, to, 0.5), by))
	}
	r := newRouter(steps.Count(context.Background()), d, boxes, outlines, p)
	r.prepareArcs()
	return r
}

// everywhere makes a router find all that there is wherever it looks: all in one square.
func everywhere(r *router) {
	s := &surroundings{actors: grid.New(render.Box{}, len(r.boxes)), words: grid.New(render.Box{}, len(r.links)), lines: grid.New(render.Box{}, len(r.links))}
	for i, b := range r.boxes {
		s.actors.Set(i, b)
	}
	for i := range r.links {
		s.words.Set(i, r.words.at[i])
		s.lines.SetLine(i, r.flat[i], lineReach)
	}
	r.near, r.words.near = s, s
}

// Lines, captions and bars that look at what is near come to stand where they do if they
// look at everything.
func TestLookingNearIsEnough(t *testing.T) {
	for seed := range int64(8) {
		near, all := someRouter(12+int(seed)*4, 20+int(seed)*7, seed), someRouter(12+int(seed)*4, 20+int(seed)*7, seed)
		everywhere(all)
		var drawn [2]draft.Drawing
		for i, r := range []*router{near, all} {
			for k, b := range r.boxes {
				drawn[i].Actors = append(drawn[i].Actors, r.draft.ActorMark(k, b))
			}
			if err := r.finish(&drawn[i], andBack); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(drawn[0], drawn[1]) {
			t.Errorf("seed %d: another drawing", seed)
		}
	}
}

// A town of streets has actors at its corners and ties along its streets.
func town(side int) *router {
	f := &render.Figure{}
	var centres []render.Point
	for i := range side * side {
		f.Nodes = append(f.Nodes, render.Node{Actor: fmt.Sprint("a", i), Name: fmt.Sprint("Corner ", i)})
		centres = append(centres, render.Point{X: 200 * float64(i%side), Y: 120 * float64(i/side)})
		if i%side > 0 {
			f.Links = append(f.Links, render.Link{From: i - 1, To: i, Caption: "pays", Status: data.Contested})
		}
		if i >= side {
			f.Links = append(f.Links, render.Link{From: i - side, To: i, Caption: "owns"})
		}
	}
	return routerAt(f, centres, func() render.Point { return render.Point{} })
}

// In a network that grows and gets no denser, no line and no caption looks at more.
func TestWorkForALineDoesNotGrow(t *testing.T) {
	const most = 16
	for _, side := range []int{5, 10, 20, 40} {
		r := town(side)
		worst := 0
		for i := range r.links {
			c := r.words.around(i, r.words.candidates(i))
			caption := len(c.actors) + len(c.captions) + len(c.lines)
			line := 0
			for _, way := range r.ways(i) {
				flat := way.Flat()
				line = max(line, len(r.near.actors.NearLine(flat, 5))+len(r.near.words.NearLine(flat, 2))+len(r.near.lines.NearLine(flat, wayApart)))
			}
			worst = max(worst, caption, line)
		}
		t.Logf("%d lines: at most %d are looked at", len(r.links), worst)
		if worst > most {
			t.Errorf("among %d lines one looks at %d others", len(r.links), worst)
		}
	}
}

// What is left out of the company of a caption must not change what a place costs.
func TestCompanyIsWhole(t *testing.T) {
	for seed := range int64(12) {
		r := someRouter(10+int(seed)*3, 20+int(seed)*6, seed)
		p := &r.words
		for i := range p.captions {
			if p.captions[i].Empty() {
				continue
			}
			places := p.candidates(i)
			near, all := p.around(i, places), p.everyone(i)
			for _, b := range places {
				if got, want := p.cost(i, b, near, -1), p.cost(i, b, all, -1); got != want {
					t.Fatalf("seed %d, caption %d at %v costs %d, among all %d", seed, i, b, got, want)
				}
			}
		}
	}
}

// Nor must what is skipped of a line change what two lines cost one another.
func TestMeetingIsWhole(t *testing.T) {
	everywhere := render.Box{X: -1e6, Y: -1e6, W: 2e6, H: 2e6} // skips nothing
	for seed := range int64(6) {
		r := someRouter(20, 60, seed)
		for i, a := range r.flat {
			for k, b := range r.flat {
				if got, want := meeting(a, b, r.extents[k]), meeting(a, b, everywhere); got != want {
					t.Fatalf("seed %d, lines %d and %d: %v, not %v", seed, i, k, got, want)
				}
			}
		}
	}
}
