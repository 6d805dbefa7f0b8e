package edition

import (
	"context"
	"math"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// Tally counts the actors of a figure that have a place in an earlier one, those
// that are new, and those that are gone.
func Tally(f *render.Figure, earlier *render.Places) (stay, fresh, gone int) {
	known := placesByID(earlier)
	for _, n := range f.Nodes {
		if _, stays := known[n.Actor]; stays {
			stay++
		}
	}
	return stay, len(f.Nodes) - stay, len(known) - stay
}

func placesByID(p *render.Places) map[string]render.Box {
	at := make(map[string]render.Box, len(p.Actors))
	for _, a := range p.Actors {
		at[a.Actor] = a.Box
	}
	return at
}

// Stand is where the actors of an edition stand.
//
// It is told in a frame of its own, whose origin is the upper left of the actors'
// centres, so that an edition over the same actors is computed from the same
// numbers wherever its page has put them.
type Stand struct {
	Centres []render.Point
	// Anchor is the origin of the frame on the page of the earlier edition.
	Anchor render.Point
}

// Place gives every actor of a draft its place: the one that it had, or for a new
// one a place with so many times the usual air around it. Actors that stay get the
// sizes that fit there, in the draft. It fails only where ctx is done, and takes
// time in proportion to new actors times a few hundred places times what a figure
// holds.
func Place(ctx context.Context, d *draft.Draft, earlier *render.Places, ease float64) (Stand, error) {
	r := newNewcomers(steps.Count(ctx), d, earlier)
	r.ease = ease
	r.fitNames()
	r.placeNew()
	if err := r.steps.Err(); err != nil {
		return Stand{}, err
	}
	s := Stand{Centres: make([]render.Point, len(r.at)), Anchor: render.Point{X: math.Inf(1), Y: math.Inf(1)}}
	for _, p := range r.at {
		s.Anchor.X, s.Anchor.Y = min(s.Anchor.X, p.X), min(s.Anchor.Y, p.Y)
	}
	for i, p := range r.at {
		s.Centres[i] = geom.QuantisePoint(geom.Sub(p, s.Anchor))
	}
	return s, nil
}

// Hang tells a drawing where it belongs on the page of an edition, and gives it the
// area of the earlier one as well.
func (s Stand) Hang(d *draft.Drawing, earlier *render.Places) {
	area := geom.Union(geom.MoveBox(d.Bounds, s.Anchor), earlier.Area)
	for _, a := range earlier.Actors {
		area = geom.Union(area, a.Box)
	}
	d.Bounds = geom.MoveBox(geom.Outward(area), geom.Scale(s.Anchor, -1))
	d.Anchor = &s.Anchor
}
