package route

import (
	"math"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// The distance, in pixels, between the middles of the lines of two ties of one
// pair: at least, and at most for the sake of a caption between them.
const minApart, maxApart = 26.0, 110.0

// unbundled are positions in which the lines of a pair that has several ties bow
// away from one another. All follow the line of the pair's first tie, and captions
// go along.
func unbundled(d *draft.Draft, in *draft.Positions) *draft.Positions {
	links, captions, p := d.Figure.Links, d.Captions, in.Clone()
	type pair struct{ low, high int }
	members := map[pair][]int{}
	var order []pair // maps have no order
	for i, l := range links {
		if l.From == l.To {
			continue
		}
		k := pair{min(l.From, l.To), max(l.From, l.To)}
		if members[k] == nil {
			order = append(order, k)
		}
		members[k] = append(members[k], i)
	}
	for _, k := range order {
		ties := members[k]
		if len(ties) < 2 {
			continue
		}
		base := p.Curves[ties[0]]
		if links[ties[0]].From != k.low {
			base = base.Reversed()
		}
		side := geom.Left(geom.Unit(geom.Sub(base[len(base)-1], base[0])))
		at := offsets(ties, captions, side)
		for n, i := range ties {
			c := bow(base, geom.Scale(side, at[n]))
			if links[i].From != k.low {
				c = c.Reversed()
			}
			p.Curves[i] = c
			p.Labels[i] = geom.QuantisePoint(c.At(c.Middle(0.5)))
		}
	}
	p.Bundled = false
	return p
}

// offsets are the distances of a pair's lines from the middle between them, such
// that each caption finds room beside its line.
func offsets(ties []int, captions []draft.Caption, side render.Point) []float64 {
	at := make([]float64, len(ties))
	for n := 1; n < len(ties); n++ {
		c := captions[ties[n-1]]
		room := float64(math.Abs(side.X)*c.W) + float64(math.Abs(side.Y)*c.H) + 10
		at[n] = at[n-1] + min(max(room, minApart), maxApart)
	}
	middle := at[len(at)-1] / 2
	for n := range at {
		at[n] -= middle
	}
	return at
}

// bow shifts the middle of a curve by as much as asked, or half as much again if
// it has several segments, and its ends not at all.
func bow(c geom.Curve, by render.Point) geom.Curve {
	out := make(geom.Curve, len(c))
	last := float64(len(c) - 1)
	for i, p := range c {
		t := float64(i) / last
		// The handles of a single curve then move by 4/3, its middle by 1.
		out[i] = geom.Add(p, geom.Scale(by, 6*t*(1-t)))
	}
	return out
}
