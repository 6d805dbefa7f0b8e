package rows

import (
	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Resolver reads the rows of blocks of which every name has been met before. It changes
// nothing that others see, so that several can work at a time; whatever is new or
// wrong, it leaves to [Table.Take]; but for texts of columns of which nearly all are new.
type Resolver struct {
	cols    *columns
	details []role // the columns that say more about a tie
	width   int
	nodes   bool // the table is one of actors, all of which are new
	sink    *Sink
	pairs   *cellMap // of keys and names; nil: the list has no keys
	texts   *textPool
	own     *blockTexts // of the block at hand
	source  *cellMap
	plain   plainCells
	parties []role                  // from, to and, where the list has speakers, by
	actors  [GroupRows][3]actorCell // of the rows of a group, in the order of parties
	memory  []byte                  // of the pairs of the group
	out     tableRow                // the row at hand
	seen    uint64                  // see cellMap.near
}

// GroupRows is how many rows a resolver is given at a time. One after the other, each
// look-up of an actor waits for memory; asked for together, the waits of many overlap.
const GroupRows = 64

// SplitRow is a row of a block, split into cells; nil for one that cannot be split.
type SplitRow struct {
	Cells [][]byte
	Line  int // of the row, the first of the block being 1
	// At and Begin are where to look for the row again: there in the block, and on that
	// line, or behind blank lines.
	At, Begin int
}

// actorCell is what an actor is looked up by: a name, or a pair of a key and a name.
type actorCell struct {
	cell []byte
	key  cellKey
	in   *cellMap
}

// Resolved is what a resolver makes of a block.
type Resolved struct {
	rowColumns            // of the rows that it could read; lines count from 1
	own        blockTexts // that these rows say
	left       []leftRow  // the others
}

// leftRow is a row that a resolver left.
type leftRow struct {
	before    int // rows read before it
	at, begin int // where to look for it
}

// NewResolved makes room for what becomes of a block of the table.
func (t *Table) NewResolved() *Resolved { return &Resolved{rowColumns: newRowColumns(&t.cols, 0)} }

// Clear takes everything out and keeps the memory.
func (r *Resolved) Clear() {
	r.clear()
	r.own.clear()
	r.left = r.left[:0]
}

// NewResolver makes a resolver for the rows of the table, whose header has been read.
func (t *Table) NewResolver() *Resolver {
	parties := []role{roleFrom, roleTo}
	if t.cols.named(roleBy) {
		parties = append(parties, roleBy)
	}
	return &Resolver{cols: &t.cols, details: t.details, width: len(t.headings), nodes: t.nodes != nil, sink: t.sink, pairs: t.keys.pairs, texts: &t.texts,
		source: t.sources, plain: newPlainCells(&t.opt), parties: parties}
}

// Resolve reads up to GroupRows rows and adds what it can to out.
func (r *Resolver) Resolve(group []SplitRow, out *Resolved) {
	if r.nodes {
		for _, g := range group {
			out.left = append(out.left, leftRow{at: g.At, begin: g.Begin})
		}
		return
	}
	r.memory, r.own = r.memory[:0], &out.own
	for i := range group {
		for k, what := range r.parties {
			r.actor(&r.actors[i][k], group[i].Cells, what)
		}
	}
	for i := range group {
		for k := range r.parties {
			a := &r.actors[i][k]
			r.seen += a.in.near(a.key)
		}
	}
	for i := range group {
		g := &group[i]
		if g.Cells != nil && len(g.Cells) <= r.width && r.row(&r.out, g.Cells, &r.actors[i]) {
			out.add(&r.out, g.Line)
		} else {
			out.left = append(out.left, leftRow{before: len(out.from), at: g.At, begin: g.Begin})
		}
	}
}

// Take adds the rows of a block to the table, in their order: those that are resolved
// as they are; for each of the others it calls again, which has it taken in by
// [Table.Row] and reports whether to go on. first is the line on which the block begins.
func (t *Table) Take(rows *Resolved, first int, again func(at, line int) bool) bool {
	t.texts.take(&rows.own, &rows.rowColumns)
	done := 0
	for _, left := range rows.left {
		t.takeRows(rows, done, left.before, first)
		done = left.before
		if !again(left.at, first+left.begin-1) {
			return false
		}
	}
	t.takeRows(rows, done, len(rows.from), first)
	return true
}

// takeRows adds rows i to j of those that are resolved.
func (t *Table) takeRows(rows *Resolved, i, j, first int) {
	t.table.addRows(&rows.rowColumns, i, j, first)
	t.handed += j - i
	t.table.number(j-i, t.handed)
}

// actor finds what the actor of a role is looked up by.
func (r *Resolver) actor(a *actorCell, cells [][]byte, what role) {
	a.cell = r.cols.cell(cells, what)
	in := r.sink.actors.exact
	if r.pairs != nil {
		if key := r.cols.cell(cells, keyRole(what)); len(key) > 0 {
			begin := len(r.memory)
			r.memory = appendPair(r.memory, key, a.cell)
			a.cell, in = r.memory[begin:len(r.memory):len(r.memory)], r.pairs
		}
	}
	if a.in != in { // to write a pointer costs more than to look
		a.in = in
	}
	a.key = a.in.key(a.cell)
}

func (a *actorCell) number() (number uint32, ok bool) { return a.in.lookUp(a.key, a.cell) }

// row reads a row as [Table.read] does, and reports whether it could. What
// stands there of an earlier row in columns that the list lacks is not looked at.
func (r *Resolver) row(row *tableRow, cells [][]byte, actors *[3]actorCell) (ok bool) {
	row.by, row.source, row.texts[occasionText], row.when, row.clock, row.timed = 0, 0, 0, data.Date{}, nil, timedColumns{}
	if row.from, ok = actors[0].number(); !ok {
		return false
	}
	if row.to, ok = actors[1].number(); !ok {
		return false
	}
	if by := &actors[2]; len(by.cell) > 0 {
		if row.by, ok = by.number(); !ok {
			return false
		}
		row.by++
	}
	undirected := false
	if r.cols.has(roleDirection) {
		var fault *faults.Fault
		if undirected, fault = r.plain.direction(r.cols.cell(cells, roleDirection)); fault != nil {
			return false
		}
	}
	if row.relation, ok = r.sink.relations.met(r.cols.cell(cells, roleRelation), undirected); !ok {
		return false
	}
	for _, what := range r.details {
		if !r.detail(row, what, r.cols.cell(cells, what)) {
			return false
		}
	}
	if _, fault := r.plain.interval(row); fault != nil {
		return false
	}
	if len(row.clock) > 0 && !r.cols.has(roleOccasion) {
		row.texts[occasionText], ok = r.text(roleOccasion, row.clock)
	}
	return ok
}

// detail reads one of the cells that say more about a tie.
func (r *Resolver) detail(row *tableRow, what role, cell []byte) (ok bool) {
	switch {
	case what >= firstText:
		row.texts[what-firstText], ok = r.text(what, cell)
	case what == roleSource && len(cell) == 0:
		return true
	case what == roleSource:
		row.source, ok = r.source.get(cell)
	default:
		ok = r.plain.read(row, what, cell) == nil
	}
	return ok
}
