package load

import (
	"context"
	"path/filepath"
	"slices"

	"dossier/data"
)

// addTables reads all edge lists into the dossier. An edge list alone gives it
// the title of its file.
func (s *session) addTables(m *merger) error {
	if len(s.tables) == 0 {
		return nil
	}
	shared := &sharedNames{actors: newActorNames(m.dossier), relations: newRelationNames(m.dossier), sources: newSourceNames(m)}
	for _, in := range s.tables {
		b, err := s.readTable(in, uint32(len(m.tables)), shared, m.stems[in.label])
		if err != nil {
			return err
		}
		m.tables = append(m.tables, b)
	}
	alone := m.dossier.Title == "" && len(m.actors.origins)+len(m.claims) == 0 // but for decisions
	positions, err := shared.actors.settle(s.ctx, m.tables, m.actors.origins)
	if err != nil {
		return err
	}
	m.made = shared.actors.places
	shared.relations.finish()
	sources, err := shared.sources.finish(s.ctx)
	if err != nil {
		return err
	}
	if alone && len(m.tables) == 1 {
		m.dossier.Title = filepath.Base(m.tables[0].label)
	}
	for _, b := range m.tables {
		s.take(b.label, b.problems.problems())
		if err := b.settle(s.ctx, positions, sources); err != nil {
			return err
		}
		id := ""
		if b.table.source == nil || slices.Contains(b.table.source, 0) {
			id = shared.sources.ofFile(b.label)
		}
		m.dossier.Claims.AppendTable(b.finish(id))
	}
	return nil
}

// settle puts the positions of actors in the place of their numbers, and the ids of
// sources into the places kept for them.
func (b *tableBuilder) settle(ctx context.Context, positions []uint32, sources []string) error {
	for made, place := range b.madeSources {
		b.texts.list[place] = sources[made]
	}
	if positions == nil {
		return ctx.Err()
	}
	listed := uint32(b.shared.actors.listed)
	for row := range b.table.from {
		if stopped(ctx, row) {
			return ctx.Err()
		}
		for _, side := range [...]*uint32{&b.table.from[row], &b.table.to[row]} {
			*side = positions[*side-listed]
		}
	}
	for row, by := range b.table.by {
		if stopped(ctx, row) {
			return ctx.Err()
		}
		if by > 0 {
			b.table.by[row] = positions[by-1-listed] + 1
		}
	}
	return nil
}

// finish completes the table once the actors have their ids. id is that of the
// source that stands for the file.
func (b *tableBuilder) finish(id string) *data.Table {
	t := &data.Table{Source: id}
	b.table.fill(t)
	if by := used(b.table.by); by != nil {
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
