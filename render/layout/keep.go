package layout

import (
	"context"
	"math"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/readability"
	"dossier/render/internal/steps"
)

// keep is the program that leads lines around actors that have their places.
const keep Engine = "nop"

// Kept says what became of the actors of an earlier figure.
type Kept struct {
	Stay, New, Gone int
	// Cut counts actors that stay and whose name is broken more narrowly, or cut,
	// since it would run into another actor; Overlap pairs of actors that overlap
	// all the same, since they did in the earlier figure.
	Cut, Overlap int
}

// tally counts which actors of a figure have a place in an earlier one.
func tally(f *render.Figure, earlier *render.Places) Kept {
	known := placesByID(earlier)
	k := Kept{}
	for _, n := range f.Nodes {
		if _, stays := known[n.Actor]; stays {
			k.Stay++
		}
	}
	k.New, k.Gone = len(f.Nodes)-k.Stay, len(known)-k.Stay
	return k
}

func placesByID(p *render.Places) map[string]render.Box {
	at := make(map[string]render.Box, len(p.Actors))
	for _, a := range p.Actors {
		at[a.Actor] = a.Box
	}
	return at
}

// arrangeKept lays a figure out as a new edition of an earlier one. Where none
// of its actors stood there, it is laid out afresh and then drawn as an edition
// of itself: an edition over the same actors is then the same to the byte.
func arrangeKept(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	told := tally(f, opt.Keep)
	choice := ""
	if told.Stay == 0 {
		fresh := opt
		fresh.Keep = nil
		s, r, err := compare(ctx, f, fresh)
		if err != nil {
			return nil, Report{}, err
		}
		opt.Keep, choice = &s.Places, r.Choice
	}
	opt.Engine = keep
	s, r, err := compare(ctx, f, opt)
	if err != nil {
		return nil, Report{}, err
	}
	told.Cut = narrowed(f, s)
	told.Overlap = r.Counts.ActorsOverActors
	r.Engine, r.Choice, r.Kept = "", choice, &told
	return s, r, nil
}

// followKept lays a figure out around the places of an earlier one.
//
// All is done in a frame of its own, whose origin is the upper left of the
// actors' centres, so that an edition over the same actors is computed from the
// same numbers wherever its page has put them.
//
// Where something is hidden in a figure of which lines can be followed, new
// actors look once more for places with more air.
func followKept(ctx context.Context, f *render.Figure, pl plan, opt Options) (*render.Scene, error) {
	var best *render.Scene
	least := 0
	for _, ease := range [...]float64{1, 1.6, 2.4} {
		actors, captions := measure(f, pl.wrap)
		r := newNewcomers(steps.Count(ctx), f, actors, captions, opt.Keep)
		r.ease = ease
		r.fitNames(pl.wrap)
		r.placeNew()
		if err := r.steps.Err(); err != nil {
			return nil, err
		}
		s, err := around(ctx, f, pl, opt, r)
		if err != nil {
			return nil, err
		}
		c, err := readability.Measure(ctx, s)
		if err != nil {
			return nil, err
		}
		if n := c.Collisions(); best == nil || n < least {
			best, least = s, n
		}
		if least == 0 || tally(f, opt.Keep).New == 0 || len(f.Nodes) > compareActors || len(f.Links) > compareTies {
			break
		}
	}
	return best, nil
}

// around draws a figure whose actors all have their places.
func around(ctx context.Context, f *render.Figure, pl plan, opt Options, r *newcomers) (*render.Scene, error) {
	actors, captions := r.actors, r.captions
	anchor := render.Point{X: math.Inf(1), Y: math.Inf(1)}
	for _, p := range r.at {
		anchor.X, anchor.Y = min(anchor.X, p.X), min(anchor.Y, p.Y)
	}
	centres := make([]render.Point, len(r.at))
	for i, p := range r.at {
		centres[i] = geom.QuantisePoint(geom.Sub(p, anchor))
	}
	pl.at = centres
	answer, err := opt.runner().Run(ctx, string(keep), source(pl, f, actors, captions), opt.TimeLimit)
	if err != nil {
		return nil, err
	}
	p, err := readPositions(answer, len(f.Nodes), len(f.Links), 0)
	if err != nil {
		return nil, misread(err)
	}
	p.moveTo(centres)
	d, err := drawKept(ctx, f, actors, captions, p)
	if err != nil {
		return nil, err
	}
	area := geom.Union(moveBox(d.bounds, anchor), opt.Keep.Area)
	for _, a := range opt.Keep.Actors {
		area = geom.Union(area, a.Box)
	}
	d.bounds = moveBox(outward(area), geom.Scale(anchor, -1))
	d.anchor = &anchor
	return page(f, d, opt), nil
}

