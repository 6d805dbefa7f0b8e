package svg_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/testkit"
	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/svg"
)

// TestMatrixIsATable reads a matrix as a screen reader does: by roles, indices and labels.
func TestMatrixIsATable(t *testing.T) {
	s := specimen.Table()
	doc := string(encode(t, s, svg.Options{IDPrefix: "x"}))
	for want, times := range map[string]int{
		`role="figure"`: 1, `role="img"`: 0, `role="table"`: 1, `aria-rowcount="7"`: 1, `aria-colcount="7"`: 1,
		`role="row"`: 7, `role="columnheader"`: 7, `role="rowheader"`: 6, `role="cell"`: 18, `aria-label="in words"`: 18,
		`aria-rowindex="1"`: 1, `aria-rowindex="7"`: 1, `id="x-l17"`: 1, `id="x-a5"`: 1, "<title>in words\nwith evidence</title>": 18,
		"rotate(-90)": 6,
	} {
		if got := strings.Count(doc, want); got != times {
			t.Errorf("%s stands there %d times, want %d", want, got, times)
		}
	}
	for i, c := range s.Matrix.Cells {
		row := strings.Index(doc, fmt.Sprintf(`aria-rowindex="%d"`, c.Row+2))
		next := strings.Index(doc, fmt.Sprintf(`id="x-l%d"`, i))
		cell := strings.LastIndex(doc[:next], fmt.Sprintf(`role="cell" aria-colindex="%d"`, c.Column+2))
		if row < 0 || cell < row {
			t.Errorf("cell %d of row %d and column %d stands at %d, its row at %d", i, c.Row, c.Column, cell, row)
		}
	}
	if strings.Contains(string(encode(t, smallScene(), svg.Options{})), "table") {
		t.Error("a figure without a matrix has a table")
	}
}

// TestSlicesHaveHeadings writes the heading of each drawing of several.
func TestSlicesHaveHeadings(t *testing.T) {
	s := smallScene()
	for i, heading := range []string{"2019", "<2021>"} {
		s.Slices = append(s.Slices, render.SliceMark{Heading: render.Text{At: render.Point{X: 16, Y: 40 + 20*float64(i)}, Size: 13, Role: render.RoleSlice, String: heading}})
	}
	doc := string(encode(t, s, svg.Options{IDPrefix: "x"}))
	for _, want := range []string{`<g id="x-s0"><text x="16" y="40"`, `>2019</text></g>`, `<g id="x-s1">`, `>&lt;2021&gt;</text></g>`} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is not in the document", want)
		}
	}
}

// TestHostileMatrix puts texts into every field of a matrix that can hold one.
func TestHostileMatrix(t *testing.T) {
	for _, text := range append(testkit.Hostile(200), hostile...) {
		s := specimen.Table()
		set := func(l *render.Text) { l.String = text }
		s.Matrix.Visit(func(*render.Point) {}, func(*render.Box) {}, func(*float64) {}, set, func(b *render.Badge) { set(&b.Number) })
		for i := range s.Matrix.Columns {
			s.Matrix.Columns[i].Name = text
		}
		for i := range s.Matrix.Cells {
			s.Matrix.Cells[i].Words, s.Matrix.Cells[i].Ties[0].Hover = text, text
		}
		doc := encode(t, s, svg.Options{Theme: render.Auto})
		all := parse(t, doc)
		checkInert(t, all)
		tables := 0
		for _, e := range all {
			if strings.Contains(fmt.Sprint(e), "rowheader") {
				tables++
			}
		}
		if tables != len(s.Actors) {
			t.Errorf("%q: %d heads of rows", text, tables)
		}
	}
}
