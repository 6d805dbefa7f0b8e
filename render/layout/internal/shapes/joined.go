package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// joined joins nodes that stand where they are by straight lines with captions, or
// gives nothing if there is no room.
func joined(s *steps.Counter, n *network.Network, words spots, centres []render.Point) *network.Placed {
	lines := make([]geom.Curve, len(n.Strands))
	for i, t := range n.Strands {
		lines[i] = aim(geom.Around(centres[t.A], n.Nodes[t.A].W, n.Nodes[t.A].H), geom.Around(centres[t.B], n.Nodes[t.B].W, n.Nodes[t.B].H))
	}
	d := newDrawing(s, n, centres, lines)
	if !d.clear() {
		return nil
	}
	places, ok := d.captions(words)
	if !ok {
		return nil
	}
	p := &network.Placed{Centres: centres}
	for i, l := range lines {
		p.Ways = append(p.Ways, dressed(n.Strands[i], l, places[i].boxes, places[i].first))
	}
	return p
}
