package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

const (
	nodesApart = 10.0 // the least between two nodes
	lineClear  = 5.0  // the least between a line and a node that it does not join
	wordsClear = 2.0  // the least between captions, and from a caption to a node
	lineSeen   = 22.0 // the least that is seen of a line
)

// drawing is a network whose nodes and lines are placed, to see where captions have room.
type drawing struct {
	steps  *steps.Counter
	n      *network.Network
	nodes  []render.Box
	lines  [][]render.Point // what is seen of each strand, in straight pieces
	halves []float64        // of the room that the lanes take
	// Where lines are askew, outer lanes end off the middle of their strand: they are seen
	// at the least along inner, and at the most along outer.
	inner, outer [][]render.Point
	extents      []render.Box // of the outer lines
}

func newDrawing(s *steps.Counter, n *network.Network, centres []render.Point, lines []geom.Curve) *drawing {
	d := &drawing{steps: s, n: n}
	for i, c := range centres {
		d.nodes = append(d.nodes, geom.Around(c, n.Nodes[i].W, n.Nodes[i].H))
	}
	for i, l := range lines {
		t := n.Strands[i]
		half := t.Half()
		line := straightened(l)
		seen := func(margin float64) []render.Point {
			return outside(line, geom.Grow(d.nodes[t.A], margin), geom.Grow(d.nodes[t.B], margin))
		}
		d.lines, d.halves = append(d.lines, seen(0)), append(d.halves, half)
		d.inner, d.outer = append(d.inner, seen(half)), append(d.outer, seen(-half))
		d.extents = append(d.extents, geom.Bounds(d.outer[i]))
	}
	return d
}

// clear reports whether nodes stand apart, every line can be seen and none comes near a
// node that it does not join. It takes time in proportion to nodes times nodes and
// strands.
func (d *drawing) clear() bool {
	for i, a := range d.nodes {
		if d.steps.Over(len(d.nodes) + len(d.lines)) {
			return false
		}
		for _, b := range d.nodes[:i] {
			if geom.Overlap(geom.Grow(a, nodesApart-0.01), b) > 0 {
				return false
			}
		}
		for k, t := range d.n.Strands {
			if t.A != i && t.B != i && d.near(k, a, lineClear) {
				return false
			}
		}
	}
	for i, l := range d.lines {
		// Of an outer lane less is seen where it meets a corner.
		if geom.Long(l) < lineSeen+2*d.halves[i] {
			return false
		}
	}
	return true
}

// near reports whether a strand comes nearer to a box than by so much.
func (d *drawing) near(k int, b render.Box, by float64) bool {
	by += d.halves[k] - 1e-6
	if apart(geom.Grow(b, by), d.extents[k]) {
		return false
	}
	line := d.outer[k]
	for i := 1; i < len(line); i++ {
		// Most pieces are nowhere near, which costs less to see.
		piece := line[i-1 : i+1]
		if !apart(geom.Grow(b, by), geom.Bounds(piece)) && geom.LineGap(piece, b) < by {
			return true
		}
	}
	return false
}

// apart reports whether two boxes have nothing in common, not even a border.
func apart(a, b render.Box) bool {
	return a.X > b.X+b.W || b.X > a.X+a.W || a.Y > b.Y+b.H || b.Y > a.Y+a.H
}

// fits reports whether a caption of a strand may stand in a box: off all nodes, off the
// lanes of its own, and nearer to these than to any other by a margin, its middle too.
func (d *drawing) fits(strand int, b render.Box, margin float64) bool {
	if d.steps.Over(len(d.nodes) + len(d.lines)) {
		return false
	}
	for _, node := range d.nodes {
		if geom.Overlap(geom.Grow(b, wordsClear), node) > 0 {
			return false
		}
	}
	own := geom.LineGap(d.inner[strand], b) - d.halves[strand]
	if own < 1 {
		return false
	}
	middle := geom.Around(geom.Centre(b), 0, 0)
	reach := geom.LineGap(d.inner[strand], middle) - d.halves[strand]
	for k := range d.lines {
		if k != strand && (d.near(k, b, own+margin) || d.near(k, middle, reach+margin)) {
			return false
		}
	}
	return true
}

// keeps reports whether all that is placed keeps the vetoes.
func keeps(s *steps.Counter, n *network.Network, p *network.Placed) bool {
	var lines []geom.Curve
	for _, w := range p.Ways {
		lines = append(lines, w.Line)
	}
	d := newDrawing(s, n, p.Centres, lines)
	if !d.clear() {
		return false
	}
	var boxes []render.Box
	for i, w := range p.Ways {
		for _, b := range w.Captions {
			if b.W <= 0 {
				continue
			}
			if !d.fits(i, b, foreignLine) || overlaps(b, boxes) {
				return false
			}
			boxes = append(boxes, b)
		}
	}
	return s.Err() == nil
}

// overlaps reports whether a caption comes too near to others. An empty one does not.
func overlaps(b render.Box, others []render.Box) bool {
	if b.W <= 0 {
		return false
	}
	b = geom.Grow(b, wordsClear)
	for _, o := range others {
		if geom.Overlap(b, o) > 0 {
			return true
		}
	}
	return false
}
