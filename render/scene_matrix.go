package render

// Matrix is a figure as a table instead of lines: a row for each actor that acts, a
// column for each on whom, both in the same order, and in the cells a mark for each
// tie. The rows are headed by the actors of the scene, in their order.
type Matrix struct {
	Heading []Text // says how it is read, in lines
	// Rules are the hairlines between rows and between columns.
	Rules [][2]Point
	// Diagonal are the cells in which an actor meets itself.
	Diagonal []Box
	// Numbers stand in the rows where columns have numbers in place of names; else
	// there are none.
	Numbers []Text
	Columns []ColumnMark
	Cells   []CellMark // those with ties, row by row and from left to right
}

// ColumnMark heads a column: with the name of its actor, turned, or with its number,
// which then stands behind the name in the row as well.
type ColumnMark struct {
	Node  int // position in Figure.Nodes
	Box   Box
	Name  string // the whole name, for those who cannot see it
	Texts []Text
}

// CellMark is what one actor does to another.
type CellMark struct {
	Row, Column int // positions in the scene's actors and in the columns
	Box         Box
	Ties        []TieMark
	// Words tell the ties for those who cannot see them.
	Words string
}

// TieMark is a tie in a cell, or several that look alike. Its outline has the style
// and the width of a line, and its core tells the tone as the head of an arrow does.
type TieMark struct {
	Links    []int // positions in Figure.Links
	From, To int   // the actors: positions in Figure.Nodes
	Box      Box
	Stroke   Stroke
	// Symmetric ties are round, and stand in two cells; Again says that this is
	// the second of them.
	Symmetric, Again bool
	Gone             bool
	// Bare marks have no core: samples of a legend that explain an outline.
	Bare bool
	Role Role
	// Count is how many ties the mark stands for; nil: one.
	Count  *Text
	Badges []Badge
	Hover  string
}

// Visit calls functions for every point, box, width of a stroke, text and badge of a
// matrix, each of which may change what it is given.
func (m *Matrix) Visit(point func(*Point), box func(*Box), width func(*float64), text func(*Text), badge func(*Badge)) {
	for i := range m.Heading {
		text(&m.Heading[i])
	}
	for i := range m.Rules {
		point(&m.Rules[i][0])
		point(&m.Rules[i][1])
	}
	for i := range m.Diagonal {
		box(&m.Diagonal[i])
	}
	for i := range m.Numbers {
		text(&m.Numbers[i])
	}
	for i := range m.Columns {
		c := &m.Columns[i]
		box(&c.Box)
		for k := range c.Texts {
			text(&c.Texts[k])
		}
	}
	for i := range m.Cells {
		box(&m.Cells[i].Box)
		for k := range m.Cells[i].Ties {
			t := &m.Cells[i].Ties[k]
			box(&t.Box)
			width(&t.Stroke.Width)
			if t.Count != nil {
				text(t.Count)
			}
			for b := range t.Badges {
				badge(&t.Badges[b])
			}
		}
	}
}
