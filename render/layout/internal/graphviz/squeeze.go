package graphviz

import (
	"cmp"
	"context"
	"math"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// sideways is the room that actors beside each other keep between them when a
// drawing is squeezed into a column; leastSqueeze is how little of its width may
// be left, since captions need some as well.
const sideways, leastSqueeze = 14.0, 0.45

// Squeeze brings positions closer together from side to side, so that the drawing gets
// as narrow as a column asks for, in pixels, or as its actors allow: all places are
// scaled, and actors that would then be too near to one beside them move on to the
// right. Lines and captions find their ways afterwards. It fails only where ctx is
// done, and takes time in proportion to the square of the number of actors.
func Squeeze(ctx context.Context, d *draft.Draft, p *draft.Positions, wide float64) error {
	actors, captions := d.Actors, d.Captions
	bounds := render.Box{}
	for i, c := range p.Centres {
		bounds = geom.Union(bounds, geom.Around(c, actors[i].W, actors[i].H))
	}
	for i, c := range p.Curves {
		bounds = geom.Union(bounds, geom.Union(geom.Bounds(c), geom.Around(p.Labels[i], captions[i].W, captions[i].H)))
	}
	if bounds.W <= wide {
		return nil
	}
	k := max(leastSqueeze, wide/bounds.W)
	order := make([]int, len(actors))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(p.Centres[a].X, p.Centres[b].X), a-b) })
	count := steps.Count(ctx)
	x := make([]float64, len(actors)) // by actor
	for n, i := range order {
		if count.Over(n) {
			return count.Err()
		}
		x[i] = float64(p.Centres[i].X * k)
		for _, j := range order[:n] {
			if a, b := actors[i], actors[j]; math.Abs(p.Centres[i].Y-p.Centres[j].Y) < (a.H+b.H)/2+sideways/2 {
				x[i] = max(x[i], x[j]+(a.W+b.W)/2+sideways)
			}
		}
	}
	bringTo(p, d.Figure.Links, x, k)
	return nil
}

// bringTo moves the actors sideways; lines and labels, scaled by k, follow those
// at their ends.
func bringTo(p *draft.Positions, links []render.Link, x []float64, k float64) {
	for i, c := range p.Curves {
		from, to := links[i].From, links[i].To
		first, last := x[from]-float64(p.Centres[from].X*k), x[to]-float64(p.Centres[to].X*k)
		follow := func(at render.Point, share float64) render.Point {
			return geom.QuantisePoint(render.Point{X: float64(at.X*k) + first + float64((last-first)*share), Y: at.Y})
		}
		for n := range c {
			c[n] = follow(c[n], float64(n)/float64(len(c)-1))
		}
		p.Labels[i] = follow(p.Labels[i], 0.5)
	}
	for i := range p.Centres {
		p.Centres[i] = geom.QuantisePoint(render.Point{X: x[i], Y: p.Centres[i].Y})
	}
}
