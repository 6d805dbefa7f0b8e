package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"

	"dossier/data"
)

// tableBuilder turns the rows of one edge list into a [data.Table].
type tableBuilder struct {
	label    string
	rows     *rowReader
	cols     columns
	width    int // cells of the header
	shared   *sharedNames
	problems *problemList

	table      *data.Table
	lines      []uint32 // the line of each row
	texts      textPool
	stances    map[string]data.Stance
	dates      map[string]data.Date
	directions map[string]bool // true: undirected
	by         []uint32        // position of the actor + 1; its id is known at the end
	ahead      struct {        // what lookAhead splits rows into
		cells   [][]byte
		offsets []int
	}
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
func (s *session) readTable(in *input, shared *sharedNames) (*tableBuilder, error) {
	limited := &io.LimitedReader{R: in.reader, N: s.limits.Table + 1}
	b := &tableBuilder{label: in.label, rows: newRowReader(limited, s.limits.Record), shared: shared,
		problems: newProblemList(s.limits.Problems), table: &data.Table{},
		texts:   newTextPool(),
		stances: make(map[string]data.Stance), dates: make(map[string]data.Date), directions: make(map[string]bool)}
	usable, err := b.header(s.opt.Map)
	if err == nil && usable {
		err = b.body(s.ctx, in.size)
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

// body reads the rows.
func (b *tableBuilder) body(ctx context.Context, size int64) error {
	b.makeColumns(b.rows.expect(size))
	for n := 0; ; n++ {
		if n%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if n%aheadRows == 0 {
			b.lookAhead()
		}
		cells, err := b.rows.read()
		if err != nil {
			if err == io.EOF {
				return nil
			}
			fault := asRowError(err)
			if fault == nil {
				return err
			}
			b.rowFault(fault)
			continue
		}
		b.row(cells)
	}
}

// makeColumns makes the columns that the header promises, with room for so many
// rows; the others stay nil.
func (b *tableBuilder) makeColumns(rows int) {
	t := b.table
	t.From, t.To, t.Relation = make([]uint32, 0, rows), make([]uint32, 0, rows), make([]uint16, 0, rows)
	b.lines = make([]uint32, 0, rows)
	if b.cols.has(roleStance) {
		t.Stance = make([]data.Stance, 0, rows)
	}
	if b.cols.has(roleWhen) {
		t.When = make([]data.Date, 0, rows)
	}
	if b.cols.has(roleWeight) {
		t.Weight = make([]float64, 0, rows)
	}
	if b.cols.has(roleConfidence) {
		t.Confidence = make([]int16, 0, rows)
	}
	for r, column := range map[role]*[]uint32{roleWhat: &t.What, roleQuote: &t.Quote, roleSource: &t.SourceOf, roleBy: &b.by} {
		if b.cols.has(r) {
			*column = make([]uint32, 0, rows)
		}
	}
}

// tableRow is one row, read but not yet taken in.
type tableRow struct {
	from, to, by, what, quote, source uint32
	relation                          uint16
	stance                            data.Stance
	when                              data.Date
	weight                            float64
	confidence                        int16
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
	t := b.table
	t.From, t.To, t.Relation = append(t.From, r.from), append(t.To, r.to), append(t.Relation, r.relation)
	if t.Stance != nil {
		t.Stance = append(t.Stance, r.stance)
	}
	if t.When != nil {
		t.When = append(t.When, r.when)
	}
	if t.Weight != nil {
		t.Weight = append(t.Weight, r.weight)
	}
	if t.Confidence != nil {
		t.Confidence = append(t.Confidence, r.confidence)
	}
	if t.What != nil {
		t.What = append(t.What, r.what)
	}
	if t.Quote != nil {
		t.Quote = append(t.Quote, r.quote)
	}
	if t.SourceOf != nil {
		t.SourceOf = append(t.SourceOf, r.source)
	}
	if b.by != nil {
		b.by = append(b.by, r.by)
	}
	b.lines = append(b.lines, uint32(b.rows.line))
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
		if undirected, fault = b.direction(b.cell(cells, roleDirection)); fault != nil {
			return r, roleDirection, fault
		}
	}
	if r.relation, fault = b.shared.relations.find(b.cell(cells, roleRelation), undirected); fault != nil {
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
func (b *tableBuilder) cell(cells [][]byte, r role) []byte {
	i := b.cols[r]
	if i < 0 || i >= len(cells) {
		return nil
	}
	return trimCell(cells[i])
}

// actor finds or makes the actor that a cell names.
func (b *tableBuilder) actor(cells [][]byte, r role) (uint32, *cellFault) {
	actor, made, fault := b.shared.actors.find(b.cell(cells, r))
	if made {
		line, col := b.rows.cellPosition(b.cols[r])
		b.shared.actors.origins = append(b.shared.actors.origins, origin{file: b.label, line: line, col: col})
	}
	return actor, fault
}

// detail reads one of the cells that say more about a tie.
func (b *tableBuilder) detail(r *tableRow, what role, cells [][]byte) (fault *cellFault) {
	cell := b.cell(cells, what)
	switch what {
	case roleStance:
		r.stance, fault = b.stance(cell)
	case roleWhen:
		r.when, fault = b.date(cell)
	case roleWeight:
		r.weight, fault = weightCell(cell)
	case roleConfidence:
		r.confidence, fault = confidenceCell(cell)
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
	t := b.table
	t.Source, t.Prefix = id, id+"-row-"
	if b.by != nil {
		t.By = make([]uint32, len(b.by))
		for i, actor := range b.by {
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
		b, err := s.readTable(in, shared)
		if err != nil {
			return err
		}
		s.take(in.label, b.problems.problems())
		m.tables = append(m.tables, b)
	}
	shared.actors.finish()
	m.actors.origins = append(m.actors.origins, shared.actors.origins...)
	if len(s.parts) == 0 && len(m.tables) == 1 {
		m.dossier.Title = filepath.Base(m.tables[0].label)
	}
	for _, b := range m.tables {
		id := shared.sources.ofFile(b.label)
		m.dossier.Claims.AppendTable(b.finish(id))
	}
	return nil
}

// locateRow finds the row at a position among the rows of all tables.
func (m *merger) locateRow(row int) origin {
	for _, b := range m.tables {
		if row < len(b.lines) {
			return origin{file: b.label, line: int(b.lines[row]), col: 1}
		}
		row -= len(b.lines)
	}
	return m.locateTop("")
}

// noWeight is the weight of a row that gives none.
var noWeight = math.NaN()
