package layout

import (
	"cmp"
	"context"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
)

// sideways is the room that actors beside each other keep between them when a
// drawing is squeezed into a column; leastSqueeze is how little of its width may
// be left, since captions need some as well.
const sideways, leastSqueeze = 14.0, 0.45

// squeezed finishes a figure for a column: as the engine has placed it if that
// fits, else squeezed, by some more where lines that bow out take up what was won.
func squeezed(ctx context.Context, f *render.Figure, pl plan, opt Options, actors []actorSize, captions []caption, p *positions) (s *render.Scene, err error) {
	for _, share := range [...]float64{1, 0.92, 0.84} {
		tight := p.clone()
		if err := squeeze(ctx, tight, f.Links, actors, captions, share*roomIn(opt.Width)); err != nil {
			return nil, err
		}
		s, err = finish(ctx, f, pl, opt, actors, captions, tight)
		if err != nil || s.Width-2*margin <= roomIn(opt.Width) {
			break
		}
	}
	return s, err
}

// squeeze brings the engine's positions closer together from side to side, so that
// the drawing gets as narrow as a column asks for, or as its actors allow: all
// places are scaled, and actors that would then be too near to one beside them
// move on to the right. Lines and captions find their ways afterwards. It fails
// only where ctx is done.
func squeeze(ctx context.Context, p *positions, links []render.Link, actors []actorSize, captions []caption, wide float64) error {
	bounds := render.Box{}
	for i, c := range p.centres {
		bounds = geom.Union(bounds, geom.Around(c, actors[i].w, actors[i].h))
	}
	for i, c := range p.curves {
		bounds = geom.Union(bounds, geom.Union(geom.Bounds(c), geom.Around(p.labels[i], captions[i].w, captions[i].h)))
	}
	if bounds.W <= wide {
		return nil
	}
	k := max(leastSqueeze, wide/bounds.W)
	order := make([]int, len(actors))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(p.centres[a].X, p.centres[b].X), a-b) })
	count := steps.Count(ctx)
	x := make([]float64, len(actors)) // by actor
	for n, i := range order {
		if count.Over(n) {
			return count.Err()
		}
		x[i] = float64(p.centres[i].X * k)
		for _, j := range order[:n] {
			if a, b := actors[i], actors[j]; abs(p.centres[i].Y-p.centres[j].Y) < (a.h+b.h)/2+sideways/2 {
				x[i] = max(x[i], x[j]+(a.w+b.w)/2+sideways)
			}
		}
	}
	p.bringTo(links, x, k)
	return nil
}

// bringTo moves the actors sideways; lines and labels, scaled by k, follow those
// at their ends.
func (p *positions) bringTo(links []render.Link, x []float64, k float64) {
	for i, c := range p.curves {
		from, to := links[i].From, links[i].To
		first, last := x[from]-float64(p.centres[from].X*k), x[to]-float64(p.centres[to].X*k)
		follow := func(at render.Point, share float64) render.Point {
			return geom.QuantisePoint(render.Point{X: float64(at.X*k) + first + float64((last-first)*share), Y: at.Y})
		}
		for n := range c {
			c[n] = follow(c[n], float64(n)/float64(len(c)-1))
		}
		p.labels[i] = follow(p.labels[i], 0.5)
	}
	for i := range p.centres {
		p.centres[i] = geom.QuantisePoint(render.Point{X: x[i], Y: p.centres[i].Y})
	}
}
