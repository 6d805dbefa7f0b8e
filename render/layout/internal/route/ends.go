package route

import (
	"cmp"
	"math"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
)

const (
	endsApart  = 10.0  // wanted between the ends of two lines along an outline
	endsReach  = 150.0 // how far from its end a line gives way at most
	endsLook   = 34.0  // how far from its end one sees where a line comes from
	endsRounds = 60
)

// ring is an outline whose border is measured in pixels from its first point.
type ring struct {
	points []render.Point // the last is the first
	at     []float64      // of each point
}

func newRing(points []render.Point) *ring {
	r := &ring{points: points, at: make([]float64, len(points))}
	for i := 1; i < len(points); i++ {
		r.at[i] = r.at[i-1] + geom.Distance(points[i-1], points[i])
	}
	return r
}

func (r *ring) long() float64 { return r.at[len(r.at)-1] }

// nearest is the place on the border that is nearest to a point.
func (r *ring) nearest(p render.Point) float64 {
	best, at := -1.0, 0.0
	for i := 1; i < len(r.points); i++ {
		a, b := r.points[i-1], r.points[i]
		d := geom.Sub(b, a)
		long := geom.Length(d)
		if long < 1e-9 {
			continue
		}
		v := geom.Sub(p, a)
		t := min(max((float64(v.X*d.X)+float64(v.Y*d.Y))/float64(long*long), 0), 1)
		if gap := geom.Distance(p, geom.Lerp(a, b, t)); best < 0 || gap < best-1e-6 {
			best, at = gap, r.at[i-1]+float64(t*long)
		}
	}
	return at
}

// point is the border at a place, which may lie before the first point or beyond
// the last.
func (r *ring) point(at float64) render.Point {
	for at < 0 {
		at += r.long()
	}
	for at >= r.long() && r.long() > 0 {
		at -= r.long()
	}
	p, _ := walk(r.points, at)
	return p
}

// end is where a line meets an actor.
type end struct {
	link  int
	start bool
	at    float64 // along the border
	key   float64 // at, with regard to where the line comes from
	want  float64
}

// spreadEnds moves the ends of lines that meet at one place of an actor's border
// apart, in the order in which the lines come in, and bends the lines along. It
// takes time in proportion to the number of ends at an actor.
func (r *router) spreadEnds() {
	at := make([][]end, len(r.boxes))
	rings := make([]*ring, len(r.boxes))
	for i := range r.boxes {
		rings[i] = newRing(r.outlines[i])
	}
	for i, l := range r.links {
		c := r.curves[i]
		at[l.From] = append(at[l.From], newEnd(rings[l.From], i, true, c))
		at[l.To] = append(at[l.To], newEnd(rings[l.To], i, false, c.Reversed()))
	}
	for n, ends := range at {
		if len(ends) < 2 || len(ends) > 200 {
			continue
		}
		if r.steps.Over(len(ends)) {
			return
		}
		for _, e := range push(ends, rings[n].long()) {
			if r.steps.Over(1) {
				return
			}
			if math.Abs(e.want-e.at) < 0.5 {
				continue
			}
			c := r.curves[e.link]
			if !e.start {
				c = c.Reversed()
			}
			// Ends stay as far off the outline as they were.
			by := geom.Sub(rings[n].point(e.want), rings[n].point(e.at))
			c = giveWay(c, by)
			if !e.start {
				c = c.Reversed()
			}
			if flat := c.Flat(); r.onActors(e.link, flat) <= r.onActors(e.link, r.flat[e.link]) {
				r.settle(e.link, c)
			}
		}
	}
}

// newEnd looks at a curve that starts at the actor.
func newEnd(r *ring, link int, start bool, c geom.Curve) end {
	flat := c.Flat()
	far, _ := walk(flat, min(endsLook, geom.Long(flat)/2))
	e := end{link: link, start: start, at: r.nearest(flat[0])}
	turn := r.nearest(far) - e.at
	half := r.long() / 2
	if turn > half {
		turn -= 2 * half
	} else if turn < -half {
		turn += 2 * half
	}
	e.key = e.at + turn/2
	return e
}

// push finds the places that ends want: apart from one another, else as near as
// can be to where they are.
func push(ends []end, long float64) []end {
	slices.SortStableFunc(ends, func(a, b end) int {
		return cmp.Or(cmp.Compare(geom.Quantise(a.key), geom.Quantise(b.key)), cmp.Compare(a.link, b.link))
	})
	// The circle is opened at the widest gap.
	n := len(ends)
	widest, cut := ends[0].key+long-ends[n-1].key, 0
	for i := 1; i < n; i++ {
		if gap := ends[i].key - ends[i-1].key; gap > widest {
			widest, cut = gap, i
		}
	}
	for i := range cut {
		ends[i].at += long
		ends[i].key += long
	}
	ends = append(slices.Clone(ends[cut:]), ends[:cut]...)
	apart := min(endsApart, long/float64(n+1))
	for i := range ends {
		ends[i].want = ends[i].at
	}
	for range endsRounds {
		still := true
		for i := 1; i < n; i++ {
			if lack := apart - (ends[i].want - ends[i-1].want); lack > 0.05 {
				ends[i-1].want -= lack / 2
				ends[i].want += lack / 2
				still = false
			}
		}
		if still {
			break
		}
	}
	return ends
}

// giveWay moves the start of a curve, and less and less of it up to its middle.
func giveWay(c geom.Curve, by render.Point) geom.Curve {
	if c.Segments() == 1 { // a handle in the middle makes the change gentle
		left, right := c.Part(0, 0.5), c.Part(0.5, 1)
		c = append(append(geom.Curve{}, left...), right[1:]...)
	}
	out := slices.Clone(c)
	reach := min(endsReach, geom.Long(c)/2)
	gone := 0.0
	for i := range c {
		if i > 0 {
			gone += geom.Distance(c[i-1], c[i])
		}
		if gone >= reach {
			break
		}
		t := gone / reach
		// 1 at the end, 0 at its reach, level at both.
		out[i] = geom.Add(c[i], geom.Scale(by, 1-float64(t*t*(3-2*t))))
	}
	return out
}
