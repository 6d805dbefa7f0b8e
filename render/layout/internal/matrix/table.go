package matrix

import (
	"context"
	"math"
	"strconv"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/draft"
)

// grid is a figure in rows and columns.
type grid struct {
	f      *render.Figure
	blocks []block
	rows   []int // positions in the figure's nodes; those of the columns too
	at     []int // the row of each node
	cells  []cell
	shaped bool // the shapes of actors say something
	heads  []head
	// Where rows and columns begin and how large they are.
	tops, heights, lefts, widths []float64
}

// Lay lays a figure that has actors out as a table of at most so many pixels, if its type
// and its cells can be as small; places are counted from its upper left corner, and not
// yet rounded. It fails only where ctx is done. Its cost grows with the square of the
// number of actors.
func Lay(ctx context.Context, f *render.Figure, width float64) (*draft.Drawing, error) {
	g := &grid{f: f, at: make([]int, len(f.Nodes))}
	var err error
	if g.blocks, err = order(ctx, f); err != nil {
		return nil, err
	}
	for _, b := range g.blocks {
		for _, n := range b.rows {
			g.at[n] = len(g.rows)
			g.rows = append(g.rows, n)
		}
	}
	g.cells = cellsOf(f, g.at)
	for _, e := range f.Legend {
		g.shaped = g.shaped || e.Mark == render.MarkShape || e.Mark == render.MarkEnd
	}
	s := g.fit(width)
	wide := g.measure(&s)
	return g.table(&s, wide), ctx.Err()
}

// table sets everything.
func (g *grid) table(s *sizes, wide float64) *draft.Drawing {
	t := &draft.Drawing{Matrix: &render.Matrix{}}
	high := g.headHeight(s)
	g.place(s, high)
	t.Bounds = render.Box{W: wide, H: g.tops[len(g.tops)-1] + g.heights[len(g.heights)-1]}
	g.rules(t.Matrix, s)
	g.heading(t.Matrix, s, high)
	for row := range g.rows {
		t.Actors = append(t.Actors, g.rowHead(t.Matrix, s, row))
		t.Matrix.Columns = append(t.Matrix.Columns, g.columnHead(t.Matrix, s, row, high))
		t.Matrix.Diagonal = append(t.Matrix.Diagonal, g.box(row, row))
	}
	t.Groups = g.groups()
	for i := range g.cells {
		t.Matrix.Cells = append(t.Matrix.Cells, g.cellMark(s, &g.cells[i]))
	}
	t.Legend, t.Footer = legend(g, s), append(footer(g, s), g.f.Footer...)
	return t
}

// place gives rows and columns their places.
func (g *grid) place(s *sizes, high float64) {
	n := len(g.rows)
	g.tops, g.heights = make([]float64, n), make([]float64, n)
	g.lefts, g.widths = make([]float64, n), make([]float64, n)
	for row := range g.rows {
		g.widths[row] = g.columnWidth(s, row)
		g.heights[row] = max(float64(float64(len(g.heads[row].lines))*s.line())+1, min(s.column, bestColumn-2))
	}
	for i := range g.cells {
		row := g.cells[i].row
		g.heights[row] = max(g.heights[row], g.cells[i].need(s)+2)
	}
	x, y, row := g.left(s), high, 0
	for i, b := range g.blocks {
		if i > 0 {
			x, y = x+blockGap, y+blockGap
		}
		if b.group >= 0 {
			y += groupHigh
		}
		for range b.rows {
			g.lefts[row], g.tops[row] = x, y
			x, y = x+g.widths[row], y+g.heights[row]
			row++
		}
	}
}

// box is the cell where a row meets a column.
func (g *grid) box(row, column int) render.Box {
	return render.Box{X: g.lefts[column], Y: g.tops[row], W: g.widths[column], H: g.heights[row]}
}

// rules draws hairlines around and between rows and columns: in a table with numbers,
// whose cells are small, between every five of them.
func (g *grid) rules(m *render.Matrix, s *sizes) {
	n, every := len(g.rows)-1, 1
	if s.numbered {
		every = 5
	}
	left, right, top, bottom := g.lefts[0], g.lefts[n]+g.widths[n], g.tops[0], g.tops[n]+g.heights[n]
	rule := func(x1, y1, x2, y2 float64) {
		m.Rules = append(m.Rules, [2]render.Point{{X: x1, Y: y1}, {X: x2, Y: y2}})
	}
	first := 0
	for _, b := range g.blocks {
		rule(left, g.tops[first], right, g.tops[first])
		rule(g.lefts[first], top, g.lefts[first], bottom)
		for i := range b.rows {
			if row := first + i; (i+1)%every == 0 || i == len(b.rows)-1 {
				y, x := g.tops[row]+g.heights[row], g.lefts[row]+g.widths[row]
				rule(left, y, right, y)
				rule(x, top, x, bottom)
			}
		}
		first += len(b.rows)
	}
}

