package rows

import (
	"bytes"
	"fmt"
	"math"
	"slices"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Options say how one table is read.
type Options struct {
	// Label is the name of the file, as people know it.
	Label string
	// Mapping says what the table itself does not say. It has no faults.
	Mapping Mapping
	// Stem begins the ids of actors with keys, where these are those of this file
	// alone; otherwise it is empty.
	Stem string
	// File names the file of the table, which is the source of rows that name none;
	// empty: Label does.
	File string
	// Typed says that the format has numbers of its own, which have a decimal point,
	// whatever marks the mapping names.
	Typed bool
	// SkipBad has rows that cannot be read left out, counted and told of, instead of
	// making the dossier unusable.
	SkipBad bool
	// Problems is how many problems of one code are kept.
	Problems int
	// Patience is how many texts of a column may be new before it can be taken for one
	// of which nearly all are; 0: as many as pay. It never shows in the result.
	Patience int
}

// Table takes the rows of one table: first its header, then its rows in their order,
// each with a fault noted and left out.
type Table struct {
	sink     *Sink
	number   uint32 // among the tables
	opt      Options
	cols     columns
	details  []role // the columns that say more about a tie
	headings []heading
	tool     string    // whose headers these are
	aside    []bool    // of the columns, which are left aside on purpose
	idle     idleCount // of the columns that are not used
	oneSided leftOut   // rows that lack one of two actors
	commas   bool      // may stand before decimals
	encoding string    // the hint where the text is not UTF-8
	problems *faults.List
	at       Position
	untied   []uint32 // the actors of a matrix, which may have no tie
	handed   int      // rows so far
	skipped  int      // of them, because they cannot be read

	table   rowColumns
	joint   []jointRow
	nodes   *nodeTable // nil: the table is one of claims
	texts   textPool
	keys    tableKeys
	pair    []byte   // memory for a key and a name
	sources *cellMap // of the cells met before, to the position of the source's id in texts
	// madeSources are the positions in texts of the ids of sources that have none yet.
	madeSources map[int]uint32
	plain       plainCells
}

// Position tells line and column, from 1, of a cell of the row handed over last; of a
// cell that the row lacks, those of the row's end.
type Position func(cell int) (line, col int)

// heading is a cell of the header and where it stands.
type heading struct {
	name      string
	line, col int
}

// Table opens a table. The tables of a sink are filled one after the other.
func (s *Sink) Table(opt Options) *Table {
	if opt.Typed {
		opt.Mapping.Decimal, opt.Mapping.Thousands = "", ""
	}
	t := &Table{sink: s, number: uint32(len(s.tables)), problems: faults.NewList(opt.Problems),
		texts: newTextPool(opt.Patience), sources: newCellMap(), madeSources: make(map[int]uint32), keys: tableKeys{stem: opt.Stem}, plain: newPlainCells(&opt), opt: opt}
	if t.opt.File == "" {
		t.opt.File = t.opt.Label
	}
	if n := len(s.tables); n > 0 && s.tables[n-1].opt.Label == t.opt.Label { // a table goes on with other columns
		t.handed = s.tables[n-1].handed
	}
	s.tables = append(s.tables, t)
	return t
}

// Row takes a row in, or notes what is wrong with it and leaves it out. Its cells need
// stay valid during the call alone. A row of blank cells is none: spreadsheets write them.
func (t *Table) Row(cells [][]byte, line int) {
	if !slices.ContainsFunc(cells, func(cell []byte) bool { return len(trimCell(cell)) > 0 }) {
		return
	}
	t.handed++
	switch column, fault := t.take(cells, line); {
	case fault == nil:
	case fault.Code == data.CodeTooLarge: // stays an error: the next rows would be as bad
		t.fault(column, fault)
	default:
		line, col := t.at(column)
		t.refuse(t.hinted(fault).At(line, col))
	}
}

// BadRow notes a row that its reader cannot take apart, and that is left out.
func (t *Table) BadRow(p data.Problem) {
	t.handed++
	t.refuse(p)
}

// BadRows notes a problem for which nobody can say how many rows are missing. It stays an
// error whatever may be left out.
func (t *Table) BadRows(p data.Problem) {
	t.handed++
	t.problems.Add(p)
}

// refuse notes what is wrong with the row at hand, which is left out.
func (t *Table) refuse(p data.Problem) {
	if t.opt.SkipBad {
		t.skipped++
	}
	t.refuseCell(p)
}

// refuseCell notes what is wrong with a cell of a row that is left out as a whole.
func (t *Table) refuseCell(p data.Problem) {
	p.Row = true
	if t.opt.SkipBad {
		p.Severity = data.Warning
	}
	t.problems.Add(p)
}

// take takes a row in. With a fault comes the column of its cell.
func (t *Table) take(cells [][]byte, line int) (column int, fault *faults.Fault) {
	if width := len(t.headings); len(cells) > width {
		hint := "put cells that hold the separator in quotes"
		if slices.ContainsFunc(cells, func(cell []byte) bool { return bytes.IndexByte(cell, '\r') >= 0 }) {
			hint = "a carriage return stands within it: is that the end of a row? Save the file with one sort of line ends"
		}
		return width, faults.New(data.CodeBadRow, fmt.Sprintf("this row has %d cells, the header %d", len(cells), width), hint)
	}
	if t.cols.matrix {
		t.matrixRow(cells, line)
		return
	}
	t.idle.count(t.cols.idle, cells)
	if t.nodes != nil {
		failed, fault := t.nodeRow(cells)
		return max(t.nodes.cols[failed], 0), fault
	}
	if t.cols.oneSided && t.lacksSide(cells) {
		t.oneSided.add(line)
		return
	}
	if t.several(cells) {
		failed, fault := t.severalRow(cells, line)
		return t.cols.place(failed), fault
	}
	r, failed, fault := t.read(cells)
	if fault == nil {
		t.add(&r, line)
	}
	return t.cols.place(failed), fault
}

// add adds the row at hand, or one of those that it makes.
func (t *Table) add(r *tableRow, line int) {
	t.table.add(r, line)
	t.table.number(1, t.handed)
}

// Finish notes what can be told when all rows are there.
func (t *Table) Finish() {
	if t.handed == 0 && !data.HasErrors(t.problems.All()) { // else that is why
		t.warn(data.CodeNoRows, "the table has a header and no rows", "is the file whole?", 1, 1)
	}
	t.warnOfUnused()
	t.warnOfOneSided()
	if t.nodes != nil {
		t.finishNodes()
		return
	}
	t.warnOfClocks()
}

// Uses reports whether rows are read in a column, counted from 0.
func (t *Table) Uses(column int) bool {
	if t.nodes != nil {
		return slices.Contains(t.nodes.cols[:], column)
	}
	return slices.Contains(t.cols.of[:], column)
}

// Label is the name of the table's file.
func (t *Table) Label() string { return t.opt.Label }

// Problems returns what is wrong with the table, without the name of its file.
func (t *Table) Problems() []data.Problem { return t.problems.All() }

// Problem notes a problem that the reader of the table found.
func (t *Table) Problem(p data.Problem) { t.problems.Add(p) }

// read reads the cells of a row. With a fault comes the role of its cell.
func (t *Table) read(cells [][]byte) (r tableRow, failed role, fault *faults.Fault) {
	if r.from, failed, fault = t.actor(cells, roleFrom); fault != nil {
		return r, failed, fault
	}
	if r.to, failed, fault = t.actor(cells, roleTo); fault != nil {
		return r, failed, fault
	}
	if len(t.cols.cell(cells, roleBy)) > 0 || len(t.cols.cell(cells, roleByID)) > 0 {
		if r.by, failed, fault = t.actor(cells, roleBy); fault != nil {
			return r, failed, fault
		}
		r.by++
	}
	failed, fault = t.rest(cells, &r)
	return r, failed, fault
}

// rest reads all of a row but its actors.
func (t *Table) rest(cells [][]byte, r *tableRow) (failed role, fault *faults.Fault) {
	undirected := false
	if t.cols.has(roleDirection) {
		if undirected, fault = t.plain.direction(t.cols.cell(cells, roleDirection)); fault != nil {
			return roleDirection, fault
		}
	}
	if r.relation, fault = t.sink.relations.find(t.cols.relationCell(cells), undirected); fault != nil {
		return roleRelation, fault
	}
	for _, what := range t.details {
		if fault := t.detail(r, what, t.cols.cell(cells, what)); fault != nil {
			return what, fault
		}
	}
	if failed, fault := t.plain.interval(r); fault != nil {
		return failed, fault
	}
	if len(r.clock) > 0 && !t.cols.has(roleOccasion) {
		r.texts[occasionText], fault = t.text(roleOccasion, r.clock)
	}
	return roleWhen, fault
}

// cell returns the cell with a role, without white space around it; a cell that
// the row lacks is empty.
func (c *columns) cell(cells [][]byte, r role) []byte {
	i := c.of[r]
	if i < 0 || i >= len(cells) {
		return nil
	}
	return restored(cells[i])
}

// relationCell returns the word for the relation of a row.
func (c *columns) relationCell(cells [][]byte) []byte {
	if cell := c.cell(cells, roleRelation); len(cell) > 0 {
		return cell
	}
	return c.relation
}

// actor returns the number of the actor that a row names with a role: by its key, where
// the row gives one, else by name. With a fault comes the role of its cell.
func (t *Table) actor(cells [][]byte, r role) (number uint32, failed role, fault *faults.Fault) {
	name := t.cols.cell(cells, r)
	place := func() rowPlace { return t.placeOf(r) }
	key := t.cols.key(cells, r)
	if len(key) == 0 {
		number, fault = t.sink.actors.find(name, place)
		return number, r, fault
	}
	t.pair = appendPair(t.pair[:0], key, name)
	number, fault = t.sink.actors.findKeyed(&t.keys, t.pair, key, onlyMember(name), place)
	if fault != nil && faults.Text(key) != nil {
		return number, keyRole(r), fault
	}
	return number, r, fault
}

// placeOf is where the row at hand names the actor of a role.
func (t *Table) placeOf(r role) rowPlace {
	line, col := t.at(t.cols.place(r))
	return rowPlace{t.number, uint32(line), uint32(col)}
}

// detail reads one of the cells that say more about a tie.
func (t *Table) detail(r *tableRow, what role, cell []byte) (fault *faults.Fault) {
	switch {
	case what >= firstText:
		r.texts[what-firstText], fault = t.text(what, cell)
	case what == roleSource:
		r.source, fault = t.source(cell)
	default:
		fault = t.plain.read(r, what, cell)
	}
	return fault
}

// warnOfClocks says once that times of day were cut off dates.
func (t *Table) warnOfClocks() {
	kept := ""
	if t.table.timed.when && !t.cols.has(roleOccasion) {
		kept = "; each is the occasion of its row"
	}
	timed := t.table.timed
	for _, c := range []struct {
		cut    bool
		column role
	}{{timed.when, roleWhen}, {timed.start, roleStart}, {timed.end, roleEnd}, {timed.saidOn, roleSaidOn}} {
		if !c.cut {
			continue
		}
		h := t.headings[t.cols.of[c.column]]
		t.problem(data.NewProblem(data.CodeTimeOfDay, data.Place{Item: -1}, "times of day are cut off the dates in "+data.Quoted(h.name)+kept,
			"a date is a day at most; what tells events of one day apart goes into a column occasion"), h.line, h.col)
		return
	}
}

func (t *Table) fault(cell int, f *faults.Fault) {
	line, col := t.at(cell)
	t.problems.Add(t.hinted(f).At(line, col))
}

// warn notes what does not stand in the way at a place in the file.
func (t *Table) warn(code, message, hint string, line, col int) {
	t.problem(data.Problem{Severity: data.Warning, Code: code, Message: message, Hint: hint, Place: data.Place{Item: -1}}, line, col)
}

// problem notes a problem at a place in the file.
func (t *Table) problem(p data.Problem, line, col int) {
	p.Line, p.Column = line, col
	t.problems.Add(p)
}

// noWeight is the weight of a row that gives none.
var noWeight = math.NaN()
