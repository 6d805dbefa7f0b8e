package load

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"dossier/data"
	"dossier/data/load/internal/delimited"
	"dossier/data/load/internal/faults"
)

// session is one loading: the files read so far and what was wrong with them.
type session struct {
	ctx      context.Context
	opt      Options
	limits   Limits
	split    delimited.Split // how edge lists are shared out among goroutines
	patience int             // see rows.Options
	mapping  Mapping         // of the tables that no dossier lists
	parts    []part
	tables   []*input
	inputs   []*input
	problems []data.Problem
	lines    map[string]lineLengths // of the YAML files
}

// part is one YAML dossier of several that are merged.
type part struct {
	label  string
	root   *node
	entry  dossierEntry
	folder fs.FS
}

func newSession(ctx context.Context, opt Options) *session {
	return &session{ctx: ctx, opt: opt, limits: opt.Limits.withDefaults(), split: delimited.DefaultSplit(), lines: make(map[string]lineLengths)}
}

// close closes every input. What was only read needs no error from closing.
func (s *session) close() {
	for _, in := range s.inputs {
		_ = in.close()
	}
}

// add reads a YAML dossier now and keeps an edge list for later, when all
// actors are known.
func (s *session) add(in *input) error {
	s.inputs = append(s.inputs, in)
	if in.format == formatCSV {
		in.mapping = s.mapping
		return s.addTable(in)
	}
	if in.format == formatJSONLines {
		return s.addLines(in)
	}
	root, err := s.tree(in)
	if root == nil || err != nil {
		return err
	}
	var d decoder
	entry := d.decodeDossier(root)
	tables, err := s.listedTables(&d, in, root, entry.Tables)
	s.report(in.label, d.problems)
	s.parts = append(s.parts, part{label: in.label, root: root, entry: entry, folder: in.folder})
	s.inputs = append(s.inputs, tables...)
	for _, table := range tables {
		err = errors.Join(err, s.addTable(table))
	}
	return err
}

// tree reads a YAML file. There is none if it cannot be understood, which is reported.
func (s *session) tree(in *input) (*node, error) {
	raw, err := in.readAll(s.limits.YAML)
	if err != nil {
		return nil, err
	}
	root, problem, err := s.parse(in.label, raw)
	if problem != nil {
		s.report(in.label, []data.Problem{*problem})
	}
	return root, err
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

// parse turns the bytes of a YAML file into a tree. The parser cannot be
// interrupted, so it runs aside and is left to itself if ctx ends; the limits
// on its input bound how long it goes on.
func (s *session) parse(label string, raw []byte) (*node, *data.Problem, error) {
	if int64(len(raw)) > s.limits.YAML {
		if p := firstLineTooLong(raw); p != nil {
			return nil, p, nil
		}
		return nil, &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: 1, Column: 1,
			Message: "the file is bigger than the limit of " + faults.ByteSize(s.limits.YAML) + " for YAML",
			Hint:    "split it into several files, or keep long lists of ties as CSV"}, nil
	}
	raw = bytes.TrimPrefix(raw, faults.BOM)
	if p := guardEncoding(raw); p != nil {
		return nil, p, nil
	}
	text := string(raw)
	if p := guardText(text); p != nil {
		return nil, p, nil
	}
	s.lines[label] = lengthsOf(text)
	type result struct {
		root    *node
		problem *data.Problem
	}
	done := make(chan result, 1)
	go func() {
		root, problem := parseYAML(text)
		done <- result{root, problem}
	}()
	select {
	case r := <-done:
		return r.root, r.problem, nil
	case <-s.ctx.Done():
		return nil, nil, s.ctx.Err()
	}
}

// firstLineTooLong blames a file that is one endless line for that, not for
// its size.
func firstLineTooLong(raw []byte) *data.Problem {
	end := bytes.IndexByte(raw, '\n')
	if end >= 0 && end <= maxYAMLLine || end < 0 && len(raw) <= maxYAMLLine {
		return nil
	}
	size := "more than " + faults.ByteSize(int64(len(raw)-1))
	if end >= 0 {
		size = faults.ByteSize(int64(end))
	}
	return &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: 1, Column: 1,
		Message: fmt.Sprintf("line 1 is %s long; the limit is %s", size, faults.ByteSize(maxYAMLLine)),
		Hint:    "is this really a dossier? Break the text over several lines"}
}

// stems returns what begins the ids of actors by file, where these are those of their
// file alone; otherwise nothing.
func (s *session) stems() map[string]string {
	if !s.opt.LocalIDs {
		return nil
	}
	files := make([]string, len(s.inputs))
	for i, in := range s.inputs {
		files[i] = in.label
	}
	return fileStems(files)
}

// finish merges what was read, checks it and gives every problem its place.
func (s *session) finish() (*data.Dossier, []data.Problem, error) {
	m := newMerger(s)
	for i := range s.parts {
		m.add(&s.parts[i])
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
	for _, p := range found {
		o := m.locate(p.Place)
		p.File = o.file
		if p.First != nil {
			p.Message += "; the first is at " + s.clamped(m.locate(*p.First)).String()
			p.First = nil
		}
		o = s.clamped(o)
		p.Line, p.Column = o.line, o.col
		// An actor made from a row that was refused needs no warning of its own.
		if p.Code == data.CodeUnreachableActor && o.node == nil {
			continue
		}
		// What the decoder refused is missing from the model: one message is enough.
		if p.Line == 0 || !said[whereOnly(p)] {
			byFile[p.File] = append(byFile[p.File], p)
		}
	}
	for file, problems := range byFile {
		s.report(file, problems)
	}
	return s.checkTexts(m)
}

// clamped moves a place into the text of its file.
func (s *session) clamped(o origin) origin {
	if lines := s.lines[o.file]; lines != nil && o.line > 0 {
		o.line, o.col = lines.clamp(o.line, o.col)
	}
	return o
}

func whereOnly(p data.Problem) data.Problem {
	return data.Problem{File: p.File, Line: p.Line, Column: p.Column}
}
