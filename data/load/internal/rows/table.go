package rows

import (
	"fmt"
	"math"

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
	problems *faults.List
	at       Position
	handed   int // rows so far

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
	t := &Table{sink: s, number: uint32(len(s.tables)), problems: faults.NewList(opt.Problems),
		texts: newTextPool(opt.Patience), sources: newCellMap(), madeSources: make(map[int]uint32), keys: tableKeys{stem: opt.Stem}, plain: newPlainCells(&opt), opt: opt}
	s.tables = append(s.tables, t)
	return t
}

// Header finds out from the header row what the columns stand for, and reports whether
// rows can be taken. at tells positions, of the header and of every row that follows;
// sample looks at the first rows; rows is how many are expected, 0 where nobody knows.
func (t *Table) Header(cells [][]byte, at Position, sample Sampler, rows int) (usable bool) {
	t.at = at
	for i, cell := range cells {
		if fault := faults.Text(cell); fault != nil {
			t.fault(i, fault)
			return false
		}
	}
	for i, cell := range cells {
		line, col := at(i)
		t.headings = append(t.headings, heading{string(cell), line, col})
	}
	cols, problems := readHeader(cells, t.opt.Mapping.Map, sample, at)
	if !cols.named(roleFrom) && !cols.named(roleTo) {
		if nodes, ok := readNodeHeader(cells, t.opt.Mapping.Map); ok {
			t.nodes = &nodeTable{cols: nodes}
			t.unusedNodeColumns()
			return true
		}
	}
	for _, p := range problems {
		t.problems.Add(p)
	}
	if data.HasErrors(problems) {
		return false
	}
	t.cols, t.details = cols, cols.details()
	t.table = newRowColumns(&t.cols, rows)
	if t.cols.keyed() {
		t.keys.pairs = newCellMap()
	}
	return true
}

// Row takes a row in, or notes what is wrong with it and leaves it out. Its cells need
// stay valid during the call alone.
func (t *Table) Row(cells [][]byte, line int) {
	t.handed++
	if width := len(t.headings); len(cells) > width {
		t.fault(width, faults.New(data.CodeBadRow, fmt.Sprintf("this row has %d cells, the header %d", len(cells), width),
			"put cells that hold the separator in quotes"))
		return
	}
	if t.nodes != nil {
		if failed, fault := t.nodeRow(cells); fault != nil {
			t.fault(max(t.nodes.cols[failed], 0), fault)
		}
		return
	}
	if t.several(cells) {
		if failed, fault := t.severalRow(cells, line); fault != nil {
			t.fault(t.cols.place(failed), fault)
		}
		return
	}
	r, failed, fault := t.read(cells)
	if fault != nil {
		t.fault(t.cols.place(failed), fault)
		return
	}
	t.add(&r, line)
}

// add adds the row at hand, or one of those that it makes.
func (t *Table) add(r *tableRow, line int) {
	t.table.add(r, line)
	t.table.number(1, t.handed)
}

// Finish notes what can be told when all rows are there.
func (t *Table) Finish() {
	if t.nodes != nil {
		t.finishNodes()
		return
	}
	t.warnOfClocks()
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
	if r.relation, fault = t.sink.relations.find(t.cols.cell(cells, roleRelation), undirected); fault != nil {
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

// actor returns the number of the actor that a row names with a role: by its key, where
// the row gives one, else by name. With a fault comes the role of its cell.
func (t *Table) actor(cells [][]byte, r role) (number uint32, failed role, fault *faults.Fault) {
	name := t.cols.cell(cells, r)
	place := func() rowPlace { return t.placeOf(r) }
	key := t.cols.cell(cells, keyRole(r))
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
	t.problems.Add(f.At(line, col))
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
