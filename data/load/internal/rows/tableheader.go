package rows

import (
	"fmt"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Header finds out from the header row what the columns stand for, and reports whether
// rows can be taken. at tells positions, of the header and of every row that follows;
// sample looks at the first rows; rows is how many are expected, 0 where nobody knows.
func (t *Table) Header(cells [][]byte, at Position, sample Sample, rows int) (usable bool) {
	t.at = at
	if len(cells) > maxColumns {
		t.fault(maxColumns, faults.New(data.CodeTooLarge, fmt.Sprintf("the header has %d columns; the limit is %d", len(cells), maxColumns), "is this really a table with a header row?"))
		return false
	}
	for i, cell := range cells {
		if fault := faults.Text(cell); fault != nil {
			t.fault(i, fault)
			return false
		}
	}
	for _, cell := range cells {
		t.headings = append(t.headings, heading{name: string(trimCell(cell))})
	}
	if t.opt.Mapping.Matrix != "" {
		t.matrixHeader(sample)
	} else if !t.listHeader(cells, sample) {
		return false
	}
	if t.nodes != nil {
		return true
	}
	t.details = t.cols.details()
	t.table = newRowColumns(&t.cols, rows)
	if t.cols.keyed() {
		t.keys.pairs = newCellMap()
	}
	return true
}

// listHeader takes the header of a list of ties or of a table of actors.
func (t *Table) listHeader(cells [][]byte, sample Sample) (usable bool) {
	h := readHeader(cells, &t.opt.Mapping, sample, t.at)
	if h.dialect.refuse != "" && len(h.missing()) > 0 {
		t.fault(0, faults.New(data.CodeMissingColumn, "this is a table of "+h.dialect.tool+", which holds no ties in columns", h.dialect.refuse))
		return false
	}
	if h.namesNobody() && h.misplaced() == nil {
		if nodes, ok := readNodeHeader(cells, t.opt.Mapping.Map); ok {
			t.nodeHeader(nodes)
			return true
		}
	}
	h.refuseMissing()
	for _, p := range h.problems {
		t.problems.Add(p)
	}
	if data.HasErrors(h.problems) {
		return false
	}
	t.cols, t.tool, t.aside = h.columns(), h.dialect.known(), h.aside
	t.idle = make(idleCount, len(t.cols.idle))
	t.placeHeadings(t.cols.of[:])
	if t.opt.Mapping.Dates == "" {
		t.opt.Mapping.Dates = string(h.dialect.dates)
	}
	if weight := t.cols.of[roleWeight]; weight >= 0 {
		t.decimalCommas(func(fits func([]byte) bool) bool { return h.all(weight, fits) })
	}
	t.plain = newPlainCells(&t.opt)
	return true
}

// placeHeadings keeps the places of those headings that a message may name; others get
// that of the first. To find a place costs as much as the header is long.
func (t *Table) placeHeadings(used []int) {
	place := func(column int) {
		h := &t.headings[column]
		h.line, h.col = t.at(column)
	}
	line, col := t.at(0)
	for i := range t.headings {
		t.headings[i].line, t.headings[i].col = line, col
	}
	for _, column := range used {
		if column >= 0 {
			place(column)
		}
	}
	for _, column := range t.cols.idle[:min(len(t.cols.idle), maxShown)] {
		place(column)
	}
}
