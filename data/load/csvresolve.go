package load

// resolver takes blocks of an edge list apart and reads the rows of which every
// name has been met before. It changes nothing that others see, so that several
// can work at a time; whatever is new or wrong, it leaves to [tableBuilder.take].
type resolver struct {
	cols   *columns
	width  int
	shared *sharedNames
	pairs  *cellMap // of keys and names; nil: the list has no keys
	texts  *cellMap
	source *cellMap
	plain  plainCells
	rows   *rowReader
	group  []splitRow
	memory []byte // of the pairs of the group
	seen   uint64 // see cellMap.near
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
	return &resolver{cols: &b.cols, width: len(b.headings), shared: b.shared, pairs: b.keys.pairs, texts: b.texts.index, source: b.sources,
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
			row, ok := tableRow{}, g.cells != nil && len(g.cells) <= r.width
			if ok {
				ok = r.row(&row, g)
			}
			if ok {
				out.add(&row, g.line)
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
	r.group, r.memory = r.group[:0], r.memory[:0]
	rows.cells, rows.scratch = rows.cells[:0], rows.scratch[:0]
	for len(r.group) < groupRows && rows.start < rows.end {
		g := splitRow{left: leftRow{at: rows.start, line: rows.nextLine}}
		var err error
		g.cells, err = rows.readOn()
		if err != nil {
			g.cells = nil
			if asRowError(err) == nil {
				break // blank lines alone were left
			}
		}
		g.line = rows.line
		g.from, g.to = r.actor(g.cells, roleFrom), r.actor(g.cells, roleTo)
		r.group = append(r.group, g)
	}
	return len(r.group) > 0
}

// actor returns what the actor of a role is looked up by.
func (r *resolver) actor(cells [][]byte, what role) actorCell {
	a := actorCell{cell: r.cols.cell(cells, what), in: r.shared.actors.exact}
	if r.pairs != nil {
		if key := r.cols.cell(cells, keyRole(what)); len(key) > 0 {
			begin := len(r.memory)
			r.memory = appendPair(r.memory, key, a.cell)
			a.cell, a.in = r.memory[begin:len(r.memory):len(r.memory)], r.pairs
		}
	}
	a.key = a.in.key(a.cell)
	return a
}

func (a *actorCell) number() (number uint32, ok bool) { return a.in.lookUp(a.key, a.cell) }

// row reads a row as [tableBuilder.read] does, and reports whether it could.
func (r *resolver) row(row *tableRow, g *splitRow) (ok bool) {
	if row.from, ok = g.from.number(); !ok {
		return false
	}
	if row.to, ok = g.to.number(); !ok {
		return false
	}
	if r.cols.named(roleBy) {
		if by := r.actor(g.cells, roleBy); len(by.cell) > 0 {
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
	for what := firstDetail; what < roles; what++ {
		if r.cols.has(what) && !r.detail(row, what, r.cols.cell(g.cells, what)) {
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
