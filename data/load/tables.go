package load

import (
	"errors"
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
		if err := s.readTable(in, m); err != nil {
			return err
		}
	}
	alone := m.dossier.Title == "" && len(m.actors.origins)+len(m.claims) == 0 // but for decisions
	if err := m.rows.Finish(s.ctx); err != nil {
		return err
	}
	if alone && len(s.tables) == 1 {
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

// readTable reads one edge list.
func (s *session) readTable(in *input, m *merger) error {
	table := m.rows.Table(rows.Options{Label: in.label, Mapping: in.mapping, Stem: m.stems[in.label], Problems: s.limits.Problems, Patience: s.patience})
	err := delimited.Read(s.ctx, in.reader, in.size, delimited.Limits{Table: s.limits.Table, Record: s.limits.Record}, s.split, table)
	if err != nil && !errors.Is(err, s.ctx.Err()) {
		return readError(in.label, err)
	}
	return err
}

// inTable is the origin of what a table made.
func inTable(at rows.Place) origin { return origin{file: at.Label, line: at.Line, col: at.Col} }
