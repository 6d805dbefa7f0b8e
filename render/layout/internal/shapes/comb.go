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
// direction, above it those whose lines run to it. There are as few columns as make the
// drawing not much higher than wide. It gives nothing for a leaf with several lanes, which
// could not be told apart where lines are shared.
func comb(s *steps.Counter, n *network.Network, hub int) *network.Placed {
	var below, above []tie
	for _, leaf := range ties(n)[hub] {
		switch {
		case len(n.Strands[leaf.strand].Lanes) > 1:
			return nil
		case senseFrom(n.Strands[leaf.strand], hub) == toward:
			above = append(above, leaf)
		default:
			below = append(below, leaf)
		}
	}
	const slender = 1.2 // a drawing not much higher than wide
	var last *network.Placed
	for spines := 1; 2*spines <= max(len(below), len(above))+1; spines++ {
		if s.Over(len(n.Nodes)) {
			return nil
		}
		p := combed(n, hub, [2][]tie{below, above}, spines)
		b := Bounds(n, p)
		if last != nil && b.W > n.Width {
			break
		}
		last = p
		if b.H <= float64(slender*b.W) {
			break
		}
	}
	if last == nil || !keeps(s, n, last) {
		return nil
	}
	return last
}

// combed places leaves below a hub and above it, at so many spines each.
func combed(n *network.Network, hub int, groups [2][]tie, spines int) *network.Placed {
	p := &network.Placed{Centres: make([]render.Point, len(n.Nodes)), Ways: make([]network.Way, len(n.Strands))}
	for i, leaves := range groups {
		t := teeth{n: n, hub: hub, up: i == 1}
		t.place(p, leaves, min(spines, ceil(len(leaves), 2)))
	}
	return p
}

// teeth are the leaves on one side of a hub.
type teeth struct {
	n   *network.Network
	hub int
	up  bool // they stand above it
	// Columns stand in pairs around spines, rows at one height in all of them.
	columns [][]tie
	spines  []float64
	rows    []rowAt
}

// place gives leaves their places at so many spines, with the hub in the origin.
func (t *teeth) place(p *network.Placed, leaves []tie, spines int) {
	if len(leaves) == 0 {
		return
	}
	rows := ceil(len(leaves), 2*spines)
	for len(leaves) > 0 {
		count := min(rows, len(leaves))
		t.columns, leaves = append(t.columns, leaves[:count]), leaves[count:]
	}
	t.across()
	t.down(rows)
	for i, column := range t.columns {
		for k, leaf := range column {
			t.tooth(p, leaf, i, t.rows[k].y)
		}
	}
}

// run is how long the level line to a leaf of a column is.
func (t *teeth) run(column int) float64 {
	run := branch
	for _, leaf := range t.columns[column] {
		if w := wordsOf(t.n.Strands[leaf.strand])[0]; w.size.W > 0 {
			run = max(run, w.size.W+2*wordsToTurn)
		}
	}
	return run
}

// across places the spines, with the middle of all of them at the hub.
func (t *teeth) across() {
	x := 0.0
	for i := range t.columns {
		wide := t.run(i)
		for _, leaf := range t.columns[i] {
			wide = max(wide, t.run(i)+t.n.Nodes[leaf.other].W)
		}
		switch {
		case i%2 == 0 && i > 0:
			x += spinesApart + wide
		case i%2 == 0:
			x += wide
		default:
			x += wide
			continue
		}
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
	y := t.turn() + wordsToTurn
	for k := range t.rows {
		r := &t.rows[k]
		if before, after := r.up, r.down; t.up {
			r.y = -(y + after)
			y += before + after + rowsApart
		} else {
			r.y = y + before
			y += before + after + rowsApart
		}
	}
}

// turn is how far from the hub's middle the lines turn to their spines.
func (t *teeth) turn() float64 { return t.n.Nodes[t.hub].H/2 + stem }

// tooth places a leaf of a column with its line.
func (t *teeth) tooth(p *network.Placed, leaf tie, column int, y float64) {
	side := float64(2*(column%2) - 1) // -1: left of the spine
	spine, run := t.spines[column/2], t.run(column)
	size := t.n.Nodes[leaf.other]
	at := render.Point{X: spine + float64(side*(run+size.W/2)), Y: y}
	turn := t.turn()
	if t.up {
		turn = -turn
	}
	line := elbows(turnRadius, render.Point{}, render.Point{Y: turn}, render.Point{X: spine, Y: turn}, render.Point{X: spine, Y: y}, at)
	s := t.n.Strands[leaf.strand]
	p.Centres[leaf.other] = at
	end := geom.Sub(at, render.Point{X: float64(side * (size.W/2 + wordsToTurn))})
	p.Ways[leaf.strand] = runsOut(s, leaf.other, line, end, render.Point{X: side})
}
