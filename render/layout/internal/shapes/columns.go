package shapes

import (
	"cmp"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

const (
	columnsMost  = 120 // strands of a network in two columns
	crossedShare = 4   // one crossing for so many strands is too many
)

// HasColumns reports whether a network has two modes: it is connected, every lane runs from
// a node of one set to a node of the other, each set has two nodes at least, and there are
// at most 120 strands, since more lines between two columns cannot be told apart.
func HasColumns(n *network.Network) bool {
	s := sidesOf(n)
	return s != nil && len(s.left) > 1 && len(s.right) > 1 && len(n.Strands) <= columnsMost
}

// The captions of lines between columns stand where the lines are far from each other:
// in the middle or near an end.
var betweenColumns = spots{shares: []float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88}}

// Columns places a network of two modes in two columns, those from which lines run at the
// left, ordered so that few lines cross. It gives nothing where a free layout reads
// better: where there is more than one crossing for four strands, or where the columns
// are higher than the network should be, or a caption has no room.
func Columns(s *steps.Counter, n *network.Network) *network.Placed {
	if !HasColumns(n) {
		return nil
	}
	c := &columns{sides: sidesOf(n)}
	crossings, ok := c.order(s)
	if !ok || crossings*crossedShare > len(n.Strands) {
		return nil
	}
	least, most := 80.0, n.Width-c.wide(c.left)-c.wide(c.right)
	for _, t := range n.Strands {
		for _, w := range wordsOf(t) {
			least = max(least, w.size.W+2*headRoom)
		}
	}
	for _, apart := range [...]float64{14, 22, 32, 44, 60} {
		for between := least; between <= max(most, least); between = float64(between * 1.15) {
			p := c.placed(s, between, apart)
			if s.Err() != nil {
				return nil
			}
			if p != nil && Bounds(n, p).H <= n.Height {
				return p
			}
		}
	}
	return nil
}

// columns are two sides that are being placed.
type columns struct{ *sides }

// wide is the width of the widest node of a side.
func (c *columns) wide(side []int) float64 {
	w := 0.0
	for _, v := range side {
		w = max(w, c.n.Nodes[v].W)
	}
	return w
}

// placed places columns so far from each other and nodes so far apart, or gives nothing
// if there is no room.
func (c *columns) placed(s *steps.Counter, between, apart float64) *network.Placed {
	centres := make([]render.Point, len(c.n.Nodes))
	long, short := c.left, c.right
	if c.high(long, apart) < c.high(short, apart) {
		long, short = short, long
	}
	y := 0.0
	for _, v := range long {
		centres[v].Y = y + c.n.Nodes[v].H/2
		y += c.n.Nodes[v].H + apart
	}
	c.settle(centres, short, apart, y-apart)
	for _, v := range c.left {
		centres[v].X = -(between + c.n.Nodes[v].W) / 2
	}
	for _, v := range c.right {
		centres[v].X = (between + c.n.Nodes[v].W) / 2
	}
	lines := c.lines(centres)
	return newDrawing(s, c.n, centres, lines).captioned(lines, centres, betweenColumns)
}

// high is the height of a column.
func (c *columns) high(side []int, apart float64) float64 {
	h := -apart
	for _, v := range side {
		h += c.n.Nodes[v].H + apart
	}
	return h
}

// settle places the nodes of the shorter column as near to the middle of their neighbours
// as their order and the height of the longer one allow: those that would overlap form
// blocks around the mean of what they want (the method of pooling adjacent violators).
func (c *columns) settle(centres []render.Point, side []int, apart, high float64) {
	type block struct {
		first, count int
		want, tall   float64 // the sum of what they want of its upper end; its height
	}
	var blocks []block
	for i, v := range side {
		mean := 0.0
		for _, t := range c.ties[v] {
			mean += centres[t.other].Y
		}
		h := c.n.Nodes[v].H
		b := block{first: i, count: 1, want: mean/float64(len(c.ties[v])) - h/2, tall: h + apart}
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.want/float64(last.count)+last.tall <= b.want/float64(b.count) {
				break
			}
			// What those below want is what they want of the end of the block.
			b = block{first: last.first, count: last.count + b.count, want: last.want + b.want - float64(float64(b.count)*last.tall), tall: last.tall + b.tall}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	end := 0.0
	left := c.high(side, apart)
	for _, b := range blocks {
		y := max(end, min(b.want/float64(b.count), high-left))
		for _, v := range side[b.first : b.first+b.count] {
			centres[v].Y = y + c.n.Nodes[v].H/2
			y += c.n.Nodes[v].H + apart
		}
		end, left = y, left-b.tall
	}
}

// lines are straight from side to side, their ends spread along the near sides of nodes in
// the order of the nodes at the other ends. Within a node they run level, so that they
// leave every outline at its side.
func (c *columns) lines(centres []render.Point) []geom.Curve {
	ends := make([][2]render.Point, len(c.n.Strands))
	for v, t := range c.ties {
		t = slices.Clone(t)
		slices.SortStableFunc(t, func(a, b tie) int { return cmp.Compare(centres[a.other].Y, centres[b.other].Y) })
		step := 0.0
		if len(t) > 1 {
			step = min(turnsApart, 0.6*c.n.Nodes[v].H/float64(len(t)-1))
		}
		for i, tie := range t {
			p := centres[v]
			p.Y += float64(step * (float64(i) - float64(len(t)-1)/2))
			ends[tie.strand][c.end(tie.strand, v)] = p
		}
	}
	out := make([]geom.Curve, len(ends))
	for i, e := range ends {
		t := c.n.Strands[i]
		a, b := e[0], e[1]
		fromA, toB := c.n.Nodes[t.A].W/2, c.n.Nodes[t.B].W/2
		if a.X > b.X {
			fromA, toB = -fromA, -toB
		}
		out[i] = polyline(a, render.Point{X: a.X + fromA, Y: a.Y}, render.Point{X: b.X - toB, Y: b.Y}, b)
	}
	return out
}

// end is which end of a strand a node is.
func (c *columns) end(strand, node int) int {
	if c.n.Strands[strand].B == node {
		return 1
	}
	return 0
}
