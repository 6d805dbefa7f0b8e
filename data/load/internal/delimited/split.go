package delimited

import "dossier/data/load/internal/rows"

// splitter splits blocks into rows for a resolver.
type splitter struct {
	rows  *rowReader
	work  *rows.Resolver
	group [rows.GroupRows]rows.SplitRow
}

func (r *reading) newSplitter() *splitter {
	return &splitter{rows: &rowReader{comma: r.rows.comma, limit: r.rows.limit}, work: r.table.NewResolver()}
}

// resolve has the rows of a block resolved, and returns how many lines it has.
func (s *splitter) resolve(text []byte, out *rows.Resolved) (lines int) {
	out.Clear()
	s.rows.over(text, 0, 1)
	for {
		group := s.next()
		if len(group) == 0 {
			return s.rows.nextLine - 1
		}
		s.work.Resolve(group, out)
	}
}

// next splits the next rows of the block. A row that cannot be split has no cells.
func (s *splitter) next() []rows.SplitRow {
	r := s.rows
	r.cells, r.scratch = r.cells[:0], r.scratch[:0]
	n := 0
	for n < len(s.group) && r.start < r.end {
		g := &s.group[n]
		g.At, g.Begin = r.start, r.nextLine
		var err error
		if g.Cells, err = r.readOn(); err != nil {
			g.Cells = nil
			if asRowError(err) == nil {
				break // blank lines alone were left
			}
		}
		g.Line = r.line
		n++
	}
	return s.group[:n]
}
