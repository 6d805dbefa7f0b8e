package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// joined joins nodes that stand where they are by straight lines with captions, or gives
// nothing if there is no room.
func joined(s *steps.Counter, n *network.Network, words spots, centres []render.Point) *network.Placed {
	lines := make([]geom.Curve, len(n.Strands))
	for i, t := range n.Strands {
		lines[i] = aim(geom.Around(centres[t.A], n.Nodes[t.A].W, n.Nodes[t.A].H), geom.Around(centres[t.B], n.Nodes[t.B].W, n.Nodes[t.B].H))
	}
	d := newDrawing(s, n, centres, lines)
	if d.crossed() {
		// Each line has been aimed by itself. Between the middles of nodes none of a
		// star or a ring cross, if some may meet a corner.
		for i, t := range n.Strands {
			lines[i] = polyline(centres[t.A], centres[t.B])
		}
		d = newDrawing(s, n, centres, lines)
	}
	return d.captioned(lines, centres, words)
}

// captioned is the drawing with its captions, or nothing if there is no room.
func (d *drawing) captioned(lines []geom.Curve, centres []render.Point, words spots) *network.Placed {
	if !d.clear() {
		return nil
	}
	places, ok := d.captions(words)
	if !ok {
		return nil
	}
	p := &network.Placed{Centres: centres}
	for i, l := range lines {
		p.Ways = append(p.Ways, dressed(d.n.Strands[i], l, places[i].boxes, places[i].first))
	}
	return p
}

// crossed reports whether straight lines cross. It takes time in proportion to the square
// of their number.
func (d *drawing) crossed() bool {
	for i, a := range d.lines {
		for _, b := range d.lines[:i] {
			if len(a) == 2 && len(b) == 2 && geom.Cross(a[0], a[1], b[0], b[1]) {
				return true
			}
		}
	}
	return false
}
