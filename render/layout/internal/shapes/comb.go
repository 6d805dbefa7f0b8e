package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// spinesApart is the least room between the columns of two spines.
const spinesApart = 24.0

// comb places the many leaves of a star in columns on either side of upright lines, which
// the lines to the leaves share: below the hub those whose lines run from it or have no
// direction, above it those whose lines run to it. Leaves with several lanes, which could
// not be told apart where lines are shared, stand beside the hub.
func comb(s *steps.Counter, n *network.Network, hub int) *network.Placed {
	c := combed{n: n, hub: hub}
	var flanking []tie
	for _, leaf := range leavesOf(n, hub) {
		switch {
		case len(n.Strands[leaf.strand].Lanes) > 1:
			flanking = append(flanking, leaf)
		case senseFrom(n.Strands[leaf.strand], hub) == inward:
			c.above = append(c.above, leaf)
		default:
			c.below = append(c.below, leaf)
		}
	}
	star, beside := flanks(s, n, hub, flanking)
	if beside == nil {
		return nil
	}
	c.band = Bounds(star, beside)
	c.flanks = &network.Placed{Centres: make([]render.Point, len(n.Nodes)), Ways: make([]network.Way, len(n.Strands))}
	for i, leaf := range flanking {
		c.flanks.Centres[leaf.other], c.flanks.Ways[leaf.strand] = beside.Centres[i+1], beside.Ways[i]
	}
	// The captions beside the hub may want more room from the lines above and below.
	for _, c.room = range [...]float64{0, 16, 48, 96} {
		if p := c.columns(s); p != nil && keeps(s, n, p) {
			return p
		}
	}
	return nil
}

// combed is a star that is being placed as a comb.
type combed struct {
	n            *network.Network
	hub          int
	below, above []tie
	flanks       *network.Placed // the hub, in the origin, and what stands beside it
	band         render.Box      // which takes this
	room         float64         // more than usual above and below that
}

// columns places the leaves in as few columns as make the drawing not much higher than
// wide, if the width allows it.
func (c *combed) columns(s *steps.Counter) *network.Placed {
	const slender = 1.2
	var last *network.Placed
	for spines := 1; 2*spines <= max(len(c.below), len(c.above))+1; spines++ {
		if s.Over(len(c.n.Nodes)) {
			return nil
		}
		p := c.placed(spines)
		b := Bounds(c.n, p)
		if last != nil && b.W > c.n.Width {
			break
		}
		last = p
		if b.H <= float64(slender*b.W) {
			break
		}
	}
	return last
}

// placed places the leaves at so many spines above and below what stands beside the hub.
func (c *combed) placed(spines int) *network.Placed {
	p := move(c.flanks, render.Point{})
	for _, t := range []teeth{{leaves: c.below, edge: c.band.Y + c.band.H + c.room}, {leaves: c.above, edge: -c.band.Y + c.room, up: true}} {
		t.n = c.n
		t.place(p, min(spines, ceil(len(t.leaves), 2)))
	}
	return p
}

// teeth are the leaves on one side of a hub.
type teeth struct {
	n      *network.Network
	leaves []tie
	edge   float64 // how far from the hub's middle there is room for them
	up     bool    // they stand above it
	// Columns stand in pairs around spines, rows at one height in all of them.
	columns [][]tie
	runs    []float64 // how long the level lines to the leaves of each column are
	spines  []float64
	rows    []rowAt
}

// place gives leaves their places at so many spines, with the hub in the origin.
func (t *teeth) place(p *network.Placed, spines int) {
	if len(t.leaves) == 0 {
		return
	}
	rows := ceil(len(t.leaves), 2*spines)
	for leaves := t.leaves; len(leaves) > 0; {
		column := leaves[:min(rows, len(leaves))]
		t.columns, t.runs = append(t.columns, column), append(t.runs, t.run(column))
		leaves = leaves[len(column):]
	}
	t.across()
	t.down(rows)
	// From left to right the lines leave to the left, the nearest to the hub first, and
	// then to the right, the nearest last.
	rank := 0
	for i, column := range t.columns {
		first := rank - i%2*len(t.columns[max(i-1, 0)]) // of those of the spine
		count := len(column) + rank - first
		if i%2 == 0 && i+1 < len(t.columns) {
			count += len(t.columns[i+1])
		}
		for k := range column {
			if i%2 == 1 {
				k = len(column) - 1 - k
			}
			t.tooth(p, i, k, rank, sideBySide(rank-first, count))
			rank++
		}
	}
}

// run is how long the level lines to the leaves of a column are.
func (t *teeth) run(column []tie) float64 {
	run := branch
	for _, leaf := range column {
		run = max(run, wordsOf(t.n.Strands[leaf.strand])[0].run(true))
	}
	return run
}

// across places the spines, with the middle of all of them at the hub.
func (t *teeth) across() {
	x := 0.0
	for i, column := range t.columns {
		wide := 0.0
		for _, leaf := range column {
			wide = max(wide, t.runs[i]+t.n.Nodes[leaf.other].W)
		}
		if i%2 == 1 { // on the right of the spine
			x += wide + spinesApart
			continue
		}
		x += wide
		t.spines = append(t.spines, x)
	}
	middle := (t.spines[0] + t.spines[len(t.spines)-1]) / 2
	for i := range t.spines {
		t.spines[i] -= middle
	}
}

// down places the rows below the turn of the lines, or above it.
func (t *teeth) down(rows int) {
	t.rows = make([]rowAt, rows)
	for _, column := range t.columns {
		for k, leaf := range column {
			r := &t.rows[k]
			half := t.n.Nodes[leaf.other].H / 2
			r.up, r.down = max(r.up, half), max(r.down, half)
			if w := wordsOf(t.n.Strands[leaf.strand])[0]; w.size.H > 0 {
				r.up = max(r.up, w.gap+w.size.H)
			}
		}
	}
	y := t.turn() + rowsApart
	for k := range t.rows {
		r := &t.rows[k]
		if t.up {
			r.y = -(y + r.down)
		} else {
			r.y = y + r.up
		}
		y += r.up + r.down + rowsApart
	}
}

// turn is how far from the hub's middle the lines turn to their spines.
func (t *teeth) turn() float64 { return t.edge + stem }

// tooth places the leaf in a row of a column. Its line is that many from the left of all
// that begin at the hub, and lies so far from the middle of its spine.
func (t *teeth) tooth(p *network.Placed, column, row, rank int, aside float64) {
	leaf, y := t.columns[column][row], t.rows[row].y
	side := float64(2*(column%2) - 1) // -1: left of the spine
	spine, run := t.spines[column/2], t.runs[column]
	size := t.n.Nodes[leaf.other]
	at := render.Point{X: spine + float64(side*(run+size.W/2)), Y: y}
	trunk, down := sideBySide(rank, len(t.leaves)), spine+aside
	// Those that run farthest turn first.
	turn := t.turn() + sideBySide(rank, len(t.leaves))
	switch {
	case abs(spine) < 1e-6:
		down = trunk
	case spine > 0:
		turn = t.turn() - sideBySide(rank, len(t.leaves))
	}
	if t.up {
		turn = -turn
	}
	line := elbows(turnRadius, render.Point{X: trunk}, render.Point{X: trunk, Y: turn}, render.Point{X: down, Y: turn}, render.Point{X: down, Y: y}, at)
	s := t.n.Strands[leaf.strand]
	p.Centres[leaf.other] = at
	end := geom.Sub(at, render.Point{X: float64(side * (size.W/2 + headRoom))})
	p.Ways[leaf.strand] = runsOut(s, leaf.other, line, end, render.Point{X: side})
}
