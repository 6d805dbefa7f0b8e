package load

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"dossier/data"
	"dossier/data/load/internal/delimited"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/yaml"
)

// session is one loading: the files read so far and what was wrong with them.
type session struct {
	ctx      context.Context
	opt      Options
	limits   Limits
	split    delimited.Split // how edge lists are shared out among goroutines
	patience int             // see rows.Options
	mapping  Mapping         // of the tables that no dossier lists
	parts    []*part
	tables   []*input
	inputs   []*input
	named    map[string]bool // labels of the files that were opened
	roots    []io.Closer     // folders whose files are read
	problems []data.Problem
}

func newSession(ctx context.Context, opt Options) *session {
	return &session{ctx: ctx, opt: opt, limits: opt.Limits.withDefaults(), split: delimited.DefaultSplit(), named: make(map[string]bool)}
}

// close closes every input. What was only read needs no error from closing.
func (s *session) close() {
	for _, in := range s.inputs {
		_ = in.close()
	}
	for _, root := range s.roots {
		_ = root.Close()
	}
}

// add reads a file of entries now and keeps one of tables for later, when all listed
// actors are known.
func (s *session) add(in *input) error {
	in.mapping = s.mapping
	return s.addListed(in)
}

// addListed is add for a file of which is known how it is read.
func (s *session) addListed(in *input) error {
	s.inputs = append(s.inputs, in)
	if in.other != nil {
		s.take(in.label, []data.Problem{*in.other})
		return nil
	}
	family := families()[in.format]
	if family.entries != nil {
		if err := family.entries(s, in); err != nil {
			return err
		}
	}
	if family.table == nil {
		return nil
	}
	return s.addTable(in)
}

// addDossier reads a YAML dossier entry by entry.
func (s *session) addDossier(in *input) error {
	return s.addEntries(in, yaml.ParseItem, func(r *partReader) error {
		return yaml.Read(s.ctx, in.reader, s.limits.YAML, r.top.known.keys, r)
	})
}

// addEntries reads a file of entries; parse finds one of them again.
func (s *session) addEntries(in *input, parse func([]byte, int) *tree.Node, read func(*partReader) error) error {
	p := &part{label: in.label, folder: in.folder, again: again{text: in.text(), parse: parse}}
	r := newPartReader(p, s.limits.Problems)
	if err := read(r); err != nil {
		if s.ctx.Err() != nil {
			return s.ctx.Err()
		}
		return readError(in.label, err)
	}
	tables, err := s.listedTables(r, in)
	s.take(in.label, r.problems.All())
	s.take(in.label, r.warnings.All())
	s.parts = append(s.parts, p)
	for _, table := range tables {
		err = errors.Join(err, s.addListed(table))
	}
	return errors.Join(err, in.close()) // what is still to be found in it is read anew
}

// addTable keeps an edge list for later, if it fits into memory with the others.
func (s *session) addTable(in *input) error {
	s.tables = append(s.tables, in)
	need := int64(0)
	for _, table := range s.tables {
		need += table.size * memoryPerByte
	}
	if s.limits.Memory > 0 && need > s.limits.Memory {
		return fmt.Errorf("cannot load %s: it needs about %s of memory, and %s are to be had; take a part of it, or a machine with more",
			in.label, faults.ByteSize(need), faults.ByteSize(s.limits.Memory))
	}
	if s.opt.Progress != nil {
		in.reader = bufio.NewReaderSize(&progressReader{from: in.reader, in: in, tell: s.opt.Progress}, 1<<16)
	}
	return s.ctx.Err()
}

// stems returns what begins the ids of actors by file, where these are those of their
// file alone; otherwise nothing.
func (s *session) stems() map[string]string {
	if !s.opt.LocalIDs {
		return nil
	}
	var named []string
	for _, in := range s.inputs {
		if !slices.Contains(named, in.named) {
			named = append(named, in.named)
		}
	}
	stems := fileStems(named)
	for _, in := range s.inputs {
		stems[in.label] = stems[in.named]
	}
	return stems
}

// finish merges what was read, checks it and gives every problem its place.
func (s *session) finish() (*data.Dossier, []data.Problem, error) {
	m := newMerger(s)
	for i := range s.parts {
		m.add(s.parts[i])
	}
	m.finish()
	if err := s.addTables(m); err != nil {
		return nil, nil, err
	}
	united, err := data.Unite(s.ctx, m.dossier)
	if err != nil {
		return nil, nil, err
	}
	m.dossier = united
	if err := s.check(m); err != nil {
		return nil, nil, err
	}
	sortProblems(s.problems)
	return m.dossier, s.problems, nil
}

// check runs the rules of the model and the comparison with the stored texts.
func (s *session) check(m *merger) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	said := make(map[data.Problem]bool)
	for _, p := range s.problems {
		said[whereOnly(p)] = true
	}
	byFile := make(map[string][]data.Problem)
	found := data.Check(s.ctx, m.dossier)
	if err := s.ctx.Err(); err != nil {
		return err
	}
	silent := newFollowUps(m, found)
	for _, p := range found {
		o := m.locate(p.Place)
		p.File, p.Line, p.Column = o.file, o.line, o.col
		if p.First != nil {
			p.Message += "; the first is at " + m.locate(*p.First).String()
			p.First = nil
		}
		// An actor made from a row that was refused needs no warning of its own.
		if p.Code == data.CodeUnreachableActor && o.part == nil {
			continue
		}
		// What the decoder refused is missing from the model: one message is enough.
		if p.Line > 0 && said[whereOnly(p)] || silent.follows(&p, o) {
			continue
		}
		byFile[p.File] = append(byFile[p.File], p)
	}
	for file, problems := range byFile {
		s.report(file, problems)
	}
	return s.checkTexts(m)
}

func whereOnly(p data.Problem) data.Problem {
	return data.Problem{File: p.File, Line: p.Line, Column: p.Column}
}
