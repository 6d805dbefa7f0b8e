package grid

import (
	"slices"

	"dossier/render"
)

// Grid cuts a drawing into squares, and enters each thing in those that it touches.
// Things are numbered from 0. A grid serves one goroutine at a time, since it notes
// what it has answered with.
type Grid struct {
	from       render.Point // of the first square
	side       float64      // of a square, in pixels
	wide, high int
	last       []int32 // of each square: the entry that was made last, or none
	of         []int32 // of each thing: the first of its entries, or none
	entries    []entry
	free       int32 // the first of the entries that are out of use, or none

	seen     []int // of each thing: the question that it was last an answer to
	question int
	answer   []int
}

// entry says that a thing touches a square.
type entry struct {
	thing, square int32
	above, below  int32 // the entries of the square that were made after and before this
	more          int32 // the next entry of the thing, or of those out of use
}

const none = -1

const (
	leastSide   = 32.0 // of a square: about the height of an actor
	mostSquares = 256  // along each side of a drawing
	// slack is what rounding may take from where a line reaches.
	slack = 0.01
)

// New makes a grid without entries over a box, for so many things. What lies outside
// of the box is found as well, though with more that is not near to it.
func New(over render.Box, things int) *Grid {
	g := &Grid{from: render.Point{X: over.X, Y: over.Y}, side: max(leastSide, over.W/mostSquares, over.H/mostSquares), free: none}
	g.wide, g.high = place(over.W/g.side, mostSquares+1)+1, place(over.H/g.side, mostSquares+1)+1
	g.last, g.of, g.seen = make([]int32, g.wide*g.high), make([]int32, things), make([]int, things)
	for i := range g.last {
		g.last[i] = none
	}
	for i := range g.of {
		g.of[i] = none
	}
	return g
}

// Clone is a grid of its own with the same entries.
func (g *Grid) Clone() *Grid {
	c := *g
	c.last, c.of, c.entries = slices.Clone(g.last), slices.Clone(g.of), slices.Clone(g.entries)
	c.seen, c.answer = slices.Clone(g.seen), nil
	return &c
}

// Set enters a thing that fills a box, in place of where it was.
func (g *Grid) Set(thing int, b render.Box) {
	g.remove(thing)
	g.inBox(b, func(square int) { g.enter(thing, square) })
}

// SetLine enters a thing that is a line of straight pieces with a reach around it, in
// place of where it was.
func (g *Grid) SetLine(thing int, line []render.Point, reach float64) {
	g.remove(thing)
	g.onLine(line, reach, func(square int) { g.enter(thing, square) })
}

// Near is the things that touch one of the boxes and some close by, ascending and each
// once. It holds until the next question.
func (g *Grid) Near(boxes ...render.Box) []int {
	g.ask()
	for _, b := range boxes {
		g.inBox(b, g.look)
	}
	slices.Sort(g.answer)
	return g.answer
}

// NearLine is [Grid.Near] for a line of straight pieces with a reach around it.
func (g *Grid) NearLine(line []render.Point, reach float64) []int {
	g.ask()
	g.onLine(line, reach, g.look)
	slices.Sort(g.answer)
	return g.answer
}

// ask begins a question.
func (g *Grid) ask() {
	g.question++
	g.answer = g.answer[:0]
}

// look adds the things of a square to the answer.
func (g *Grid) look(square int) {
	for e := g.last[square]; e != none; e = g.entries[e].below {
		if thing := g.entries[e].thing; g.seen[thing] != g.question {
			g.seen[thing] = g.question
			g.answer = append(g.answer, int(thing))
		}
	}
}

// enter enters a thing in a square, once: of what is being entered its own entry there
// is the last.
func (g *Grid) enter(thing, square int) {
	below := g.last[square]
	if below != none && g.entries[below].thing == int32(thing) {
		return
	}
	at := g.free
	if at == none {
		at = int32(len(g.entries))
		g.entries = append(g.entries, entry{})
	} else {
		g.free = g.entries[at].more
	}
	g.entries[at] = entry{thing: int32(thing), square: int32(square), above: none, below: below, more: g.of[thing]}
	if below != none {
		g.entries[below].above = at
	}
	g.last[square], g.of[thing] = at, at
}

// remove takes all entries of a thing out of use.
func (g *Grid) remove(thing int) {
	for at := g.of[thing]; at != none; {
		e := g.entries[at]
		if e.above != none {
			g.entries[e.above].below = e.below
		} else {
			g.last[e.square] = e.below
		}
		if e.below != none {
			g.entries[e.below].above = e.above
		}
		g.entries[at].more = g.free
		g.free, at = at, e.more
	}
	g.of[thing] = none
}
