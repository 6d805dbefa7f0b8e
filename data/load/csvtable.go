package load

import (
	"errors"
	"fmt"
	"io"
	"math"

	"dossier/data"
)

// tableBuilder turns the rows of one edge list into a [data.Table].
type tableBuilder struct {
	label    string
	number   uint32 // among the tables
	rows     *rowReader
	cols     columns
	details  []role // the columns that say more about a tie
	headings []heading
	shared   *sharedNames
	problems *problemList

	table   rowColumns
	texts   textPool
	keys    tableKeys
	pair    []byte   // memory for a key and a name
	sources *cellMap // of the cells met before, to the position of the source's id in texts
	// madeSources are the positions in texts of the ids of sources that have none yet.
	madeSources map[int]uint32
	plain       plainCells
}

// heading is a cell of the header and where it stands.
type heading struct {
	name      string
	line, col int
}

// sharedNames is what all edge lists of a session have in common.
type sharedNames struct {
	actors    *actorNames
	relations *relationNames
	sources   *sourceNames
}

// readTable reads an edge list. A nil error with problems is a list with faults.
// stem begins the ids of its actors with keys, where these are those of this file alone.
func (s *session) readTable(in *input, number uint32, shared *sharedNames, stem string) (*tableBuilder, error) {
	limited := &io.LimitedReader{R: in.reader, N: s.limits.Table + 1}
	b := &tableBuilder{label: in.label, number: number, rows: newRowReader(limited, s.limits.Record), shared: shared,
		problems: newProblemList(s.limits.Problems), texts: newTextPool(), sources: newCellMap(), madeSources: make(map[int]uint32),
		keys: tableKeys{stem: stem}, plain: newPlainCells()}
	usable, err := b.header(s.opt.Map)
	if err == nil && usable {
		b.table = newRowColumns(&b.cols, b.rows.expect(in.size))
		if b.cols.keyed() {
			b.keys.pairs = newCellMap()
		}
		err = b.body(s.ctx, s.split)
		b.warnOfClocks()
	}
	if err != nil && !errors.Is(err, s.ctx.Err()) {
		err = readError(in.label, err)
	}
	if limited.N <= 0 {
		b.problems.add(data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: b.rows.nextLine, Column: 1,
			Message: "the file is bigger than the limit of " + byteSize(s.limits.Table) + "; from here on it is not read",
			Hint:    "split it into several files"})
	}
	return b, err
}

