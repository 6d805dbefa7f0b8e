package load

// resolver takes blocks of an edge list apart and reads the rows of which every
// name has been met before. It changes nothing that others see, so that several
// can work at a time; whatever is new or wrong, it leaves to [tableBuilder.take].
type resolver struct {
	cols    *columns
	details []role // the columns that say more about a tie
	width   int
	shared  *sharedNames
	pairs   *cellMap // of keys and names; nil: the list has no keys
	texts   *cellMap
	source  *cellMap
	plain   plainCells
	rows    *rowReader
	group   []splitRow // in rowsOfGroup
	memory  []byte     // of the pairs of the group
	by      actorCell  // of the row at hand
	out     tableRow   // the row at hand
	seen    uint64     // see cellMap.near

	rowsOfGroup [groupRows]splitRow
}

// splitRow is a row of a block, split into cells.
type splitRow struct {
	left     leftRow // what to leave if it cannot be read
	line     int
	cells    [][]byte
	from, to actorCell
}

// actorCell is what an actor is looked up by: a name, or a pair of a key and a name.
type actorCell struct {
	cell []byte
	key  cellKey
	in   *cellMap
}

// resolved is what a resolver makes of a block.
type resolved struct {
	rowColumns           // of the rows that it could read; lines count from 1
	left       []leftRow // the others
	lines      int       // of the block
}

// leftRow is a row that a resolver left.
type leftRow struct {
	before   int // rows read before it
	at, line int // where to look for it in the block: there, or behind blank lines
}

func (b *tableBuilder) newResolver() *resolver {
	return &resolver{cols: &b.cols, details: b.details, width: len(b.headings), shared: b.shared, pairs: b.keys.pairs, texts: b.texts.index, source: b.sources,
		plain: newPlainCells(), rows: &rowReader{comma: b.rows.comma, limit: b.rows.limit}}
}

// groupRows is how many rows are split before the first of them is read. One
// after the other, each look-up of an actor waits for memory; asked for together,
// the waits of many overlap.
const groupRows = 64

// resolve reads a block.
func (r *resolver) resolve(text []byte, out *resolved) {
	out.clear()
	out.left = out.left[:0]
	r.rows.over(text, 0, 1)
	for r.splitGroup() {
		for i := range r.group {
			g := &r.group[i]
			r.seen += g.from.in.near(g.from.key) + g.to.in.near(g.to.key)
		}
		for i := range r.group {
			g := &r.group[i]
			if g.cells != nil && len(g.cells) <= r.width && r.row(&r.out, g) {
				out.add(&r.out, g.line)
			} else {
				g.left.before = len(out.from)
				out.left = append(out.left, g.left)
			}
		}
	}
	out.lines = r.rows.nextLine - 1
}

// splitGroup splits the next rows of the block. A row that cannot be split has
// no cells; the last one may be the rest of the block.
func (r *resolver) splitGroup() bool {
	rows := r.rows
	r.group, r.memory = r.rowsOfGroup[:0], r.memory[:0]
	rows.cells, rows.scratch = rows.cells[:0], rows.scratch[:0]
	for len(r.group) < groupRows && rows.start < rows.end {
		g := &r.rowsOfGroup[len(r.group)]
		g.left = leftRow{at: rows.start, line: rows.nextLine}
		var err error
		g.cells, err = rows.readOn()
		if err != nil {
			g.cells = nil
			if asRowError(err) == nil {
				break // blank lines alone were left
			}
		}
		g.line = rows.line
		r.actor(&g.from, g.cells, roleFrom)
		r.actor(&g.to, g.cells, roleTo)
		r.group = r.rowsOfGroup[:len(r.group)+1]
	}
	return len(r.group) > 0
}

// actor finds what the actor of a role is looked up by.
func (r *resolver) actor(a *actorCell, cells [][]byte, what role) {
	a.cell = r.cols.cell(cells, what)
	in := r.shared.actors.exact
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

// row reads a row as [tableBuilder.read] does, and reports whether it could. What
// stands there of an earlier row in columns that the list lacks is not looked at.
func (r *resolver) row(row *tableRow, g *splitRow) (ok bool) {
	row.by, row.source, row.texts[occasionText], row.clock, row.timed = 0, 0, 0, nil, timedColumns{}
	if row.from, ok = g.from.number(); !ok {
		return false
	}
	if row.to, ok = g.to.number(); !ok {
		return false
	}
	if r.cols.named(roleBy) {
		by := &r.by
		if r.actor(by, g.cells, roleBy); len(by.cell) > 0 {
			if row.by, ok = by.number(); !ok {
				return false
			}
			row.by++
		}
	}
	undirected := false
	if r.cols.has(roleDirection) {
		var fault *cellFault
		if undirected, fault = r.plain.direction(r.cols.cell(g.cells, roleDirection)); fault != nil {
			return false
		}
	}
	if row.relation, ok = r.shared.relations.met(r.cols.cell(g.cells, roleRelation), undirected); !ok {
		return false
	}
	for _, what := range r.details {
		if !r.detail(row, what, r.cols.cell(g.cells, what)) {
			return false
		}
	}
	if len(row.clock) > 0 && !r.cols.has(roleOccasion) {
		row.texts[occasionText], ok = r.texts.get(row.clock)
	}
	return ok
}

// detail reads one of the cells that say more about a tie.
func (r *resolver) detail(row *tableRow, what role, cell []byte) (ok bool) {
	switch {
	case what >= firstText:
		row.texts[what-firstText], ok = r.texts.get(cell)
	case what == roleSource && len(cell) == 0:
		return true
	case what == roleSource:
		row.source, ok = r.source.get(cell)
	default:
		ok = r.plain.read(row, what, cell) == nil
	}
	return ok
}
