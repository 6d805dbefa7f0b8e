package route

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/readability"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// passes are the times that every line and its caption look for better places;
// fewPasses, where there are more than everyOrder lines, of which each takes long.
const passes, fewPasses = 4, 2

// The numbers of ties up to which lines look for better ways in every order, and
// at all: a figure with more is beyond what moving single lines can mend.
const everyOrder, anyOrder = 60, 600

// Draw turns positions into marks: of the drawings whose lines have been led in
// different orders the one that is easiest to read. It fails only where ctx is
// done. It takes time in proportion to the lines and to what lies close to each.
func Draw(ctx context.Context, d *draft.Draft, p *draft.Positions) (*draft.Drawing, error) {
	if p.Settled {
		return settled(ctx, d, p)
	}
	f := d.Figure
	if p.Bundled {
		p = unbundled(d, p)
	}
	orders := []order{andBack, onward, backAnd, stay}
	switch {
	case len(f.Links) > anyOrder:
		orders = orders[3:]
	case len(f.Links) > everyOrder:
		orders = orders[:1]
	}
	first := &draft.Drawing{}
	outlines := make([][]render.Point, len(d.Actors))
	boxes := make([]render.Box, len(d.Actors))
	for i, a := range d.Actors {
		boxes[i] = geom.Around(p.Centres[i], a.W, a.H)
		outlines[i] = geom.Curve(render.Outline(f.Nodes[i].Kind, boxes[i])).Flat()
		first.Actors = append(first.Actors, d.ActorMark(i, boxes[i]))
		first.Bounds = geom.Union(first.Bounds, boxes[i])
	}
	for _, b := range p.Groups {
		first.Bounds = geom.Union(first.Bounds, b)
	}
	ways := newRouter(steps.Count(ctx), d, boxes, outlines, p)
	if orders[0] != stay || ways.groupBoxes != nil {
		ways.prepareArcs()
	}
	if ways.groupBoxes != nil {
		ways.straighten()
	}
	if orders[0] != stay {
		ways.words.place()
	}
	if err := ways.steps.Err(); err != nil {
		return nil, err
	}
	drawings := make([]*draft.Drawing, len(orders))
	errs := make([]error, len(orders))
	var wait sync.WaitGroup
	for i, o := range orders {
		dr := &draft.Drawing{Actors: first.Actors, Bounds: first.Bounds}
		drawings[i] = dr
		wait.Go(func() { // each order on its own copy, so that they share the processors
			if errs[i] = ways.clone().finish(dr, o); errs[i] == nil && len(f.Links) <= anyOrder {
				dr.Counts, errs[i] = readability.Measure(ctx, &render.Scene{Groups: dr.Groups, Actors: dr.Actors, Lines: dr.Lines, Captions: dr.Captions})
			}
		})
	}
	wait.Wait()
	best := slices.MinFunc(drawings, func(a, b *draft.Drawing) int { return cmp.Compare(a.Counts.Score(), b.Counts.Score()) }) // the first of several
	return best, cmp.Or(errs...)
}

// finish leads the lines in an order and adds what is missing to a drawing of the
// actors, unless the context of the router is done before.
func (r *router) finish(dr *draft.Drawing, o order) error {
	links := r.draft.Figure.Links
	if o != stay {
		rounds := passes
		if len(links) > everyOrder {
			rounds = fewPasses
		}
		r.improve(o, rounds)
	}
	r.spreadEnds()
	r.words.place()
	if err := r.steps.Err(); err != nil {
		return err
	}
	words := r.words.at
	var labels []render.Box
	dr.Groups, labels = r.groupBoxes.marks(r)
	for i := range links {
		m := line(&links[i], r.curves[i])
		m.Link = i
		dr.Lines = append(dr.Lines, m)
	}
	setBars(r.steps, dr, links, words, labels)
	for i, box := range words {
		dr.Bounds = geom.Union(dr.Bounds, geom.Grow(geom.Bounds(geom.Curve(dr.Lines[i].Curve).Flat()), 6))
		if r.draft.Captions[i].Empty() {
			continue
		}
		way := geom.Sub(geom.Centre(r.boxes[links[i].To]), geom.Centre(r.boxes[links[i].From]))
		m := r.draft.CaptionMark(i, way, box)
		m.InGroup = r.groupBoxes.hold(box)
		dr.Captions = append(dr.Captions, m)
		dr.Bounds = geom.Union(dr.Bounds, box)
	}
	return r.steps.Err()
}