// headingText says how a matrix is read.
const headingText = "Rows act on columns"

// headHeight is how much room the heads of columns take, and the words beside them.
func (g *grid) headHeight(s *sizes) float64 {
	high := float64(len(g.headingLines(s))) * headingLine
	if s.numbered {
		return max(high, float64(g.levels(s))*s.line()) + 4
	}
	for _, h := range g.heads {
		for _, l := range h.lines {
			high = max(high, math.Ceil(text.Width(l, s.name, h.bold)))
		}
	}
	return high + nameGap
}

func (g *grid) headingLines(s *sizes) []string {
	return text.Wrap(headingText, headingSize, true, g.left(s)-nameGap, 4)
}

// heading writes how the table is read into its upper left corner.
func (g *grid) heading(m *render.Matrix, s *sizes, high float64) {
	lines := g.headingLines(s)
	for i, l := range lines {
		y := high - nameGap - float64(len(lines)-1-i)*headingLine
		m.Heading = append(m.Heading, render.Text{At: render.Point{Y: y}, Size: headingSize, Bold: true, Role: render.RoleLegend,
			String: l, Width: text.Width(l, headingSize, true)})
	}
	draft.Joined(m.Heading)
}

// rowHead is the actor at the head of a row.
func (g *grid) rowHead(m *render.Matrix, s *sizes, row int) render.ActorMark {
	n := &g.f.Nodes[g.rows[row]]
	left, middle := g.lefts[0], g.tops[row]+g.heights[row]/2
	mark := render.ActorMark{Node: g.rows[row], Actor: n.Actor, Kind: n.Kind, Role: n.Role, Hover: n.Detail, Bare: !g.shaped,
		Box: render.Box{Y: g.tops[row], W: left, H: g.heights[row]}}
	x := left - nameGap
	if g.shaped {
		high := min(swatchH, g.heights[row]-2)
		mark.Box = render.Box{X: x - swatchW, Y: middle - high/2, W: swatchW, H: high}
		x -= swatchW + nameGap
	}
	base := middle + float64(s.name*0.35)
	if s.numbered {
		m.Numbers = append(m.Numbers, number(row, s, render.Point{X: x, Y: base}, render.AnchorEnd))
		x = g.namesEnd(s)
	}
	h := &g.heads[row]
	first := base - float64(float64(len(h.lines)-1)*s.line())/2
	for i, l := range h.lines {
		mark.Names = append(mark.Names, render.Text{Anchor: render.AnchorEnd, Size: s.name, Bold: h.bold, Role: render.RoleName, String: l,
			Width: text.Width(l, s.name, h.bold), At: render.Point{X: x, Y: first + float64(float64(i)*s.line())}})
	}
	draft.Joined(mark.Names)
	return mark
}

// number is that of a row, or of a column.
func number(row int, s *sizes, at render.Point, anchor render.Anchor) render.Text {
	digits := strconv.Itoa(row + 1)
	return render.Text{At: at, Anchor: anchor, Size: s.name, Bold: true, Role: render.RoleNumber, String: digits,
		Width: text.Width(digits, s.name, true)}
}

// levels is in how many rows the numbers of columns stand above one another, so that
// none touches the next.
func (g *grid) levels(s *sizes) int {
	return int(math.Ceil((g.widestNumber(s) + numberAir) / s.column))
}

// columnHead is the name or the number of a column.
func (g *grid) columnHead(m *render.Matrix, s *sizes, column int, high float64) render.ColumnMark {
	n := &g.f.Nodes[g.rows[column]]
	x, wide := g.lefts[column], g.widths[column]
	mark := render.ColumnMark{Node: g.rows[column], Name: n.Name, Box: render.Box{X: x, W: wide, H: high}}
	middle := x + wide/2
	if s.numbered {
		level := column % g.levels(s)
		base := high - 4 - float64(float64(level)*s.line())
		mark.Texts = []render.Text{number(column, s, render.Point{X: middle, Y: base}, render.AnchorMiddle)}
		if level > 0 { // a line leads past the numbers below
			m.Rules = append(m.Rules, [2]render.Point{{X: middle, Y: base + 2}, {X: middle, Y: high}})
		}
		return mark
	}
	h := &g.heads[column]
	first := middle + float64(s.name*0.35) - float64(float64(len(h.lines)-1)*s.line())/2
	for i, l := range h.lines {
		mark.Texts = append(mark.Texts, render.Text{Turned: true, Size: s.name, Bold: h.bold, Role: render.RoleName, String: l,
			Width: text.Width(l, s.name, h.bold), At: render.Point{X: first + float64(float64(i)*s.line()), Y: high - nameGap}})
	}
	draft.Joined(mark.Texts)
	return mark
}

