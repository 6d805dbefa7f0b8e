package shapes

import (
	"cmp"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// partsApart is the least room between two parts, in pixels.
const partsApart = 28.0

// Pack joins the parts of a network, each placed by itself, into one drawing whose upper
// left corner is the origin. Larger parts come first, each at the highest place within the
// width of the network that leaves 28 px between all marks, or farther to the left if that
// is hardly lower; so smaller ones fill what larger ones leave free, within their outlines
// too. A part wider
// than that stands at the left, and the drawing is as wide as it is. What stands where is
// kept as cells on a grid, after Freivalds, Dogrusoz and Kikusts ("Disconnected graph
// layout and the polyomino packing approach", Graph Drawing 2001).
//
// It takes time in proportion to parts times the area of the drawing, and gives nothing
// when the steps are over.
func Pack(s *steps.Counter, n *network.Network, parts []Part, placed []*network.Placed) *network.Placed {
	out := &network.Placed{Centres: make([]render.Point, len(n.Nodes)), Ways: make([]network.Way, len(n.Strands))}
	pieces, unit, wide := piecesOf(n, parts, placed)
	taken := ground{within: wide}
	for _, p := range pieces {
		bare := cover(p.marks, p.bounds, unit, 0)
		x, y, ok := taken.free(s, bare)
		if !ok {
			return nil
		}
		at := render.Point{X: float64(float64(x) * unit), Y: float64(float64(y) * unit)}
		by := geom.Sub(at, render.Point{X: p.bounds.X, Y: p.bounds.Y})
		for i := range p.marks {
			p.marks[i].X += by.X
			p.marks[i].Y += by.Y
		}
		taken.take(cover(p.marks, render.Box{}, unit, partsApart))
		moved := move(placed[p.part], by)
		for i, k := range parts[p.part].Nodes {
			out.Centres[k] = moved.Centres[i]
		}
		for i, k := range parts[p.part].Strands {
			out.Ways[k] = moved.Ways[i]
		}
	}
	return out
}

// piece is a part that is to be packed.
type piece struct {
	part   int
	marks  []render.Box
	bounds render.Box
}

// piecesOf are the parts in the order in which they are packed, with the side of a cell
// of the grid in pixels and the number of cells that the drawing may be wide.
func piecesOf(n *network.Network, parts []Part, placed []*network.Placed) (pieces []piece, unit float64, wide int) {
	width, height := n.Width, 0.0
	for i, p := range placed {
		b := piece{part: i, marks: marks(parts[i].Network, p), bounds: Bounds(parts[i].Network, p)}
		pieces = append(pieces, b)
		width = max(width, b.bounds.W)
		height += b.bounds.H + partsApart
	}
	slices.SortStableFunc(pieces, func(a, b piece) int {
		return cmp.Compare(float64(b.bounds.W*b.bounds.H), float64(a.bounds.W*a.bounds.H))
	})
	// The grid of a drawing without measure is coarser, so that it stays in memory.
	const most = 1 << 26
	unit = 4.0
	for (width/unit)*(height/unit) > most {
		unit *= 2
	}
	return pieces, unit, int(width / unit)
}
