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
	steps   *steps.Counter
	n       *network.Network
	nodes   []render.Box
	lines   [][]render.Point // what is seen of each strand, in straight pieces
	extents []render.Box     // of the lines
	halves  []float64        // of the room that the lanes take
}

func newDrawing(s *steps.Counter, n *network.Network, centres []render.Point, lines []geom.Curve) *drawing {
	d := &drawing{steps: s, n: n}
	for i, c := range centres {
		d.nodes = append(d.nodes, geom.Around(c, n.Nodes[i].W, n.Nodes[i].H))
	}
	for i, l := range lines {
		t := n.Strands[i]
		seen := outside(straightened(l), d.nodes[t.A], d.nodes[t.B])
		d.lines = append(d.lines, seen)
		d.extents = append(d.extents, geom.Bounds(seen))
		d.halves = append(d.halves, lanesHalf(t))
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
	for _, l := range d.lines {
		if geom.Long(l) < lineSeen {
			return false
		}
	}
	return true
}

// near reports whether a strand comes nearer to a box than by so much.
func (d *drawing) near(k int, b render.Box, by float64) bool {
	by += d.halves[k]
	e := d.extents[k]
	if b.X-by > e.X+e.W || e.X > b.X+b.W+by || b.Y-by > e.Y+e.H || e.Y > b.Y+b.H+by {
		return false
	}
	return geom.LineGap(d.lines[k], b) < by-1e-6
}

// fits reports whether a caption of a strand may stand in a box: off all nodes, off the
// lanes of its own, and nearer to these than to any other, its middle too.
func (d *drawing) fits(strand int, b render.Box) bool {
	if d.steps.Over(len(d.nodes) + len(d.lines)) {
		return false
	}
	for _, node := range d.nodes {
		if geom.Overlap(geom.Grow(b, wordsClear), node) > 0 {
			return false
		}
	}
	own := geom.LineGap(d.lines[strand], b) - d.halves[strand]
	if own < 1 {
		return false
	}
	middle := geom.Around(geom.Centre(b), 0, 0)
	reach := geom.LineGap(d.lines[strand], middle) - d.halves[strand]
	for k := range d.lines {
		if k != strand && (d.near(k, b, own+foreignLine) || d.near(k, middle, reach+foreignLine)) {
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
			if !d.fits(i, b) || overlaps(b, boxes) {
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
