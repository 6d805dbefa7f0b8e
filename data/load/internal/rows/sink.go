package rows

import (
	"context"
	"slices"

	"dossier/data"
)

// Sink takes the rows of any number of tables into a dossier.
type Sink struct {
	dossier   *data.Dossier
	actors    *actorNames
	relations *relationNames
	sources   *sourceNames
	tables    []*Table
	made      int // see maxMade
}

// Place is where something stands in the table with a label, which is the name of its
// file. Lines and columns count from 1, columns in characters.
type Place struct {
	Label     string
	Line, Col int
}

// New makes a sink for a dossier, which holds all that is listed beside the tables.
// listedAt says where a listed actor stands, for messages.
func New(d *data.Dossier, listedAt func(actor int) string) *Sink {
	return &Sink{dossier: d, actors: newActorNames(d, listedAt), relations: newRelationNames(d), sources: newSourceNames(d)}
}

// Finish settles who every name means and adds actors, relations, sources and the rows
// of all tables to the dossier. Nothing may be handed to the sink afterwards. Rows of
// which a name may mean several actors are noted as problems of their tables.
func (s *Sink) Finish(ctx context.Context) error {
	positions, err := s.actors.settle(ctx, s.tables)
	if err != nil {
		return err
	}
	s.relations.finish()
	sources, err := s.sources.finish(ctx)
	if err != nil {
		return err
	}
	files := make([]string, len(s.tables))
	for i, t := range s.tables {
		if err := t.settle(ctx, positions, sources); err != nil {
			return err
		}
		if t.claims() && t.sourceless() {
			files[i] = s.sources.ofFile(t.opt.File)
		}
		joint, err := t.jointClaims(ctx, s.actors.position(positions), files[i])
		if err != nil {
			return err
		}
		s.dossier.Claims.Append(joint...)
	}
	for i, t := range s.tables {
		s.noteLeftOut(t)
		if t.claims() {
			s.dossier.Claims.AppendTable(t.finish(files[i]))
		}
	}
	return nil
}

// noteLeftOut counts the rows of a table that are left out among those of its file, which
// may have several.
func (s *Sink) noteLeftOut(t *Table) {
	if t.skipped == 0 {
		return
	}
	list := s.dossier.LeftOut
	if n := len(list); n > 0 && list[n-1].File == t.opt.Label { // the tables of a file follow each other
		list[n-1].Rows += t.skipped
		return
	}
	s.dossier.LeftOut = append(list, data.LeftOut{File: t.opt.Label, Rows: t.skipped})
}

// claims reports whether the table is one of claims, perhaps without any, and not one of
// actors or one that never had a header.
func (t *Table) claims() bool { return t.nodes == nil && len(t.headings) > 0 }

// sourceless reports whether a row names no source of its own, or there are no rows.
func (t *Table) sourceless() bool {
	return t.table.source == nil || slices.Contains(t.table.source, 0) ||
		slices.ContainsFunc(t.joint, func(j jointRow) bool { return j.row.source == 0 })
}

// Tables returns the tables in the order in which they were opened.
func (s *Sink) Tables() []*Table { return s.tables }

// MadeActor returns where actor i, counted from 0 behind those that are listed, is
// named for the first time.
func (s *Sink) MadeActor(i int) (Place, bool) {
	if i < 0 || i >= len(s.actors.places) {
		return Place{}, false
	}
	at := s.actors.places[i]
	return Place{s.tables[at.table].opt.Label, int(at.line), int(at.col)}, true
}

// MadeSources returns where the sources stand that tables made, in the order in which
// they follow the listed ones.
func (s *Sink) MadeSources() []Place { return s.sources.made }

// Entry returns where entry i stands, counted from 0 behind those of the dossier: first
// the joint ones of all tables, then the rows of all.
func (s *Sink) Entry(i int) (Place, bool) {
	for _, t := range s.tables {
		if i < len(t.joint) {
			return Place{t.opt.Label, t.joint[i].line, 1}, true
		}
		i -= len(t.joint)
	}
	for _, t := range s.tables {
		if i < len(t.table.lines) {
			return Place{t.opt.Label, int(t.table.lines[i]), 1}, true
		}
		i -= len(t.table.lines)
	}
	return Place{}, false
}

// settle puts the positions of actors in the place of their numbers, and the ids of
// sources into the places kept for them.
func (t *Table) settle(ctx context.Context, positions []uint32, sources []string) error {
	for made, place := range t.madeSources {
		t.texts.list[place] = sources[made]
	}
	if positions == nil {
		return ctx.Err()
	}
	position := t.sink.actors.position(positions)
	for row := range t.table.from {
		if stopped(ctx, row) {
			return ctx.Err()
		}
		t.table.from[row], t.table.to[row] = position(t.table.from[row]), position(t.table.to[row])
	}
	for row, by := range t.table.by {
		if stopped(ctx, row) {
			return ctx.Err()
		}
		if by > 0 {
			t.table.by[row] = position(by-1) + 1
		}
	}
	return nil
}

// finish completes the table once the actors have their ids. id is that of the
// source that stands for the file.
func (t *Table) finish(id string) *data.Table {
	out := &data.Table{Source: id}
	t.table.fill(out)
	if out.By = used(t.table.by); out.By != nil {
		texts := make([]uint32, len(t.sink.dossier.Actors)+1) // of ids; 0: not yet, and of nobody
		for i, actor := range out.By {
			if actor > 0 && texts[actor] == 0 {
				texts[actor] = t.texts.add([]byte(t.sink.dossier.Actors[actor-1].ID))
			}
			out.By[i] = texts[actor]
		}
	}
	out.Strings = t.texts.list
	return out
}
