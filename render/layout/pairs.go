package layout

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

// The distance, in pixels, between the middles of the lines of two ties of one
// pair: at least, and at most for the sake of a caption between them.
const minApart, maxApart = 26.0, 110.0

// spread bows the lines of a pair that has several ties. Only dot keeps them
// apart by itself; the other engines may draw them on top of one another. All
// follow the line of the pair's first tie, and captions go along.
func spread(p *positions, links []render.Link, captions []caption) {
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
		base := p.curves[ties[0]]
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
			p.curves[i] = c
			p.labels[i] = geom.QuantisePoint(c.At(c.Middle(0.5)))
		}
	}
}

// offsets are the distances of a pair's lines from the middle between them, such
// that each caption finds room beside its line.
func offsets(ties []int, captions []caption, side render.Point) []float64 {
	at := make([]float64, len(ties))
	for n := 1; n < len(ties); n++ {
		c := captions[ties[n-1]]
		room := float64(abs(side.X)*c.w) + float64(abs(side.Y)*c.h) + 10
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
