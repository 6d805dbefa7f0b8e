package stress

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

// mirror turns the picture over where more lines then run to the right and downward: what
// is read first is who acts. A mirrored picture has the same faults.
func (s *solver) mirror(n *network.Network) {
	right, down := int64(0), int64(0)
	for i := range s.strands {
		e := &s.strands[i]
		for _, l := range n.Strands[i].Lanes {
			dx, dy := e.dx, e.dy
			if !l.Forward {
				dx, dy = -dx, -dy
			}
			if l.Directed {
				right, down = right+dx, down+dy
			}
		}
	}
	if right < 0 {
		for i := range s.nodes {
			s.nodes[i].x = s.width - s.nodes[i].x
		}
		for i := range s.strands {
			e := &s.strands[i]
			e.from.x, e.to.x = -e.from.x, -e.to.x
		}
		s.turnOver()
	}
	if down < 0 {
		for i := range s.nodes {
			s.nodes[i].y = s.height - s.nodes[i].y
		}
		for i := range s.strands {
			e := &s.strands[i]
			e.from.y, e.to.y = -e.from.y, -e.to.y
		}
		s.turnOver()
	}
	s.leadAll()
}

// turnOver changes what has a side.
func (s *solver) turnOver() {
	for k := range s.words {
		s.words[k].side = -s.words[k].side
	}
	for i := range s.strands {
		s.strands[i].bow = -s.strands[i].bow
	}
}

// result is what has been found, in pixels.
func (s *solver) result(n *network.Network) *Result {
	f := s.faults()
	r := &Result{Vetoes: f.vetoes(), Crossings: f.crossing}
	for i := range s.nodes[:s.actors] {
		r.Centres = append(r.Centres, point(s.nodes[i].x, s.nodes[i].y))
	}
	for i := range s.strands {
		r.Ways = append(r.Ways, s.way(i, &n.Strands[i]))
	}
	r.Groups = s.boxes()
	return r
}

func point(x, y int64) render.Point {
	return geom.QuantisePoint(render.Point{X: float64(x) / pixel, Y: float64(y) / pixel})
}

// way is how a strand runs, with the places of its lanes and their captions.
func (s *solver) way(i int, q *network.Strand) network.Way {
	e := &s.strands[i]
	from, to := point(e.x1, e.y1), point(e.x2, e.y2)
	// A parabola that stands off by the bow in its middle has its control point twice as far off.
	control := point((e.x1+e.x2)/2+(e.nx*2*e.bow)>>unitBits, (e.y1+e.y2)/2+(e.ny*2*e.bow)>>unitBits)
	w := network.Way{Captions: make([]render.Box, len(q.Lanes)), Offsets: make([]float64, len(q.Lanes))}
	w.Line = geom.Curve{from, geom.QuantisePoint(geom.Lerp(from, control, 2.0/3)), geom.QuantisePoint(geom.Lerp(to, control, 2.0/3)), to}
	both := stacks(q)
	ranks := s.ranks(e, q, both)
	for k := range q.Lanes {
		w.Offsets[k] = -float64(ranks[k]) * q.Apart / 2 // those of a positive side lie to the right
	}
	for side, stack := range both {
		if k := e.words[side]; k >= 0 && len(stack) > 0 {
			s.unstack(&s.words[k], q, stack, &w)
		}
	}
	return w
}

// ranks order the lanes of a strand across it, in halves of the room between two: those
// whose captions stand on a side lie on that side.
func (s *solver) ranks(e *strand, q *network.Strand, both [2][]int) []int64 {
	var order []int
	first := int64(-1)
	if e.words[0] >= 0 {
		first = s.words[e.words[0]].side
	}
	order = append(order, both[0]...)
	for k, l := range q.Lanes {
		if l.Caption.W <= 0 {
			order = append(order, k)
		}
	}
	order = append(order, both[1]...)
	ranks := make([]int64, len(q.Lanes))
	for n, k := range order {
		ranks[k] = first * int64(len(order)-1-2*n)
	}
	return ranks
}

// unstack sets the captions of a stack below each other, flush on the side of their line.
func (s *solver) unstack(c *words, q *network.Strand, stack []int, w *network.Way) {
	towards := -c.side * s.strands[c.strand].nx
	y := float64(c.y-c.h) / pixel
	for _, k := range stack {
		size := q.Lanes[k].Caption
		x := float64(c.x)/pixel - size.W/2
		if free := float64(c.w)/pixel - size.W/2; towards > flush {
			x += free
		} else if towards < -flush {
			x -= free
		}
		w.Captions[k] = render.Box{X: geom.Quantise(x), Y: geom.Quantise(y), W: size.W, H: size.H}
		y += size.H + stackApart
	}
}

// flush is how much of a strand's normal lies across from where its captions are flush: a
// line nearly level has them centred above or below it.
const flush = 1 << unitBits / 4