// header reads the first row and finds out what the columns stand for. It
// reports whether the rows can be read.
func (b *tableBuilder) header(mapping map[string]string) (bool, error) {
	start, err := b.rows.peek()
	if err != nil {
		return false, err
	}
	if p := guardStart(start); p != nil {
		b.problems.add(*p)
		return false, nil
	}
	b.rows.comma = sniffComma(start)
	cells, err := b.rows.read()
	if fault := asRowError(err); fault != nil {
		b.rowFault(fault)
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for i, cell := range cells {
		if fault := textFault(cell); fault != nil {
			b.fault(i, fault)
			return false, nil
		}
	}
	cols, problems := readHeader(cells, mapping, b.rows.sample, b.rows.cellPosition)
	for _, p := range problems {
		b.problems.add(p)
	}
	b.cols, b.details = cols, cols.details()
	for i, cell := range cells {
		line, col := b.rows.cellPosition(i)
		b.headings = append(b.headings, heading{string(cell), line, col})
	}
	return !data.HasErrors(problems), nil
}

// row takes a row in, or notes what is wrong with it and leaves it out.
func (b *tableBuilder) row(cells [][]byte) {
	if width := len(b.headings); len(cells) > width {
		b.fault(width, &cellFault{data.CodeBadRow, fmt.Sprintf("this row has %d cells, the header %d", len(cells), width),
			"put cells that hold the separator in quotes"})
		return
	}
	r, failed, fault := b.read(cells)
	if fault != nil {
		b.fault(b.cols.place(failed), fault)
		return
	}
	b.table.add(&r, b.rows.line)
}

// read reads the cells of a row. With a fault comes the role of its cell.
func (b *tableBuilder) read(cells [][]byte) (r tableRow, failed role, fault *cellFault) {
	if r.from, failed, fault = b.actor(cells, roleFrom); fault != nil {
		return r, failed, fault
	}
	if r.to, failed, fault = b.actor(cells, roleTo); fault != nil {
		return r, failed, fault
	}
	if len(b.cols.cell(cells, roleBy)) > 0 || len(b.cols.cell(cells, roleByID)) > 0 {
		if r.by, failed, fault = b.actor(cells, roleBy); fault != nil {
			return r, failed, fault
		}
		r.by++
	}
	undirected := false
	if b.cols.has(roleDirection) {
		if undirected, fault = b.plain.direction(b.cols.cell(cells, roleDirection)); fault != nil {
			return r, roleDirection, fault
		}
	}
	if r.relation, fault = b.shared.relations.find(b.cols.cell(cells, roleRelation), undirected); fault != nil {
		return r, roleRelation, fault
	}
	for _, what := range b.details {
		if fault := b.detail(&r, what, b.cols.cell(cells, what)); fault != nil {
			return r, what, fault
		}
	}
	if len(r.clock) > 0 && !b.cols.has(roleOccasion) {
		r.texts[occasionText], fault = b.text(r.clock)
	}
	return r, roleWhen, fault
}

// cell returns the cell with a role, without white space around it; a cell that
// the row lacks is empty.
func (c *columns) cell(cells [][]byte, r role) []byte {
	i := c[r]
	if i < 0 || i >= len(cells) {
		return nil
	}
	return trimCell(cells[i])
}

// actor returns the number of the actor that a row names with a role: by its key, where
// the row gives one, else by name. With a fault comes the role of its cell.
func (b *tableBuilder) actor(cells [][]byte, r role) (number uint32, failed role, fault *cellFault) {
	name := b.cols.cell(cells, r)
	column := b.cols.place(r)
	place := func() rowPlace {
		line, col := b.rows.cellPosition(column)
		return rowPlace{b.number, uint32(line), uint32(col)}
	}
	key := b.cols.cell(cells, keyRole(r))
	if len(key) == 0 {
		number, fault = b.shared.actors.find(name, place)
		return number, r, fault
	}
	b.pair = appendPair(b.pair[:0], key, name)
	number, fault = b.shared.actors.findKeyed(&b.keys, b.pair, key, name, place)
	if fault != nil && textFault(key) != nil {
		return number, keyRole(r), fault
	}
	return number, r, fault
}

// detail reads one of the cells that say more about a tie.
func (b *tableBuilder) detail(r *tableRow, what role, cell []byte) (fault *cellFault) {
	switch {
	case what >= firstText:
		r.texts[what-firstText], fault = b.text(cell)
	case what == roleSource:
		r.source, fault = b.source(cell)
	default:
		fault = b.plain.read(r, what, cell)
	}
	return fault
}

// warnOfClocks says once that times of day were cut off dates.
func (b *tableBuilder) warnOfClocks() {
	column, kept := b.cols[roleWhen], "; each is the occasion of its row"
	if !b.table.timed.when {
		column, kept = b.cols[roleSaidOn], ""
	} else if b.cols.has(roleOccasion) {
		kept = ""
	}
	if b.table.timed == (timedColumns{}) {
		return
	}
	h := b.headings[column]
	b.problem(data.NewProblem(data.CodeTimeOfDay, data.Place{Item: -1}, "times of day are cut off the dates in "+data.Quoted(h.name)+kept,
		"a date is a day at most; what tells events of one day apart goes into a column occasion"), h.line, h.col)
}

func (b *tableBuilder) fault(cell int, f *cellFault) {
	line, col := b.rows.cellPosition(cell)
	b.problem(data.Problem{Severity: data.Error, Code: f.code, Message: f.message, Hint: f.hint}, line, col)
}

func (b *tableBuilder) rowFault(e *rowError) {
	line, col := b.rows.position(e.offset)
	b.problem(data.Problem{Severity: data.Error, Code: e.code, Message: e.message, Hint: e.hint}, line, col)
}

// problem notes a problem at a place in the file.
func (b *tableBuilder) problem(p data.Problem, line, col int) {
	p.Line, p.Column = line, col
	b.problems.add(p)
}

// noWeight is the weight of a row that gives none.
var noWeight = math.NaN()
