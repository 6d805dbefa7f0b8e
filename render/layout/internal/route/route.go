package route

import (
	"math"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// router looks for better ways for lines between actors that stay in place. The
// engine thinks of lines one by one: it aims all at the centres of actors and
// leads those of a busy pair through one gap, where nobody can tell them apart.
type router struct {
	draft      *draft.Draft
	links      []render.Link
	boxes      []render.Box     // of the actors
	outlines   [][]render.Point // of the actors
	words      captioner        // of the captions, which shares flat and extents
	groupBoxes *groupBoxes      // of the groups; nil where there are none

	curves  []geom.Curve
	flat    [][]render.Point
	extents []render.Box
	arcs    [][]geom.Curve // of each line: those that do not regard captions; nil where lines stay
	near    *surroundings
	bounds  render.Box
	steps   *steps.Counter // looked at in every loop: half a router is of no use
}

// cutting is what it takes to cut a line at the outlines of its actors, in steps.
const cutting = 32

func newRouter(count *steps.Counter, d *draft.Draft, boxes []render.Box, outlines [][]render.Point, p *draft.Positions) *router {
	links, captions := d.Figure.Links, d.Captions
	n := len(links)
	r := &router{draft: d, links: links, boxes: boxes, outlines: outlines,
		curves: make([]geom.Curve, n), flat: make([][]render.Point, n), extents: make([]render.Box, n),
		arcs: make([][]geom.Curve, n), steps: count}
	r.words = captioner{steps: count, actors: boxes, lines: r.flat, extents: r.extents, captions: captions, hints: p.Labels,
		gaps: make([]float64, n), at: make([]render.Box, n)}
	for _, b := range boxes {
		r.bounds = geom.Union(r.bounds, b)
	}
	r.groupBoxes = newGroupBoxes(d, p)
	r.words.groupBoxes = r.groupBoxes
	for i := range links {
		if count.Over(cutting) {
			break
		}
		r.words.gaps[i] = d.Gap(i)
		if !captions[i].Empty() {
			r.words.at[i] = geom.Around(p.Labels[i], captions[i].W, captions[i].H)
			r.bounds = geom.Union(r.bounds, r.words.at[i])
		}
		r.set(i, r.cut(i, p.Curves[i]))
	}
	r.near = newSurroundings(boxes, r.words.at, r.flat)
	r.words.near = r.near
	return r
}

// prepareArcs makes the arcs that lines may move to.
func (r *router) prepareArcs() {
	for i := range r.links {
		if r.steps.Over(len(bows) * cutting) {
			return
		}
		r.arcs[i] = r.plainArcs(i)
	}
}

// clone is a router that starts from the same lines and captions; what it does
// leaves the first as it is, and both may be used at once.
func (r *router) clone() *router {
	c := *r
	c.curves, c.flat, c.extents = slices.Clone(r.curves), slices.Clone(r.flat), slices.Clone(r.extents)
	c.words.at, c.words.lines, c.words.extents = slices.Clone(r.words.at), c.flat, c.extents
	c.near, c.groupBoxes = r.near.clone(), r.groupBoxes.clone()
	c.words.near, c.words.groupBoxes = c.near, c.groupBoxes
	c.steps = r.steps.Fork()
	c.words.steps = c.steps
	return &c
}

// cut is the part of a curve from centre to centre that lies between outlines.
func (r *router) cut(i int, c geom.Curve) geom.Curve {
	c = cutStart(c, r.outlines[r.links[i].From])
	return cutStart(c.Reversed(), r.outlines[r.links[i].To]).Reversed()
}

// set leads a line along a curve. Others do not find it there before it is settled.
func (r *router) set(i int, c geom.Curve) {
	r.curves[i], r.flat[i] = c, c.Flat()
	r.extents[i] = geom.Grow(geom.Bounds(r.flat[i]), 0.5)
}

// settle leads a line along a curve, where others find it.
func (r *router) settle(i int, c geom.Curve) {
	r.set(i, c)
	r.near.lines.SetLine(i, r.flat[i], lineReach)
}

// order is the order in which lines look for ways. Where it is crowded one that
// comes late finds no room, and nobody can say beforehand which should wait.
type order uint8

const (
	stay    order = iota // lines stay where the engine put them
	onward               // first to last in every round
	andBack              // then back
	backAnd              // first back
)

// improve gives each line in turn the way that is cheapest together with the
// best place for its caption there, in a few rounds. It takes time in proportion
// to the lines and to what is near to their ways.
func (r *router) improve(o order, rounds int) {
	for round := range rounds {
		moved := false
		for n := range r.links {
			i := n
			if o == andBack && round%2 == 1 || o == backAnd && round%2 == 0 {
				i = len(r.links) - 1 - n
			}
			if l := r.links[i]; l.From == l.To {
				continue
			}
			best, least := r.curves[i], -1
			box := r.words.at[i]
			changed := false
			for k, c := range append([]geom.Curve{best}, r.ways(i)...) {
				if r.steps.Over(1) {
					return
				}
				r.set(i, c)
				cost := r.cost(i, c, r.flat[i], least)
				at := box
				if (least < 0 || cost < least) && !r.words.captions[i].Empty() {
					var more int
					at, more = r.words.best(i, max(least-cost, -1))
					cost += more
				}
				if least < 0 || cost < least {
					best, least, changed = c, cost, k > 0
					box = at
				}
			}
			r.settle(i, best)
			r.words.settle(i, box)
			moved = moved || changed
		}
		if !moved {
			return
		}
	}
}

// bows are how far arcs stand off from the straight line, as parts of its length.
var bows = [...]float64{0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.5, -0.5}

// plainArcs are arcs between two actors: straight, and bowed to either side.
func (r *router) plainArcs(i int) (arcs []geom.Curve) {
	from, to := geom.Centre(r.boxes[r.links[i].From]), geom.Centre(r.boxes[r.links[i].To])
	d := geom.Sub(to, from)
	long := geom.Length(d)
	if long < 1 {
		return nil
	}
	side := geom.Left(geom.Unit(d))
	for _, b := range bows {
		arcs = r.addArc(arcs, i, geom.Scale(side, float64(b*long)), 0.5)
	}
	return arcs
}

// addArc adds the arc that stands off by a vector, unless little is left of it
// between the actors.
func (r *router) addArc(arcs []geom.Curve, i int, by render.Point, at float64) []geom.Curve {
	from, to := geom.Centre(r.boxes[r.links[i].From]), geom.Centre(r.boxes[r.links[i].To])
	if c := r.cut(i, arc(from, to, by, at)); geom.Long(c.Flat()) > 24 {
		arcs = append(arcs, c)
	}
	return arcs
}

// ways are the arcs between two actors, with those past either side of the caption.
func (r *router) ways(i int) []geom.Curve {
	from, to := geom.Centre(r.boxes[r.links[i].From]), geom.Centre(r.boxes[r.links[i].To])
	d := geom.Sub(to, from)
	long := geom.Length(d)
	if long < 1 {
		return nil
	}
	out := slices.Clone(r.arcs[i])
	w := r.words.at[i]
	if w.W <= 0 {
		return out
	}
	side := geom.Left(geom.Unit(d))
	off := geom.Sub(geom.Centre(w), from)
	at := (float64(off.X*d.X) + float64(off.Y*d.Y)) / float64(long*long)
	away := float64(off.X*side.X) + float64(off.Y*side.Y)
	reach := (float64(math.Abs(side.X)*w.W)+float64(math.Abs(side.Y)*w.H))/2 + draft.BarGap
	if at > 0.2 && at < 0.8 && math.Abs(away) < long {
		out = r.addArc(out, i, geom.Scale(side, away-reach), at)
		out = r.addArc(out, i, geom.Scale(side, away+reach), at)
	}
	return out
}

// arc is a curve without a turning point that stands off from the straight line
// by a vector, at a part of its length.
func arc(from, to, by render.Point, at float64) geom.Curve {
	through := geom.Add(geom.Lerp(from, to, at), by)
	// The control point of the quadratic Bézier curve that passes there.
	u := 1 - at
	rest := geom.Add(geom.Scale(from, float64(u*u)), geom.Scale(to, float64(at*at)))
	control := geom.Scale(geom.Sub(through, rest), 1/float64(2*at*u))
	return geom.Curve{from, geom.Lerp(from, control, 2.0/3), geom.Lerp(to, control, 2.0/3), to}
}

// The price of each fault of a way.
const (
	wayActor    = 30000.0 // through an actor, and
	wayInActor  = 20.0    // a pixel in it
	wayPast     = 2.0     // a pixel close along it
	wayWords    = 8.0     // a pixel through another caption
	wayCrossing = 40.0
	wayTogether = 2.5 // a pixel too near to another line
	wayApart    = 8.0 // which is this near
	wayLong     = 0.4 // a pixel longer than the straight line
	wayTurn     = 22.0
	wayOutside  = 1.5 // a pixel beyond the drawing
)

// cost says how bad a way is. It stops counting beyond limit (if not negative).
func (r *router) cost(i int, c geom.Curve, flat []render.Point, limit int) int {
	over := func(c float64) bool { return limit >= 0 && int(c) > limit }
	extent := geom.Grow(geom.Bounds(flat), wayApart)
	straight := geom.Distance(flat[0], flat[len(flat)-1])
	cost := float64(wayLong*(geom.Long(flat)-straight)) + float64(wayTurn*turning(c))
	whole := geom.Union(r.bounds, geom.Bounds(flat))
	cost += float64(wayOutside * (whole.W - r.bounds.W + whole.H - r.bounds.H))
	cost += r.onActors(i, flat)
	if over(cost) {
		return int(cost)
	}
	words := r.near.words.NearLine(flat, 2)
	r.steps.Over(len(words))
	for _, k := range words {
		if w := r.words.at[k]; k != i && geom.Overlap(w, extent) > 0 {
			cost += float64(wayWords * crossing(flat, geom.Grow(w, 2)))
		}
	}
	lines := r.near.lines.NearLine(flat, wayApart)
	r.steps.Over(len(lines))
	for _, k := range lines {
		if k == i || geom.Overlap(r.extents[k], extent) == 0 {
			continue
		}
		if over(cost) {
			break
		}
		cost += meeting(flat, r.flat[k], r.extents[k])
	}
	return int(cost)
}

// onActors is the price of a way that runs through actors.
func (r *router) onActors(i int, flat []render.Point) float64 {
	l, extent, cost := r.links[i], geom.Bounds(flat), 0.0
	actors := r.near.actors.NearLine(flat, 5)
	r.steps.Over(1 + len(actors))
	for _, k := range actors {
		b := r.boxes[k]
		core := geom.Grow(b, 5)
		if k == l.From || k == l.To {
			core = geom.Grow(b, -12) // slanted sides lie within the box
		}
		if core.W <= 0 || core.H <= 0 || geom.Overlap(core, geom.Grow(extent, 1)) == 0 {
			continue
		}
		near := crossing(flat, core)
		if near == 0 {
			continue
		}
		cost += float64(wayPast * near)
		if in := crossing(flat, geom.Grow(core, -5)); in > 0 {
			cost += wayActor + float64(wayInActor*in)
		}
	}
	return cost + r.groupBoxes.wayCost(i, flat)
}

// meeting is the price of two lines for one another; extent holds the second.
func meeting(a, b []render.Point, extent render.Box) float64 {
	cost := 0.0
	for i := 1; i < len(a); i++ {
		piece := geom.Grow(geom.Bounds(a[i-1:i+1]), wayApart)
		if geom.Overlap(piece, extent) == 0 {
			continue // most pieces of long lines are nowhere near
		}
		middle, near := geom.Lerp(a[i-1], a[i], 0.5), false
		for k := 1; k < len(b); k++ {
			p, q := b[k-1], b[k]
			if max(p.X, q.X) < piece.X || min(p.X, q.X) > piece.X+piece.W ||
				max(p.Y, q.Y) < piece.Y || min(p.Y, q.Y) > piece.Y+piece.H {
				continue
			}
			if geom.Cross(a[i-1], a[i], p, q) {
				cost += wayCrossing
			}
			near = near || geom.PointGap(middle, p, q) < wayApart
		}
		if near {
			cost += float64(wayTogether * geom.Distance(a[i-1], a[i]))
		}
	}
	return cost
}

// turning is how much a curve turns in all, in units of about a radian: the sum
// of the sines between its pieces.
func turning(c geom.Curve) float64 {
	sum, last := 0.0, render.Point{}
	for i := 1; i < len(c); i++ {
		d := geom.Sub(c[i], c[i-1])
		if geom.Length(d) < 0.5 {
			continue
		}
		d = geom.Unit(d)
		if last != (render.Point{}) {
			sum += math.Abs(float64(last.X*d.Y) - float64(last.Y*d.X))
			if float64(last.X*d.X)+float64(last.Y*d.Y) < 0 {
				sum++
			}
		}
		last = d
	}
	return sum
}
