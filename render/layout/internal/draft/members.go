package draft

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/network"
)

// Sizes of a box with the names of several actors, in pixels.
const (
	nameDown     = 12.5 // from the top of a line to its baseline
	hanging      = 9.0  // lines after the first, so that each name is seen to begin
	columnsApart = 16.0
	rowsApart    = 2.0
	innerMargin  = 5.0 // for the inner line of the outline
	goodShape    = 1.5 // how wide a box should be for its height
	memberLines  = 8   // that a name may take: a list has more room than an outline
)

// cell is the name of a member in its lines, and its notes, from its upper left corner.
type cell struct {
	size   network.Size
	names  []render.Text
	badges []render.Badge
}

// measureBox sets the members of a node in columns, in as many as give it the best shape.
// They are read downward. It takes time in proportion to the members.
func measureBox(n *render.Node, in Wrap) Actor {
	cells := make([]cell, len(n.Members))
	for i := range n.Members {
		cells[i] = measureMember(&n.Members[i], in)
	}
	side, top := render.OutlineMargin(n.Kind)+innerMargin, nameAbove+innerMargin
	var best columns
	for many := 1; many <= len(cells); many++ {
		c := setColumns(cells, many)
		c.w, c.h = even(c.w+2*side), even(c.h+2*top)
		if many > 1 && c.w > in.widestBox() {
			break
		}
		if many == 1 || offShape(c) < offShape(best) {
			best = c
		}
	}
	a := Actor{W: best.w, H: best.h}
	for i := range cells {
		a.members = append(a.members, best.mark(&n.Members[i], &cells[i], i, render.Point{X: side, Y: top}))
	}
	return a
}

// offShape is how far the shape of a box is from a good one, 1 at best.
func offShape(c columns) float64 {
	shape := c.w / c.h / goodShape
	return max(shape, 1/shape)
}

// measureMember breaks the name of a member where that of an actor breaks. Its notes
// follow the last line if there is room, and fill rows of their own otherwise.
func measureMember(m *render.Member, in Wrap) cell {
	width, _ := in.names()
	var c cell
	last := 0.0 // where the last line ends
	for i, s := range nameLines(m.Name, false, width, memberLines) {
		at := render.Point{Y: c.size.H + nameDown}
		if i > 0 {
			at.X = hanging
		}
		c.names = append(c.names, TextLine(s, NameSize, false, render.RoleName, render.AnchorStart, at))
		last = at.X + text.Width(s, NameSize, false)
		c.size.W, c.size.H = max(c.size.W, last), c.size.H+nameLine
	}
	Joined(c.names)
	var badges []render.Badge
	for _, n := range m.Notes {
		badges = append(badges, Badge(n))
	}
	if after := last + badgeGap + 1; len(badges) > 0 && after+rowWidth(badges) <= width {
		more := max(0, rowHeight(badges)-nameLine) // for large numbers
		c.names[len(c.names)-1].At.Y += more / 2
		c.badges = setRow(badges, after, c.size.H-nameLine/2+more/2)
		c.size.W, c.size.H = max(c.size.W, after+rowWidth(badges)), c.size.H+more
		return c
	}
	for _, row := range badgeRows(badges, width) {
		high := rowHeight(row)
		c.badges = append(c.badges, setRow(row, hanging, c.size.H+high/2)...)
		c.size.W, c.size.H = max(c.size.W, hanging+rowWidth(row)), c.size.H+high
	}
	return c
}

// columns are the places of cells: as many in each column as there are rows.
type columns struct {
	w, h  float64
	x, y  []float64 // of each column and of each row
	wide  []float64 // of each column
	highs []float64 // of each row
}

func setColumns(cells []cell, many int) columns {
	rows := (len(cells) + many - 1) / many
	many = (len(cells) + rows - 1) / rows // the last may stay empty
	c := columns{x: make([]float64, many), wide: make([]float64, many), y: make([]float64, rows), highs: make([]float64, rows)}
	for i := range cells {
		column, row := i/rows, i%rows
		c.wide[column], c.highs[row] = max(c.wide[column], cells[i].size.W), max(c.highs[row], cells[i].size.H)
	}
	for i, w := range c.wide {
		c.x[i] = c.w
		c.w += w + columnsApart
	}
	for i, h := range c.highs {
		c.y[i] = c.h
		c.h += h + rowsApart
	}
	c.w, c.h = c.w-columnsApart, c.h-rowsApart
	return c
}

// mark is that of the i-th member in a box with its origin in the upper left corner.
func (c *columns) mark(m *render.Member, of *cell, i int, margin render.Point) render.MemberMark {
	column, row := i/len(c.y), i%len(c.y)
	mark := render.MemberMark{Actor: m.Actor, Hover: m.Detail, Names: of.names, Badges: of.badges,
		Box: render.Box{W: geom.Quantise(c.wide[column]), H: geom.Quantise(c.highs[row])}}
	return movedMember(&mark, geom.Add(margin, render.Point{X: c.x[column], Y: c.y[row]}))
}

// movedMember is a copy of a member's mark that is shifted.
func movedMember(m *render.MemberMark, by render.Point) render.MemberMark {
	out := *m
	out.Box = geom.MoveBox(m.Box, by)
	out.Names, out.Badges = slices.Clone(m.Names), slices.Clone(m.Badges)
	for i := range out.Names {
		out.Names[i].At = geom.QuantisePoint(geom.Add(out.Names[i].At, by))
	}
	for i := range out.Badges {
		out.Badges[i] = MoveBadge(out.Badges[i], by)
	}
	return out
}
