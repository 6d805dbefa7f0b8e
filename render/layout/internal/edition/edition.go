package edition

import (
	"context"
	"math"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
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

// Old are the boxes that actors of a draft had in an earlier figure, by actor; nil for new
// ones. Actors that stay get the sizes that fit there, in the draft. It fails only where
// ctx is done, and takes time in proportion to the square of the actors.
func Old(ctx context.Context, d *draft.Draft, earlier *render.Places) ([]*render.Box, error) {
	known := placesByID(earlier)
	old := make([]*render.Box, len(d.Actors))
	for i := range d.Figure.Nodes {
		if b, stays := known[d.Figure.Nodes[i].Actor]; stays {
			old[i] = &b
		}
	}
	return old, fitNames(ctx, d, old)
}

// Shift is how far a drawing is from an earlier one in which the same actors stood in the
// same places among each other; ok is false where they did not.
func Shift(dr *draft.Drawing, earlier *render.Places) (by render.Point, ok bool) {
	none := render.Point{}
	known := placesByID(earlier)
	if len(known) != len(dr.Actors) {
		return none, false
	}
	for i := range dr.Actors {
		a := &dr.Actors[i]
		b, stays := known[a.Actor]
		if !stays {
			return none, false
		}
		here := geom.Sub(geom.Centre(b), geom.Centre(a.Box))
		if i == 0 {
			by = geom.QuantisePoint(here)
		}
		if math.Abs(here.X-by.X) > standsAt || math.Abs(here.Y-by.Y) > standsAt {
			return none, false
		}
	}
	return by, true
}

// Near is how far a drawing should move so that the one in the middle of those who stay
// stands where it stood, from left to right and from top to bottom; and how many of them
// stand elsewhere then.
func Near(dr *draft.Drawing, earlier *render.Places) (by render.Point, moved int) {
	known := placesByID(earlier)
	var xs, ys []float64
	for i := range dr.Actors {
		if b, stays := known[dr.Actors[i].Actor]; stays {
			here := geom.Sub(geom.Centre(b), geom.Centre(dr.Actors[i].Box))
			xs, ys = append(xs, here.X), append(ys, here.Y)
		}
	}
	if len(xs) == 0 {
		return by, 0
	}
	byX, byY := slices.Clone(xs), slices.Clone(ys)
	slices.Sort(byX)
	slices.Sort(byY)
	by = geom.QuantisePoint(render.Point{X: byX[len(byX)/2], Y: byY[len(byY)/2]})
	for i := range xs {
		if math.Abs(xs[i]-by.X) > standsAt || math.Abs(ys[i]-by.Y) > standsAt {
			moved++
		}
	}
	return by, moved
}

// standsAt is the distance within which an actor stands where it stood, in pixels: places
// are written with two decimals.
const standsAt = 0.02

// Hang tells a drawing where it belongs on the page of an edition: its origin is at an
// anchor there, and its area includes that of the earlier drawing.
func Hang(d *draft.Drawing, anchor render.Point, earlier *render.Places) {
	area := geom.Union(geom.MoveBox(d.Bounds, anchor), earlier.Area)
	for _, a := range earlier.Actors {
		area = geom.Union(area, a.Box)
	}
	d.Bounds = geom.MoveBox(geom.Outward(area), geom.Scale(anchor, -1))
	d.Anchor = &anchor
}