// groups are boxes around the names of those who belong together.
func (g *grid) groups() []render.GroupMark {
	var marks []render.GroupMark
	first := 0
	for _, b := range g.blocks {
		last := first + len(b.rows) - 1
		if b.group >= 0 {
			group := &g.f.Groups[b.group]
			box := render.Box{Y: g.tops[first] - groupHigh, W: g.lefts[0] - 2}
			box.H = g.tops[last] + g.heights[last] - box.Y + 1
			label := ""
			if lines := text.Wrap(group.Label, groupSize, true, box.W-2*groupInset, 1); len(lines) > 0 {
				label = lines[0]
			}
			marks = append(marks, render.GroupMark{Group: b.group, Members: group.Members, Role: group.Role, Box: box, Label: render.Text{
				At: render.Point{X: groupInset, Y: box.Y + groupSize + 2}, Size: groupSize, Bold: true, Role: render.RoleGroup,
				String: label, Width: text.Width(label, groupSize, true)}})
		}
		first = last + 1
	}
	return marks
}

// cellMark sets the marks of a cell under one another, around its middle.
func (g *grid) cellMark(s *sizes, c *cell) render.CellMark {
	box := g.box(c.row, c.column)
	m := render.CellMark{Row: c.row, Column: c.column, Box: box, Words: c.words(g.f)}
	natural := 0.0
	for i := range c.ties {
		_, h := c.ties[i].slot(s)
		natural += h
	}
	spare := (box.H - 2 - natural) / float64(len(c.ties))
	y := box.Y + 1
	for i := range c.ties {
		_, h := c.ties[i].slot(s)
		m.Ties = append(m.Ties, g.tieMark(s, &c.ties[i], render.Box{X: box.X, Y: y, W: box.W, H: h + spare}))
		y += h + spare
	}
	for i := range m.Ties {
		if t := &m.Ties[i]; c.ties[i].again && t.From != t.To {
			t.Again = true
		}
	}
	return m
}

// tieMark sets the mark of a tie, with the numbers beside it, into the middle of a box.
func (g *grid) tieMark(s *sizes, t *tie, box render.Box) render.TieMark {
	l := &g.f.Links[t.links[0]]
	m := render.TieMark{Links: t.links, From: l.From, To: l.To, Stroke: render.Stroke{Tone: l.Tone, Status: l.Status},
		Symmetric: l.Symmetric, Gone: l.Change == render.Gone, Role: l.Role, Hover: t.hover(g.f)}
	centre := geom.Centre(box)
	if !t.numbered(s) {
		air := max(0.6, float64(0.13*min(box.W, box.H)))
		w, h := min(mostMark, box.W-2*air), min(mostMark, box.H-2*air)
		w, h = min(w, float64(h*squarest)), min(h, float64(w*squarest))
		m.Box = geom.Around(centre, w, h)
	} else {
		wide, _ := t.slot(s)
		x := centre.X - wide/2
		m.Box = render.Box{X: x, Y: centre.Y - mark/2, W: mark, H: mark}
		x += mark
		if t.count > 1 {
			digits := strconv.Itoa(t.count)
			m.Count = &render.Text{At: render.Point{X: x + countGap, Y: centre.Y + float64(numberSize*0.36)}, Size: numberSize, Bold: true,
				Role: render.RoleCaption, String: digits, Width: text.Width(digits, numberSize, true)}
			x += countGap + m.Count.Width
		}
		if s.perRow > 0 && len(t.notes) > 0 {
			_, high := t.badges(s)
			m.Badges = t.setBadges(s, render.Point{X: x + noteGap, Y: centre.Y - high/2})
		}
	}
	m.Stroke.Width = float64(render.LineWidth(l.Origins) * min(1, max(leastStroke, min(m.Box.W, m.Box.H)/usualMark)))
	return m
}

// The outlines of marks that are smaller than usual are thinner, down to a share of the
// usual width.
const usualMark, leastStroke = 14.0, 0.45
