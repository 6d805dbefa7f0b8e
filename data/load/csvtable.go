package load

import (
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"

	"dossier/data"
)

// tableBuilder turns the rows of one edge list into a [data.Table].
type tableBuilder struct {
	label    string
	number   uint32 // among the tables
	rows     *rowReader
	cols     columns
	width    int // cells of the header
	shared   *sharedNames
	problems *problemList

	table   rowColumns
	texts   textPool
	sources *cellMap // of the cells met before, to the position of the source's id in texts
	plain   plainCells
}

// sharedNames is what all edge lists of a session have in common.
type sharedNames struct {
	actors    *actorNames
	relations *relationNames
	sources   *sourceNames
}

// textPool keeps each text of a table once; 0 is the empty text.
type textPool struct {
	index *cellMap
	list  []string
}

func newTextPool() textPool {
	t := textPool{index: newCellMap()}
	t.add(nil)
	return t
}

func (t *textPool) add(s []byte) uint32 {
	if i, ok := t.index.get(s); ok {
		return i
	}
	i := uint32(len(t.list))
	t.list = append(t.list, string(s))
	t.index.add(s, i)
	return i
}

// readTable reads an edge list. A nil error with problems is a list with faults.
func (s *session) readTable(in *input, number uint32, shared *sharedNames) (*tableBuilder, error) {
	limited := &io.LimitedReader{R: in.reader, N: s.limits.Table + 1}
	b := &tableBuilder{label: in.label, number: number, rows: newRowReader(limited, s.limits.Record), shared: shared,
		problems: newProblemList(s.limits.Problems), texts: newTextPool(), sources: newCellMap(), plain: newPlainCells()}
	usable, err := b.header(s.opt.Map)
	if err == nil && usable {
		b.table = newRowColumns(&b.cols, b.rows.expect(in.size))
		err = b.body(s.ctx, s.split)
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
	cols, problems := readHeader(cells, mapping, b.rows.onlyDirections, b.rows.cellPosition)
	for _, p := range problems {
		b.problems.add(p)
	}
	b.cols, b.width = cols, len(cells)
	return !data.HasErrors(problems), nil
}

// row takes a row in, or notes what is wrong with it and leaves it out.
func (b *tableBuilder) row(cells [][]byte) {
	if len(cells) > b.width {
		b.fault(b.width, &cellFault{data.CodeBadRow, fmt.Sprintf("this row has %d cells, the header %d", len(cells), b.width),
			"put cells that hold the separator in quotes"})
		return
	}
	r, failed, fault := b.read(cells)
	if fault != nil {
		b.fault(b.cols[failed], fault)
		return
	}
	b.table.add(&r, b.rows.line)
}

// read reads the cells of a row. With a fault comes the role of its cell.
func (b *tableBuilder) read(cells [][]byte) (r tableRow, failed role, fault *cellFault) {
	if r.from, fault = b.actor(cells, roleFrom); fault != nil {
		return r, roleFrom, fault
	}
	if r.to, fault = b.actor(cells, roleTo); fault != nil {
		return r, roleTo, fault
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
	for failed = roleStance; failed < roles; failed++ {
		if b.cols.has(failed) {
			if fault := b.detail(&r, failed, cells); fault != nil {
				return r, failed, fault
			}
		}
	}
	return r, roleNone, nil
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

// actor finds or makes the actor that a cell names.
func (b *tableBuilder) actor(cells [][]byte, r role) (uint32, *cellFault) {
	actor, made, fault := b.shared.actors.find(b.cols.cell(cells, r))
	if made {
		line, col := b.rows.cellPosition(b.cols[r])
		b.shared.actors.places = append(b.shared.actors.places, rowPlace{b.number, uint32(line), uint32(col)})
	}
	return actor, fault
}

// detail reads one of the cells that say more about a tie.
func (b *tableBuilder) detail(r *tableRow, what role, cells [][]byte) (fault *cellFault) {
	cell := b.cols.cell(cells, what)
	switch what {
	default:
		fault = b.plain.read(r, what, cell)
	case roleWhat:
		r.what, fault = b.text(cell)
	case roleQuote:
		r.quote, fault = b.text(cell)
	case roleSource:
		r.source, fault = b.source(cell)
	case roleBy:
		if len(cell) > 0 {
			r.by, fault = b.actor(cells, roleBy)
			r.by++
		}
	}
	return fault
}

func (b *tableBuilder) fault(cell int, f *cellFault) {
	line, col := b.rows.cellPosition(cell)
	b.problems.add(data.Problem{Severity: data.Error, Code: f.code, Message: f.message, Hint: f.hint, Line: line, Column: col})
}

func (b *tableBuilder) rowFault(e *rowError) {
	line, col := b.rows.position(e.offset)
	b.problems.add(data.Problem{Severity: data.Error, Code: e.code, Message: e.message, Hint: e.hint, Line: line, Column: col})
}

// finish completes the table once the actors have their ids. id is that of the
// source that stands for the file.
func (b *tableBuilder) finish(id string) *data.Table {
	t := &b.table.Table
	t.Source = id
	if by := b.table.by; by != nil {
		t.By = make([]uint32, len(by))
		for i, actor := range by {
			if actor > 0 {
				t.By[i] = b.texts.add([]byte(b.shared.actors.dossier.Actors[actor-1].ID))
			}
		}
	}
	t.Strings = b.texts.list
	return t
}

// addTables reads all edge lists into the dossier. An edge list alone gives it
// the title of its file.
func (s *session) addTables(m *merger) error {
	if len(s.tables) == 0 {
		return nil
	}
	shared := &sharedNames{actors: newActorNames(m.dossier), relations: newRelationNames(m.dossier), sources: newSourceNames(m)}
	for _, in := range s.tables {
		b, err := s.readTable(in, uint32(len(m.tables)), shared)
		if err != nil {
			return err
		}
		s.take(in.label, b.problems.problems())
		m.tables = append(m.tables, b)
	}
	shared.actors.finish()
	m.made = shared.actors.places
	if len(s.parts) == 0 && len(m.tables) == 1 {
		m.dossier.Title = filepath.Base(m.tables[0].label)
	}
	for _, b := range m.tables {
		id := ""
		if b.table.SourceOf == nil || slices.Contains(b.table.SourceOf, 0) {
			id = shared.sources.ofFile(b.label)
		}
		m.dossier.Claims.AppendTable(b.finish(id))
	}
	return nil
}

// locateRow finds the row at a position among the rows of all tables.
func (m *merger) locateRow(row int) origin {
	for _, b := range m.tables {
		if row < len(b.table.lines) {
			return origin{file: b.label, line: int(b.table.lines[row]), col: 1}
		}
		row -= len(b.table.lines)
	}
	return m.locateTop("")
}

// noWeight is the weight of a row that gives none.
var noWeight = math.NaN()