// drawKept draws with lines that start from the engine's ways, and in a figure
// of which lines are looked at one by one also from straight ones, whichever is
// easier to read: the engine leads lines around actors, but close along them.
func drawKept(ctx context.Context, f *render.Figure, actors []actorSize, captions []caption, p *positions) (*drawing, error) {
	straight := &positions{centres: p.centres, curves: slices.Clone(p.curves), labels: slices.Clone(p.labels)}
	spread(p, f.Links, captions)
	d, err := draw(ctx, f, actors, captions, p)
	if err != nil || len(f.Links) > everyOrder {
		return d, err
	}
	for i, l := range f.Links {
		if from, to := p.centres[l.From], p.centres[l.To]; l.From != l.To {
			straight.curves[i] = arc(from, to, render.Point{}, 0.5)
			straight.labels[i] = geom.QuantisePoint(geom.Lerp(from, to, 0.5))
		}
	}
	spread(straight, f.Links, captions)
	other, err := draw(ctx, f, actors, captions, straight)
	if err == nil && other.counts.Score() < d.counts.Score() {
		d = other
	}
	return d, err
}

// moveTo puts the engine's answer, whose origin is its own and whose numbers
// have five digits, to where the actors are.
func (p *positions) moveTo(centres []render.Point) {
	by := geom.Sub(centres[0], p.centres[0])
	for i := range p.curves {
		for k := range p.curves[i] {
			p.curves[i][k] = geom.QuantisePoint(geom.Add(p.curves[i][k], by))
		}
		p.labels[i] = geom.QuantisePoint(geom.Add(p.labels[i], by))
	}
	p.centres = centres
}

// standing is the shift that brings a drawing of an edition to its page: actors
// stand where they stood in the earlier one, and where the drawing has grown
// beyond the page's left edge or the title, all move right or down together.
func standing(d *drawing, top float64) render.Point {
	return render.Point{
		X: d.anchor.X + grid(max(0, margin-geom.Quantise(d.anchor.X+d.bounds.X))),
		Y: d.anchor.Y + grid(max(0, top-geom.Quantise(d.anchor.Y+d.bounds.Y))),
	}
}

// places tells where the actors of a scene stand, before it is brought to a width.
func places(s *render.Scene, bounds render.Box) render.Places {
	p := render.Places{Area: outward(bounds)}
	for _, a := range s.Actors {
		p.Actors = append(p.Actors, render.Place{Actor: a.Actor, Box: a.Box})
	}
	return p
}

// outward rounds a box to whole pixels that hold it, which no sum can wear off.
func outward(b render.Box) render.Box {
	x, y := math.Floor(geom.Quantise(b.X)), math.Floor(geom.Quantise(b.Y))
	return render.Box{X: x, Y: y, W: math.Ceil(geom.Quantise(b.X+b.W)) - x, H: math.Ceil(geom.Quantise(b.Y+b.H)) - y}
}

// narrowed counts the actors of a scene whose names are not broken as they would
// be without neighbours.
func narrowed(f *render.Figure, s *render.Scene) int {
	in, n := roomy, 0
	if s.Places.Narrow {
		in = narrow
	}
	for _, a := range s.Actors {
		if lines := measureActor(&f.Nodes[a.Node], in).lines; len(a.Names) != len(lines) {
			n++
		} else {
			for k := range lines {
				if lines[k] != a.Names[k].String {
					n++
					break
				}
			}
		}
	}
	return n
}
