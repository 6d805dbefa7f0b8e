package edition

import (
	"math"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// newcomers finds places for actors that are new in an edition, among those that
// stay, without moving them.
type newcomers struct {
	steps    *steps.Counter // looked at in every loop: half of it is of no use
	f        *render.Figure
	wrap     draft.Wrap
	actors   []draft.Actor // of the draft, whose sizes change
	captions []draft.Caption
	stays    []bool
	at       []render.Point // centres of actors
	boxes    []render.Box   // of actors
	placed   []bool
	gone     []render.Box // what is kept free
	bounds   render.Box   // of all that stays or is kept free
	ties     [][]int      // of each actor, to others
	ease     float64      // how many times the usual air new actors want
}

func newNewcomers(count *steps.Counter, d *draft.Draft, earlier *render.Places) *newcomers {
	f := d.Figure
	n := len(f.Nodes)
	r := &newcomers{steps: count, f: f, wrap: d.Wrap, actors: d.Actors, captions: d.Captions, stays: make([]bool, n), at: make([]render.Point, n),
		boxes: make([]render.Box, n), placed: make([]bool, n), ties: make([][]int, n)}
	known := placesByID(earlier)
	here := make(map[string]bool, n)
	for i := range f.Nodes {
		id := f.Nodes[i].Actor
		here[id] = true
		if box, stays := known[id]; stays {
			r.at[i], r.boxes[i] = geom.QuantisePoint(geom.Centre(box)), box
			r.stays[i], r.placed[i] = true, true
		}
	}
	for _, a := range earlier.Actors {
		r.bounds = geom.Union(r.bounds, a.Box)
		if !here[a.Actor] {
			r.gone = append(r.gone, a.Box)
		}
	}
	r.bounds = geom.Union(r.bounds, earlier.Area)
	for i, l := range f.Links {
		if l.From != l.To {
			r.ties[l.From] = append(r.ties[l.From], i)
			r.ties[l.To] = append(r.ties[l.To], i)
		}
	}
	return r
}

// againRounds are the times that new actors look for better places once all have one.
const againRounds = 2

// placeNew gives every new actor the place that promises to read best: those
// with most neighbours in place come first, and when all have a place each looks
// once more, since the later ones were unknown before.
func (r *newcomers) placeNew() {
	var order []int
	for {
		i := r.nextNew()
		if i < 0 || r.steps.Over(len(r.actors)) {
			break
		}
		r.put(i, r.bestPlace(i))
		order = append(order, i)
	}
	if r.many() {
		return
	}
	for range againRounds {
		for _, i := range order {
			if r.steps.Over(1) {
				return
			}
			r.placed[i] = false
			r.put(i, r.bestPlace(i))
		}
	}
}

func (r *newcomers) put(i int, at render.Point) {
	r.at[i], r.placed[i] = at, true
	r.boxes[i] = geom.Around(at, r.actors[i].W, r.actors[i].H)
	r.bounds = geom.Union(r.bounds, r.boxes[i])
}

// nextNew is the actor without a place that has most ties to placed ones, of
// equals the one with most ties, or -1.
func (r *newcomers) nextNew() int {
	best, most, all := -1, 0, 0
	for i := range r.f.Nodes {
		if r.placed[i] {
			continue
		}
		n := 0
		for _, t := range r.ties[i] {
			if r.placed[r.other(t, i)] {
				n++
			}
		}
		if best < 0 || n > most || n == most && len(r.ties[i]) > all {
			best, most, all = i, n, len(r.ties[i])
		}
	}
	return best
}

// other is the actor at the other end of a tie.
func (r *newcomers) other(tie, i int) int {
	if l := r.f.Links[tie]; l.From != i {
		return l.From
	}
	return r.f.Links[tie].To
}

// Candidates stand on a grid around the middle of an actor's neighbours; in a
// larger figure every second one, and then all around the best of them.
const (
	stepX, stepY = 26.0, 20.0
	reach, near  = 15, 2 // steps to either side
	// largeSize is the number of actors and ties from which a figure is larger.
	largeSize = 120
	// hugeSize is the number of actors and ties from which places are compared
	// once and without regard to crossings, which nobody follows there any more.
	hugeSize = 320
)

// bestPlace is the cheapest free place; the nearest of equals. Where the grid
// has none it is widened.
func (r *newcomers) bestPlace(i int) render.Point {
	around := r.middle(i)
	best, least := render.Point{}, -1.0
	look := func(from render.Point, steps int, dx, dy float64) {
		for ring := 0; ring <= steps; ring++ {
			eachOfRing(ring, func(x, y int) {
				if r.steps.Over(1) {
					return
				}
				at := render.Point{X: from.X + float64(float64(x)*dx), Y: from.Y + float64(float64(y)*dy)}
				if cost := r.placeCost(i, at, around, least); cost >= 0 && (least < 0 || cost < least) {
					best, least = at, cost
				}
			})
		}
	}
	steps, first := reach, 1.0
	if r.size() >= largeSize {
		steps, first = reach/2, 2
	}
	for wide := first; wide <= 32; wide *= 2 {
		look(around, steps, stepX*wide, stepY*wide)
		if least >= 0 {
			look(best, near, stepX, stepY)
			return best
		}
	}
	// Nothing is free anywhere near: below everything.
	return render.Point{X: around.X, Y: math.Ceil(r.bounds.Y+r.bounds.H) + clearNew + r.actors[i].H/2}
}

func (r *newcomers) size() int { return len(r.actors) + len(r.f.Links) }

// many reports whether the figure is too large to look at single crossings.
func (r *newcomers) many() bool { return r.size() >= hugeSize }

// eachOfRing visits the points of a square ring around the origin.
func eachOfRing(ring int, visit func(x, y int)) {
	for y := -ring; y <= ring; y++ {
		step := max(1, 2*ring)
		if y == -ring || y == ring {
			step = 1
		}
		for x := -ring; x <= ring; x += step {
			visit(x, y)
		}
	}
}

// middle is the middle of the neighbours that have a place, or of everything.
func (r *newcomers) middle(i int) render.Point {
	sum, n := render.Point{}, 0
	for _, t := range r.ties[i] {
		if o := r.other(t, i); r.placed[o] {
			sum = geom.Add(sum, r.at[o])
			n++
		}
	}
	if n == 0 {
		sum, n = geom.Centre(r.bounds), 1
	}
	return render.Point{X: math.Round(sum.X / float64(n)), Y: math.Round(sum.Y / float64(n))}
}

// The price of each fault of a place.
const (
	clearNew    = 18.0  // room that a new actor keeps to all others
	priceGrow   = 0.8   // a pixel by which the drawing grows
	priceShort  = 3.0   // a pixel that a tie is too short for its caption
	priceLong   = 0.45  // a pixel that it is longer
	pricePierce = 300.0 // a tie through an actor
	priceBlock  = 220.0 // a tie of others through the new actor
	priceMeet   = 70.0  // two ties that cross
	priceAlike  = 60.0  // two ties that leave an actor in one direction
	priceWords  = 90.0  // a caption on an actor or another caption, about
	tieAir      = 34.0  // what a tie needs beside its caption
	alike       = 0.97  // the cosine of the least angle between two ties
)

// placeCost says how bad a place is, and -1 where it is not free or worse than
// limit (if not negative).
func (r *newcomers) placeCost(i int, at, around render.Point, limit float64) float64 {
	r.steps.Over(len(r.boxes) + len(r.gone))
	box := geom.Around(at, r.actors[i].W, r.actors[i].H)
	airy := geom.Grow(box, float64(clearNew*r.ease))
	for k, b := range r.boxes {
		if k != i && r.placed[k] && geom.Overlap(airy, b) > 0 {
			return -1
		}
	}
	for _, b := range r.gone {
		if geom.Overlap(airy, b) > 0 {
			return -1
		}
	}
	whole := geom.Union(r.bounds, box)
	cost := float64(priceGrow * (whole.W - r.bounds.W + whole.H - r.bounds.H))
	cost += float64(0.02 * geom.Distance(at, around))
	for _, t := range r.ties[i] {
		if o := r.other(t, i); r.placed[o] {
			cost += r.lengthCost(i, o, t, at)
		}
	}
	if limit >= 0 && cost > limit {
		return -1
	}
	cost += r.blockCost(i, box)
	if r.many() {
		return cost
	}
	for _, t := range r.ties[i] {
		if limit >= 0 && cost > limit {
			return -1
		}
		if o := r.other(t, i); r.placed[o] {
			cost += r.tieCost(i, o, t, at)
		}
	}
	return cost
}

// lengthCost compares the length of a tie with what its caption wants.
func (r *newcomers) lengthCost(i, o, tie int, at render.Point) float64 {
	d := geom.Sub(r.at[o], at)
	long := geom.Length(d)
	u := geom.Unit(d)
	ux, uy := math.Abs(u.X), math.Abs(u.Y)
	extent := func(w, h float64) float64 { // from the centre of a box to its side
		return min(w/2/max(ux, 1e-6), h/2/max(uy, 1e-6))
	}
	free := long - extent(r.actors[i].W, r.actors[i].H) - extent(r.boxes[o].W, r.boxes[o].H)
	c := &r.captions[tie]
	want := float64(ux*c.W) + float64(uy*c.H) + float64(tieAir*r.ease)
	if free < want {
		return float64(priceShort * (want - free))
	}
	return float64(priceLong * (free - want))
}

// blockCost is the price of an actor that stands in the way of others' ties or
// on their captions.
func (r *newcomers) blockCost(i int, box render.Box) float64 {
	r.steps.Over(len(r.f.Links))
	cost, near := 0.0, geom.Grow(box, 8)
	for t, l := range r.f.Links {
		if l.From == i || l.To == i || l.From == l.To || !r.placed[l.From] || !r.placed[l.To] {
			continue
		}
		if geom.Within(r.at[l.From], r.at[l.To], near) > 0 {
			cost += priceBlock
		} else if geom.Overlap(r.captionBox(t, r.at[l.From], r.at[l.To]), box) > 0 {
			cost += priceWords
		}
	}
	return cost
}

// captionBox is about where the caption of a tie will stand.
func (r *newcomers) captionBox(tie int, from, to render.Point) render.Box {
	c := &r.captions[tie]
	return geom.Around(geom.Lerp(from, to, 0.5), c.W, c.H)
}

// tieCost is the price of a tie between a new actor and a placed one: through
// actors, across other ties, along one of them, or with no room for its caption.
func (r *newcomers) tieCost(i, o, tie int, at render.Point) float64 {
	r.steps.Over(len(r.boxes) + len(r.f.Links))
	cost, to := 0.0, r.at[o]
	words := r.captionBox(tie, at, to)
	for k, b := range r.boxes {
		if k == i || k == o || !r.placed[k] {
			continue
		}
		if geom.Within(at, to, geom.Grow(b, 6)) > 0 {
			cost += pricePierce
		}
		if geom.Overlap(words, b) > 0 {
			cost += priceWords
		}
	}
	return cost + r.besideTies(i, o, tie, at, words)
}

// besideTies is that part of tieCost that other ties cause.
func (r *newcomers) besideTies(i, o, tie int, at render.Point, words render.Box) float64 {
	cost, to := 0.0, r.at[o]
	for t, l := range r.f.Links {
		stands := (l.From == i || r.placed[l.From]) && (l.To == i || r.placed[l.To])
		switch p, q := r.end(l.From, i, at), r.end(l.To, i, at); {
		case t == tie || l.From == l.To || !stands:
		case l.From == o && l.To != i:
			cost += alikeCost(to, at, q)
		case l.To == o && l.From != i:
			cost += alikeCost(to, at, p)
		case l.From != o && l.To != o: // not another tie of the same pair
			if l.From != i && l.To != i && geom.Cross(at, to, p, q) {
				cost += priceMeet
			}
			if geom.Overlap(words, r.captionBox(t, p, q)) > 0 {
				cost += priceWords / 2
			}
		}
	}
	return cost
}

// alikeCost is the price of two ties that leave an actor in about one direction.
func alikeCost(from, a, b render.Point) float64 {
	u, v := geom.Unit(geom.Sub(a, from)), geom.Unit(geom.Sub(b, from))
	if float64(u.X*v.X)+float64(u.Y*v.Y) > alike {
		return priceAlike
	}
	return 0
}

// end is where an actor is while a place for actor i is tried.
func (r *newcomers) end(k, i int, at render.Point) render.Point {
	if k == i {
		return at
	}
	return r.at[k]
}
