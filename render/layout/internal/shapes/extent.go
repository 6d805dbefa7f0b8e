package shapes

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

// Bounds is the smallest box around all that is placed: nodes, lanes and captions. It
// takes time in proportion to what there is.
func Bounds(n *network.Network, p *network.Placed) render.Box {
	var all render.Box
	for _, b := range marks(n, p) {
		all = geom.Union(all, b)
	}
	return all
}

// marks are boxes that together cover all that is placed: one for each node and caption,
// and many short ones for each strand.
func marks(n *network.Network, p *network.Placed) []render.Box {
	var out []render.Box
	for i, c := range p.Centres {
		out = append(out, geom.Around(c, n.Nodes[i].W, n.Nodes[i].H))
	}
	for i, way := range p.Ways {
		half := n.Strands[i].Half()
		line := straightened(way.Line)
		for k := 1; k < len(line); k++ {
			out = append(out, along(line[k-1], line[k], half)...)
		}
		for _, b := range way.Captions {
			if b.W > 0 {
				out = append(out, b)
			}
		}
	}
	return out
}

// straightened is a curve as straight pieces: one for a segment that is straight, else
// those of Flat.
func straightened(c geom.Curve) []render.Point {
	if len(c) == 0 {
		return nil
	}
	out := []render.Point{c[0]}
	for i := range c.Segments() {
		seg := c[3*i : 3*i+4]
		if geom.PointGap(seg[1], seg[0], seg[3]) < 1e-6 && geom.PointGap(seg[2], seg[0], seg[3]) < 1e-6 {
			out = append(out, seg[3])
			continue
		}
		out = append(out, seg.Flat()[1:]...)
	}
	return out
}

// along are boxes of at most a few pixels that cover the line from a to b and half a
// width on either side of it.
func along(a, b render.Point, half float64) []render.Box {
	const piece = 8.0
	// An upright or level line needs only one.
	count := 1
	if a.X != b.X && a.Y != b.Y {
		count += int(geom.Distance(a, b) / piece)
	}
	out := make([]render.Box, 0, count)
	for k := range count {
		p := geom.Lerp(a, b, float64(k)/float64(count))
		q := geom.Lerp(a, b, float64(k+1)/float64(count))
		out = append(out, geom.Grow(geom.Bounds([]render.Point{p, q}), half))
	}
	return out
}

// move shifts all that is placed.
func move(p *network.Placed, by render.Point) *network.Placed {
	out := &network.Placed{Centres: slices.Clone(p.Centres), Ways: slices.Clone(p.Ways)}
	for i := range out.Centres {
		out.Centres[i] = geom.Add(out.Centres[i], by)
	}
	for i := range out.Ways {
		w := &out.Ways[i]
		w.Line, w.Captions = slices.Clone(w.Line), slices.Clone(w.Captions)
		for k := range w.Line {
			w.Line[k] = geom.Add(w.Line[k], by)
		}
		for k := range w.Captions {
			if w.Captions[k].W > 0 {
				w.Captions[k].X += by.X
				w.Captions[k].Y += by.Y
			}
		}
	}
	return out
}
