package readability

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
)

// grid finds which things lie near a box without a look at all of them: the
// drawing is cut into squares, and each thing is entered in those that its boxes
// touch. What it answers may be farther away than asked for, never nearer things
// left out.
type grid struct {
	from       render.Point // of the first square
	side       float64      // of a square, in pixels
	wide, high int
	starts     []int // where the things of each square begin, and where the last end
	things     []int
	seen       []int // the number of the question that a thing was last an answer to
	question   int
	answer     []int
}

const (
	leastSide   = 32.0 // of a square: about the height of an actor
	mostSquares = 256  // along each side of a drawing
)

// newGrid enters things, each with its boxes.
func newGrid(boxes [][]render.Box) *grid {
	var all render.Box
	for _, of := range boxes {
		for _, b := range of {
			all = geom.Union(all, b)
		}
	}
	g := &grid{from: render.Point{X: all.X, Y: all.Y}, side: max(leastSide, all.W/mostSquares, all.H/mostSquares), seen: make([]int, len(boxes))}
	g.wide, g.high = g.squaresAlong(all.W), g.squaresAlong(all.H)
	g.starts = make([]int, g.wide*g.high+1)
	g.each(boxes, func(square, _ int) { g.starts[square+1]++ })
	for i := 1; i < len(g.starts); i++ {
		g.starts[i] += g.starts[i-1]
	}
	g.things = make([]int, g.starts[len(g.starts)-1])
	next := slices.Clone(g.starts)
	g.each(boxes, func(square, thing int) {
		g.things[next[square]] = thing
		next[square]++
	})
	return g
}

// squaresAlong is how many squares a side of the drawing has. What is no number counts
// as none.
func (g *grid) squaresAlong(length float64) int {
	return min(max(int(length/g.side), 0), mostSquares) + 1
}

// each calls enter for every square that every box touches.
func (g *grid) each(boxes [][]render.Box, enter func(square, thing int)) {
	for thing, of := range boxes {
		for _, b := range of {
			g.squares(b, func(square int) { enter(square, thing) })
		}
	}
}

// squares calls visit for every square that a box touches. A box beyond the border
// touches the squares there.
func (g *grid) squares(b render.Box, visit func(square int)) {
	x0, x1 := g.place(b.X-g.from.X, g.wide), g.place(b.X+b.W-g.from.X, g.wide)
	y0, y1 := g.place(b.Y-g.from.Y, g.high), g.place(b.Y+b.H-g.from.Y, g.high)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			visit(y*g.wide + x)
		}
	}
}

func (g *grid) place(along float64, n int) int { return min(max(int(along/g.side), 0), n-1) }

// near is the things that may touch one of the boxes, ascending and each once. It
// holds until the next question.
func (g *grid) near(boxes ...render.Box) []int {
	g.question++
	g.answer = g.answer[:0]
	for _, b := range boxes {
		g.squares(b, func(square int) {
			for _, thing := range g.things[g.starts[square]:g.starts[square+1]] {
				if g.seen[thing] != g.question {
					g.seen[thing] = g.question
					g.answer = append(g.answer, thing)
				}
			}
		})
	}
	slices.Sort(g.answer)
	return g.answer
}
