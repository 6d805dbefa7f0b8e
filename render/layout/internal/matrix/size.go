package matrix

import (
	"math"
	"strconv"

	"dossier/render"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/draft"
)

// The sizes of type that names are set in, in pixels, the best first. The smallest is 7
// points where a table is not brought to a narrower column.
var nameSizes = []float64{12, 11, 10, 9.5}

const (
	leading      = 1.2  // of lines of names, in sizes of type
	columnAir    = 1.5  // between two turned names
	nameGap      = 6.0  // between names and the table
	longName     = 14.0 // how long a line of a name may be, in sizes of type
	nameLines    = 3
	swatchW      = 17.0 // of an actor's shape, in the row
	swatchH      = 10.0
	leastColumn  = 6.4  // of columns with numbers
	bestColumn   = 24.0 // where there is room
	leastRow     = 9.5  // of the room of a mark
	stackedRow   = 12.0 // of each of several
	squarest     = 1.3  // how much longer one side of a mark may be than the other
	leastMark    = 5.0
	mostMark     = 20.0
	mark         = 11.0             // the side of a mark with numbers beside it
	numberSize   = draft.NumberSize // of counts
	countGap     = 2.0
	noteGap      = 2.5
	headingSize  = 10.0
	headingLine  = 13.0
	groupSize    = 11.0
	groupHigh    = 17.0 // the label of a group
	groupInset   = 8.0
	blockGap     = 7.0
	leastHeading = 70.0
	numberAir    = 2.5 // between two numbers of columns
)

// sizes say how a table is set.
type sizes struct {
	name float64 // the size of type of names
	// numbered columns have numbers in place of names.
	numbered bool
	// perRow is how many numbers of notes stand side by side; 0: they do not stand
	// in the cells.
	perRow int
	column float64 // the least width of a column
}

func (s *sizes) line() float64 { return math.Ceil(float64(s.name*leading)*2) / 2 }

// fit finds the best sizes at which the table is at most so wide: names in the heads of
// columns before numbers, notes in the cells before none, large type before small. Where
// nothing fits it gives the narrowest.
func (g *grid) fit(width float64) sizes {
	noted := []int{0}
	if g.noted() {
		noted = []int{2, 1, 0}
	}
	var s sizes
	for _, numbered := range []bool{false, true} {
		for _, perRow := range noted {
			for _, size := range nameSizes {
				s = sizes{name: size, numbered: numbered, perRow: perRow}
				s.column = g.leastColumn(&s)
				wide := g.measure(&s)
				if wide > width {
					continue
				}
				if s.column < bestColumn {
					s.column = min(bestColumn, s.column+math.Floor((width-wide)/float64(len(g.rows))*2)/2)
				}
				return s
			}
		}
	}
	return s
}

// leastColumn is how wide a column has to be for its head and its cells.
func (g *grid) leastColumn(s *sizes) float64 {
	w := leastColumn
	if !s.numbered {
		w = s.line() + columnAir
	}
	for i := range g.cells {
		for k := range g.cells[i].ties {
			t := &g.cells[i].ties[k]
			if slot, _ := t.slot(s); t.numbered(s) {
				w = max(w, math.Ceil(slot)+2)
			}
		}
	}
	return w
}

// noted reports whether any tie has notes.
func (g *grid) noted() bool {
	for i := range g.cells {
		for k := range g.cells[i].ties {
			if len(g.cells[i].ties[k].notes) > 0 {
				return true
			}
		}
	}
	return false
}

// numbered reports whether numbers stand beside the mark of a tie.
func (t *tie) numbered(s *sizes) bool { return t.count > 1 || s.perRow > 0 && len(t.notes) > 0 }

// need is how high a cell has to be for its ties.
func (c *cell) need(s *sizes) float64 {
	sum := 0.0
	for i := range c.ties {
		_, h := c.ties[i].slot(s)
		sum += h
	}
	if len(c.ties) > 1 {
		sum = max(sum, float64(stackedRow*float64(len(c.ties))))
	}
	return sum
}

// slot is how much room the mark of a tie takes with the numbers beside it.
func (t *tie) slot(s *sizes) (w, h float64) {
	if !t.numbered(s) {
		return leastMark, leastRow
	}
	w, h = mark, mark+1
	if t.count > 1 {
		w += countGap + text.Width(strconv.Itoa(t.count), numberSize, true)
	}
	if s.perRow > 0 && len(t.notes) > 0 {
		badges, high := t.badges(s)
		w, h = w+noteGap+badges, max(h, high)
	}
	return w, h
}

// left is how far the table stands from the left edge: the names of its rows, their
// numbers and shapes.
func (g *grid) left(s *sizes) float64 {
	w := leastHeading
	if len(g.f.Groups) > 0 {
		w += groupInset
	}
	return max(w, g.namesEnd(s)+g.behindNames(s))
}

// namesEnd is where the longest name ends.
func (g *grid) namesEnd(s *sizes) float64 {
	w := 0.0
	for _, h := range g.heads {
		for _, l := range h.lines {
			w = max(w, text.Width(l, s.name, h.bold))
		}
	}
	if len(g.f.Groups) > 0 {
		w += groupInset
	}
	return math.Ceil(w)
}

// behindNames is the room for what stands between names and cells.
func (g *grid) behindNames(s *sizes) float64 {
	w := nameGap
	if s.numbered {
		w += nameGap + g.widestNumber(s)
	}
	if g.shaped {
		w += nameGap + swatchW
	}
	return w
}

// head is how an actor is named in its row and in its column.
type head struct {
	lines []string
	bold  bool
}

// measure breaks the names, and returns how wide the table is.
func (g *grid) measure(s *sizes) float64 {
	g.heads = g.heads[:0]
	wide := blockGap * float64(len(g.blocks)-1)
	for _, n := range g.rows {
		node := &g.f.Nodes[n]
		h := head{bold: node.Role == render.End}
		h.lines = named(node.Name, s.name, h.bold)
		g.heads = append(g.heads, h)
		wide += g.columnWidth(s, len(g.heads)-1)
	}
	if s.numbered { // the last number may be wider than its column
		wide += max(0, (g.widestNumber(s)-s.column)/2)
	}
	return wide + g.left(s)
}

func (g *grid) widestNumber(s *sizes) float64 {
	return math.Ceil(text.Width(strconv.Itoa(len(g.rows)), s.name, true))
}

// columnWidth is how wide a column is, whose names must have been broken.
func (g *grid) columnWidth(s *sizes, row int) float64 {
	if s.numbered {
		return s.column
	}
	return max(s.column, float64(float64(len(g.heads[row].lines))*s.line())+columnAir)
}

// named breaks a name into lines.
func named(name string, size float64, bold bool) []string {
	lines := text.Balanced(name, size, bold, float64(longName*size), nameLines)
	if len(lines) == 0 {
		return []string{"(no name)"}
	}
	return lines
}
