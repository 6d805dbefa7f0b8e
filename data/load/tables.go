package load

import (
	"path/filepath"

	"dossier/data/load/internal/delimited"
	"dossier/data/load/internal/rows"
)

// addTables reads all edge lists into the dossier. An edge list alone gives it
// the title of its file.
func (s *session) addTables(m *merger) error {
	if s.tables = distinct(s.tables); len(s.tables) == 0 {
		return nil
	}
	m.rows = rows.New(m.dossier, func(actor int) string { return m.actors.origins[actor].String() })
	for _, in := range s.tables {
		if err := families()[in.format].table(s, in, m); err != nil {
			if s.ctx.Err() != nil {
				return s.ctx.Err()
			}
			return readError(in.label, err)
		}
	}
	alone := m.dossier.Title == "" && len(m.actors.origins)+len(m.written.origins) == 0 // but for decisions
	if err := m.rows.Finish(s.ctx); err != nil {
		return err
	}
	if alone && len(s.tables) == 1 && (s.tables[0].book == nil || len(s.tables[0].book.tables) > 0) {
		m.dossier.Title = filepath.Base(s.tables[0].label)
	}
	for _, at := range m.rows.MadeSources() {
		m.sources.origins = append(m.sources.origins, inTable(at))
		m.folders = append(m.folders, nil)
	}
	for _, t := range m.rows.Tables() {
		s.take(t.Label(), t.Problems())
	}
	return nil
}

// tableOptions say how a table of a file is read.
func (s *session) tableOptions(in *input, m *merger) rows.Options {
	return rows.Options{Label: in.label, Mapping: in.mapping, Stem: m.stems[in.label], SkipBad: s.opt.SkipBad, Problems: s.limits.Problems, Patience: s.patience}
}

// readText reads a table of text.
func (s *session) readText(in *input, m *merger) error {
	limits := delimited.Limits{Table: s.limits.Table, Record: s.limits.Record}
	return delimited.Read(s.ctx, in.reader, in.size, limits, s.split, m.rows.Table(s.tableOptions(in, m)))
}

// networkOf returns how a format of networks is read.
func networkOf(read networkReader) func(*session, *input, *merger) error {
	return func(s *session, in *input, m *merger) error {
		opt := s.tableOptions(in, m)
		opt.Typed = true
		return readNetwork(s.ctx, in.reader, read, m.rows, opt)
	}
}

// inTable is the origin of what a table made.
func inTable(at rows.Place) origin { return origin{file: at.Label, line: at.Line, col: at.Col} }
