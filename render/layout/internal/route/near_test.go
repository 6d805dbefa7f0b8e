package route

import (
	"context"
	"math/rand"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
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
	d := draft.Measure(f, draft.Roomy)
	p := &draft.Positions{}
	boxes := make([]render.Box, actors)
	outlines := make([][]render.Point, actors)
	for i := range f.Nodes {
		a := d.Actors[i]
		p.Centres = append(p.Centres, render.Point{X: rnd.Float64() * 1500, Y: rnd.Float64() * 1500})
		boxes[i] = geom.Around(p.Centres[i], a.W, a.H)
		outlines[i] = geom.Curve(render.Outline(f.Nodes[i].Kind, boxes[i])).Flat()
	}
	for i := range f.Links {
		from, to := p.Centres[f.Links[i].From], p.Centres[f.Links[i].To]
		by := render.Point{X: rnd.Float64()*120 - 60, Y: rnd.Float64()*120 - 60}
		p.Curves = append(p.Curves, arc(from, to, by, 0.5))
		p.Labels = append(p.Labels, geom.Add(geom.Lerp(from, to, 0.5), by))
	}
	return newRouter(steps.Count(context.Background()), d, boxes, outlines, p)
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
