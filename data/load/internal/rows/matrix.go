package rows

import (
	"dossier/data"
	"dossier/data/load/internal/faults"
)

// A matrix has actors as rows and as columns, and a cell where they meet that says
// whether the actor of the row stands in one relation, the same for all, to that of the
// column. It is read as so many rows of a list, of three cells each.

// matrixHeader takes the header of a matrix.
func (t *Table) matrixHeader(sample Sample) {
	t.cols = columns{matrix: true, relation: []byte(t.opt.Mapping.Matrix)}
	for r := range t.cols.of {
		t.cols.of[r] = -1
	}
	t.cols.of[roleFrom], t.cols.of[roleTo], t.cols.of[roleWeight] = 0, 1, 2
	t.decimalCommas(func(fits func([]byte) bool) bool {
		for _, cells := range sample {
			for _, cell := range cells[min(1, len(cells)):] {
				cell = trimCell(cell)
				if _, _, ok := matrixCell(cell, NumberStyle{}); !ok && !fits(cell) {
					return false
				}
			}
		}
		return true
	})
	t.plain = newPlainCells(&t.opt)
	for column := 1; column < len(t.headings); column++ {
		if fault := t.matrixActor([]byte(t.headings[column].name), column); fault != nil {
			t.fault(column, fault)
		}
	}
}

// matrixActor makes the actor that the cell at the end of a row or column names, which
// may have no tie.
func (t *Table) matrixActor(cell []byte, column int) *faults.Fault {
	name := restored(cell)
	if len(name) == 0 { // which is told where a tie needs it
		return nil
	}
	number, fault := t.sink.actors.find(name, func() rowPlace {
		line, col := t.at(column)
		return rowPlace{t.number, uint32(line), uint32(col)}
	})
	if fault == nil {
		t.untied = append(t.untied, number)
	}
	return fault
}

// matrixRow takes in the ties of a row of a matrix: all or, where a cell cannot be read,
// none.
func (t *Table) matrixRow(cells [][]byte, line int) {
	if fault := t.sink.full(); fault != nil {
		t.fault(0, fault)
		return
	}
	if len(cells) == 0 {
		return
	}
	at := t.at
	defer func() { t.at = at }()
	known := len(t.untied)
	if fault := t.matrixActor(cells[0], 0); fault != nil {
		t.badTie(0, fault)
		t.leaveRow(known)
		return
	}
	var ties []tableRow
	bad := false
	for i := 1; i < len(cells); i++ {
		tie, weight, ok := matrixCell(trimCell(cells[i]), t.plain.numbers)
		if !ok {
			t.badTie(i, faults.New(data.CodeBadValue, data.Quoted(string(cells[i]))+" says neither that there is a tie nor that there is none",
				"write 1, x or a number, which is a weight, for a tie, and 0 or nothing for none"))
			bad = true
			continue
		}
		if !tie {
			continue
		}
		t.at = func(cell int) (line, col int) {
			if cell == 0 {
				return at(0)
			}
			return at(i)
		}
		r, failed, fault := t.read([][]byte{cells[0], []byte(t.headings[i].name), weight})
		if fault != nil {
			t.badTie(t.cols.place(failed), fault)
			bad = true
		}
		ties = append(ties, r)
		t.at = at
	}
	if bad {
		t.leaveRow(known)
		return
	}
	t.sink.made += len(ties)
	for i := range ties {
		t.add(&ties[i], line)
	}
}

// leaveRow leaves a row of a matrix out, with its actor; so many were there before.
func (t *Table) leaveRow(known int) {
	t.untied = t.untied[:known]
	if t.opt.SkipBad {
		t.skipped++
	}
}

// badTie notes what is wrong with a cell of a matrix.
func (t *Table) badTie(cell int, fault *faults.Fault) {
	line, col := t.at(cell)
	t.refuseCell(t.hinted(fault).At(line, col))
}

// matrixCell says whether a cell of a matrix stands for a tie, and which number of it is
// its weight: 1 is none.
func matrixCell(cell []byte, style NumberStyle) (tie bool, weight []byte, ok bool) {
	switch data.Fold(string(cell)) {
	case "", "0":
		return false, nil, true
	case "1", "x":
		return true, nil, true
	}
	value, ok := style.number(cell)
	if !ok || value == 0 {
		return false, nil, ok
	}
	return true, cell, true
}
