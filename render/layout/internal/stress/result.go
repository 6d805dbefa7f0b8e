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
		s.turnOver(-1, 1)
	}
	if down < 0 {
		for i := range s.nodes {
			s.nodes[i].y = s.height - s.nodes[i].y
		}
		s.turnOver(1, -1)
	}
	s.leadAll()
}

// turnOver changes what has a side, with ports the other way across (-1, 1) or down (1, -1).
func (s *solver) turnOver(across, down int8) {
	for k := range s.words {
		s.words[k].side = -s.words[k].side
	}
	for i := range s.strands {
		e := &s.strands[i]
		e.from, e.to = port{e.from.x * across, e.from.y * down}, port{e.to.x * across, e.to.y * down}
		e.bow = -e.bow
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
	w := network.Way{Captions: make([]render.Box, len(q.Lanes))}
	w.Line = geom.Curve{from, geom.QuantisePoint(geom.Lerp(from, control, 2.0/3)), geom.QuantisePoint(geom.Lerp(to, control, 2.0/3)), to}
	both := q.Stacks()
	first := 1.0 // words of a positive side stand to the right
	if k := e.words[0]; k >= 0 && s.words[k].side > 0 {
		first = -1
	}
	w.Offsets = q.Offsets(both, first)
	for side, stack := range both {
		if k := e.words[side]; k >= 0 {
			c := &s.words[k]
			at := point(c.x-c.w, c.y-c.h)
			q.Unstack(stack, render.Box{X: at.X, Y: at.Y, W: float64(2*c.w) / pixel, H: float64(2*c.h) / pixel}, e.flush(c.side), w.Captions)
		}
	}
	return w
}

// flush says on which side the captions of a stack are flush: that of their line, which is
// to the left (-1) or to the right (1); 0 where it is above or below.
func (e *strand) flush(side int64) int {
	switch towards := -side * e.nx; {
	case towards > flush:
		return 1
	case towards < -flush:
		return -1
	}
	return 0
}

// flush is how much of a strand's normal lies across from where its captions are flush: a
// line nearly level has them centred above or below it.
const flush = 1 << unitBits / 4
