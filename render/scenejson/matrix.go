package scenejson

import "dossier/render"

// Matrix is a figure as a table.
type Matrix struct {
	Heading  []Text     `json:"heading"`
	Rules    [][2]Point `json:"rules"`
	Diagonal []Box      `json:"diagonal"`
	Numbers  []Text     `json:"numbers"`
	Columns  []Column   `json:"columns"`
	Cells    []Cell     `json:"cells"`
}

// Column heads a column.
type Column struct {
	Node  int    `json:"node"`
	Box   Box    `json:"box"`
	Name  string `json:"name"`
	Texts []Text `json:"texts"`
}

// Cell is what the actor of a row does to that of a column.
type Cell struct {
	Row    int       `json:"row"`
	Column int       `json:"column"`
	Box    Box       `json:"box"`
	Words  string    `json:"words"`
	Ties   []CellTie `json:"ties"`
}

// CellTie is a tie in a cell, or several that look alike.
type CellTie struct {
	Links     []int      `json:"links"`
	From      int        `json:"from"`
	To        int        `json:"to"`
	Tone      string     `json:"tone"`
	Status    string     `json:"status"`
	Dash      string     `json:"dash"`
	Width     Number     `json:"width"`
	Role      string     `json:"role"`
	Box       Box        `json:"box"`
	Outline   []Point    `json:"outline"`
	Core      []Point    `json:"core"`
	Head      string     `json:"head"`
	Bars      [][2]Point `json:"bars"`
	BarWidth  Number     `json:"bar_width"`
	Symmetric bool       `json:"symmetric"`
	Again     bool       `json:"again"`
	Gone      bool       `json:"gone"`
	Count     *Text      `json:"count,omitempty"`
	Badges    []Badge    `json:"badges"`
	Hover     string     `json:"hover"`
}

func matrix(m *render.Matrix) *Matrix {
	if m == nil {
		return nil
	}
	return &Matrix{Heading: each(m.Heading, text), Rules: each(m.Rules, pair), Diagonal: each(m.Diagonal, box),
		Numbers: each(m.Numbers, text), Columns: each(m.Columns, column), Cells: each(m.Cells, cell)}
}

func pair(p [2]render.Point) [2]Point { return [2]Point{point(p[0]), point(p[1])} }

func column(c render.ColumnMark) Column {
	return Column{Node: c.Node, Box: box(c.Box), Name: c.Name, Texts: each(c.Texts, text)}
}

func cell(c render.CellMark) Cell {
	return Cell{Row: c.Row, Column: c.Column, Box: box(c.Box), Words: c.Words, Ties: each(c.Ties, cellTie)}
}

func cellTie(t render.TieMark) CellTie {
	dash, _ := render.LineStyle(t.Stroke.Status)
	core, _ := t.Core()
	bars, width, _ := t.Bars()
	var count *Text
	if t.Count != nil {
		c := text(*t.Count)
		count = &c
	}
	return CellTie{Links: each(t.Links, func(i int) int { return i }), From: t.From, To: t.To, Tone: string(t.Stroke.Tone),
		Status: t.Stroke.Status.String(), Dash: word(dashes, dash), Width: Number(t.Stroke.Width), Role: word(roles, t.Role),
		Box: box(t.Box), Outline: each(t.Outline(), point), Core: each(core, point),
		Head: word(heads, render.HeadOf(t.Stroke.Tone, t.Role, t.Gone)), Bars: each(bars, pair), BarWidth: Number(width),
		Symmetric: t.Symmetric, Again: t.Again, Gone: t.Gone, Count: count, Badges: each(t.Badges, badge), Hover: t.Hover}
}
