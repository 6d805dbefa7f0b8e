package load

// resolver takes blocks of an edge list apart and reads the rows of which every
// name has been met before. It changes nothing that others see, so that several
// can work at a time; whatever is new or wrong, it leaves to [tableBuilder.take].
type resolver struct {
	cols   *columns
	width  int
	shared *sharedNames
	texts  *cellMap
	source *cellMap
	plain  plainCells
	rows   *rowReader
	group  []splitRow
	keys   []cellKey // of both actors of each row of the group
	seen   uint64    // see cellMap.near
}

// splitRow is a row of a block, split into cells.
type splitRow struct {
	left     leftRow // what to leave if it cannot be read
	line     int
	cells    [][]byte
	from, to []byte
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
	return &resolver{cols: &b.cols, width: b.width, shared: b.shared, texts: b.texts.index, source: b.sources,
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
	actors := r.shared.actors.exact
	for r.splitGroup() {
		r.seen += actors.near(r.keys)
		for i := range r.group {
			g := &r.group[i]
			row, ok := tableRow{}, g.cells != nil && len(g.cells) <= r.width
			if ok {
				ok = r.row(&row, g, r.keys[2*i], r.keys[2*i+1])
			}
			if ok {
				out.add(&row, g.line)
			} else {
				g.left.before = len(out.From)
				out.left = append(out.left, g.left)
			}
		}
	}
	out.lines = r.rows.nextLine - 1
}

// splitGroup splits the next rows of the block. A row that cannot be split has
// no cells; the last one may be the rest of the block.
func (r *resolver) splitGroup() bool {
	rows, actors := r.rows, r.shared.actors.exact
	r.group, r.keys = r.group[:0], r.keys[:0]
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
		g.from, g.to = r.cols.cell(g.cells, roleFrom), r.cols.cell(g.cells, roleTo)
		r.group = append(r.group, g)
		r.keys = append(r.keys, actors.key(g.from), actors.key(g.to))
	}
	return len(r.group) > 0
}

// row reads a row as [tableBuilder.read] does, and reports whether it could.
func (r *resolver) row(row *tableRow, g *splitRow, from, to cellKey) (ok bool) {
	actors := r.shared.actors.exact
	if row.from, ok = actors.lookUp(from, g.from); !ok {
		return false
	}
	if row.to, ok = actors.lookUp(to, g.to); !ok {
		return false
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
	for what := roleStance; what < roles; what++ {
		if r.cols.has(what) && !r.detail(row, what, r.cols.cell(g.cells, what)) {
			return false
		}
	}
	return true
}

// detail reads one of the cells that say more about a tie.
func (r *resolver) detail(row *tableRow, what role, cell []byte) (ok bool) {
	switch what {
	case roleWhat:
		row.what, ok = r.texts.get(cell)
	case roleQuote:
		row.quote, ok = r.texts.get(cell)
	case roleSource:
		if len(cell) == 0 {
			return true
		}
		row.source, ok = r.source.get(cell)
	case roleBy:
		if len(cell) == 0 {
			return true
		}
		row.by, ok = r.shared.actors.exact.get(cell)
		row.by++
	default:
		ok = r.plain.read(row, what, cell) == nil
	}
	return ok
}
