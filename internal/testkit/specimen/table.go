package specimen

import (
	"dossier/data"
	"dossier/render"
)

// Table is a scene with a matrix that has a mark in every tone and status, round ones
// and ones that are gone or faint, a count and a badge, turned names and a legend.
func Table() *render.Scene {
	const left, top, side = 130.0, 120.0, 30.0
	s := &render.Scene{
		Width: 420, Height: 380, Title: "Every mark of a table", Description: "6 actors and 20 ties.",
		Stamp: render.Stamp{Query: "dossier draw --layout matrix -o table.png", Digest: "sha256:0123", Version: "1.0.0"},
	}
	m := &render.Matrix{Heading: []render.Text{text(16, 114, 10, render.RoleLegend, "Rows act on columns")}}
	names := []string{"North Korea", "Łódź", "김정은", "حزب الله", "שלום", "Россия"}
	statuses := []data.Status{data.Confirmed, data.Asserted, data.Contested, data.Alleged, data.Rumoured, data.Denied}
	for i, name := range names {
		at := side * float64(i)
		box := render.Box{X: left - 24, Y: top + at + 10, W: 17, H: 10}
		a := render.ActorMark{Node: i, Actor: name, Kind: data.Kinds()[i%len(data.Kinds())], Box: box, Bare: i == 5, Hover: name}
		a.Names = []render.Text{text(left-30, top+at+19, 11, render.RoleName, name)}
		a.Names[0].Anchor = render.AnchorEnd
		s.Actors = append(s.Actors, a)
		turned := text(left+at+19, top-6, 11, render.RoleName, name)
		turned.Turned = true
		m.Columns = append(m.Columns, render.ColumnMark{Node: i, Name: name, Box: render.Box{X: left + at, W: side, H: top}, Texts: []render.Text{turned}})
		m.Diagonal = append(m.Diagonal, render.Box{X: left + at, Y: top + at, W: side, H: side})
		m.Rules = append(m.Rules, [2]render.Point{{X: left, Y: top + at}, {X: left + 6*side, Y: top + at}},
			[2]render.Point{{X: left + at, Y: top}, {X: left + at, Y: top + 6*side}})
	}
	for row, status := range statuses {
		for k, tone := range data.Tones() {
			column := (row + 1 + k) % 6
			box := render.Box{X: left + side*float64(column), Y: top + side*float64(row), W: side, H: side}
			tie := render.TieMark{Links: []int{len(m.Cells)}, From: row, To: column, Hover: "in words\nwith evidence",
				Stroke:    render.Stroke{Tone: tone, Status: status, Width: render.LineWidth(1 + k)},
				Symmetric: (row+k)%4 == 1, Gone: row == 1 && k == 2, Role: render.Plain,
				Box: render.Box{X: box.X + 5, Y: box.Y + 6, W: 20, H: 18}}
			if row == 3 && k == 1 {
				tie.Role = render.Context
			}
			m.Cells = append(m.Cells, render.CellMark{Row: row, Column: column, Box: box, Words: "in words", Ties: []render.TieMark{tie}})
		}
	}
	counted := &m.Cells[0].Ties[0]
	counted.Box.W, counted.Box.X = 12, counted.Box.X-3
	three := text(counted.Box.X+14, counted.Box.Y+13, 10, render.RoleCaption, "3")
	counted.Count = &three
	numbered := &m.Cells[4].Ties[0]
	numbered.Box.W, numbered.Box.X = 9, numbered.Box.X-4
	numbered.Badges = []render.Badge{badge(numbered.Box.X+17, numbered.Box.Y+9, "7")}
	s.Matrix = m
	for i, e := range []render.LegendEntry{
		{Mark: render.MarkColour, Label: "conflictual", Tone: data.Conflictual, Cell: true},
		{Mark: render.MarkHeadless, Label: "in both directions", Cell: true},
		{Mark: render.MarkLine, Label: "contested", Status: data.Contested, Cell: true},
		{Mark: render.MarkCount, Label: "so many", Cell: true},
	} {
		x := 16 + 100*float64(i)
		s.Legend = append(s.Legend, render.LegendMark{Entry: e, Box: render.Box{X: x, Y: 330, W: 26, H: 14},
			Label: text(x+32, 341, 10.5, render.RoleLegend, e.Label)})
	}
	return s
}
