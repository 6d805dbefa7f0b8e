package graphviz

import (
	"context"
	"math"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/grid"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

const (
	actorGap = 32.0 // the room between two actors
	// toPush is the share of actors that may overlap another when pushing begins. To
	// stretch a drawing until the two that are nearest to one another are apart would
	// make it as large as chance has it: up to 140,000 pixels for 1,000 actors.
	toPush  = 0.02
	pushes  = 60  // rounds in which every actor is looked at
	stretch = 1.2 // what a drawing is stretched by where pushing makes no room
	// stretches is how often: beyond it actors stay on one another.
	stretches = 30
)

// keepApart moves actors that were placed without regard to their sizes until none
// overlaps another: each part of a drawing is stretched until few do, and these are
// pushed apart; then the parts are set beside one another. Lines lead straight from
// actor to actor. It fails only where ctx is done, and takes time in proportion to the
// square of the number of actors, a few milliseconds for a thousand.
func keepApart(ctx context.Context, d *draft.Draft, p *draft.Positions) error {
	count := steps.Count(ctx)
	before := slices.Clone(p.Centres)
	all := parts(d.Figure)
	sizes := make([]render.Box, len(all))
	for i, part := range all {
		c := throng{steps: count}
		for _, n := range part {
			c.actors, c.at = append(c.actors, d.Actors[n]), append(c.at, p.Centres[n])
		}
		c.keepApart()
		for k, n := range part {
			p.Centres[n] = c.at[k]
		}
		sizes[i] = c.bounds()
	}
	if len(all) > 1 {
		for i, by := range inRows(sizes) {
			for _, n := range all[i] {
				p.Centres[n] = geom.QuantisePoint(geom.Add(p.Centres[n], by))
			}
		}
	}
	for i, l := range d.Figure.Links {
		from, to := p.Centres[l.From], p.Centres[l.To]
		if l.From == l.To {
			by := geom.Sub(from, before[l.From])
			for k, q := range p.Curves[i] {
				p.Curves[i][k] = geom.QuantisePoint(geom.Add(q, by))
			}
		} else {
			p.Curves[i] = geom.Curve{from, geom.Lerp(from, to, 1.0/3), geom.Lerp(from, to, 2.0/3), to}
		}
		p.Labels[i] = p.Curves[i].At(p.Curves[i].Middle(0.5))
	}
	return count.Err()
}

// throng is actors on their way to stand apart.
type throng struct {
	steps  *steps.Counter
	actors []draft.Actor
	at     []render.Point // their centres
}

func (c *throng) keepApart() {
	c.stretch(min(c.apartAt(), c.most()))
	for range stretches {
		if c.push() {
			return
		}
		c.stretch(stretch)
	}
}

// box is an actor with half of the room between two around it.
func (c *throng) box(i int) render.Box {
	return geom.Around(c.at[i], c.actors[i].W+actorGap, c.actors[i].H+actorGap)
}

// bounds is the box around all actors.
func (c *throng) bounds() render.Box {
	var all render.Box
	for i := range c.at {
		all = geom.Union(all, c.box(i))
	}
	return all
}

func (c *throng) stretch(by float64) {
	for i := range c.at {
		c.at[i] = geom.QuantisePoint(geom.Scale(c.at[i], by))
	}
}

// most is what the drawing may be stretched by at most: until it is as long as all
// actors in a row.
func (c *throng) most() float64 {
	row := 0.0
	for i := range c.actors {
		row += c.actors[i].W + actorGap
	}
	all := c.bounds()
	return max(1, row/max(all.W, all.H))
}

// apartAt is what the drawing is to be stretched by for all actors but a few to stand
// apart.
func (c *throng) apartAt() float64 {
	need := make([]float64, len(c.at)) // of each actor
	for i, a := range c.actors {
		if c.steps.Over(1 + i/64) { // a look at a pair is far less than a step
			return 1
		}
		for j, b := range c.actors[:i] {
			across, down := math.Abs(c.at[i].X-c.at[j].X), math.Abs(c.at[i].Y-c.at[j].Y)
			k := min(((a.W+b.W)/2+actorGap)/max(across, 0.01), ((a.H+b.H)/2+actorGap)/max(down, 0.01))
			need[i], need[j] = max(need[i], k), max(need[j], k)
		}
	}
	slices.Sort(need)
	return max(1, need[int(float64(len(need)-1)*(1-toPush))])
}

// push moves actors that overlap apart, the shorter way, in some rounds. It reports
// whether none does any more.
func (c *throng) push() bool {
	near := grid.New(c.bounds(), len(c.at))
	for i := range c.at {
		near.Set(i, c.box(i))
	}
	for range pushes {
		still := true
		for i := range c.at {
			others := near.Near(c.box(i))
			if c.steps.Over(1 + len(others)) {
				return true
			}
			for _, j := range others {
				if j != i && c.part(i, j) {
					near.Set(j, c.box(j))
					still = false
				}
			}
			near.Set(i, c.box(i))
		}
		if still {
			return true
		}
	}
	return false
}

// part moves two actors apart if they overlap, and reports whether they did. Of two in
// one place the second moves to the right or down.
func (c *throng) part(i, j int) bool {
	a, b := c.box(i), c.box(j)
	way := geom.Sub(c.at[j], c.at[i])
	across, down := (a.W+b.W)/2-math.Abs(way.X), (a.H+b.H)/2-math.Abs(way.Y)
	const rounded = 0.02 // what rounding may take
	if across <= rounded || down <= rounded {
		return false
	}
	by := render.Point{X: math.Copysign(across/2+rounded, way.X)}
	if down < across {
		by = render.Point{Y: math.Copysign(down/2+rounded, way.Y)}
	}
	c.at[i], c.at[j] = geom.QuantisePoint(geom.Sub(c.at[i], by)), geom.QuantisePoint(geom.Add(c.at[j], by))
	return true
}
