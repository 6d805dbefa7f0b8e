package load

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/rows"
)

// origin says where an entry of the dossier was written.
type origin struct {
	file      string
	part      *part      // nil for what an edge list made
	entry     entryPlace // in the file of the part
	line, col int
}

func (o origin) String() string { return fmt.Sprintf("%s:%d:%d", o.file, o.line, o.col) }

// merger puts several dossiers together and remembers where everything came
// from.
type merger struct {
	session   *session
	dossier   *data.Dossier
	actors    merged[data.Actor]
	relations merged[data.Relation]
	sources   merged[data.Source]
	written   merged[data.Claim]
	decided   []origin // of the decisions
	decisions map[decisionKey]bool
	builtin   map[string]data.Relation
	folders   []*textFolder           // by source
	rows      *rows.Sink              // nil: there are no tables
	problems  map[string]*faults.List // by file
	stems     map[string]string       // by file: what begins the ids of its actors, where these are those of the file alone
}

// merged is one list of a dossier: where each entry came from, and its
// position by id.
type merged[T any] struct {
	what    string
	origins []origin
	byID    map[string]int
}

func newMerged[T any](what string) merged[T] {
	return merged[T]{what: what, byID: make(map[string]int)}
}

func newMerger(s *session) *merger {
	m := &merger{
		session:   s,
		stems:     s.stems(),
		dossier:   &data.Dossier{Relations: data.BuiltinRelations()},
		actors:    newMerged[data.Actor]("actor"),
		relations: newMerged[data.Relation]("relation"),
		sources:   newMerged[data.Source]("source"),
		written:   newMerged[data.Claim]("claim"),
		decisions: make(map[decisionKey]bool),
		builtin:   make(map[string]data.Relation),
		problems:  make(map[string]*faults.List),
	}
	for i, r := range m.dossier.Relations {
		m.builtin[r.ID] = r
		m.relations.byID[r.ID] = i
		m.relations.origins = append(m.relations.origins, origin{})
	}
	return m
}

// add merges one dossier. The first title and description stand.
func (m *merger) add(p *part) {
	if stem := m.stems[cmp.Or(p.named, p.label)]; stem != "" {
		p.localize(stem)
	}
	if m.dossier.Title == "" {
		m.dossier.Title = p.title
	}
	if m.dossier.Description == "" {
		m.dossier.Description = p.description
	}
	for i, e := range p.actors.entries {
		put(m, &m.actors, &m.dossier.Actors, e.ID, e, p.origin(p.actors.places[i]))
	}
	for i := range p.relations.entries {
		e := &p.relations.entries[i]
		put(m, &m.relations, &m.dossier.Relations, e.ID, m.relation(e), p.origin(p.relations.places[i]))
	}
	for i, e := range p.sources.entries {
		if put(m, &m.sources, &m.dossier.Sources, e.ID, e, p.origin(p.sources.places[i])) {
			m.folders = append(m.folders, p.folder)
			if tell := m.session.opt.SourceIn; tell != nil {
				tell(e.ID, p.label)
			}
		}
	}
	m.dossier.Claims.Grow(len(p.claims.entries))
	m.written.origins = slices.Grow(m.written.origins, len(p.claims.entries))
	for i, c := range p.claims.entries {
		m.claim(c, p.origin(p.claims.places[i]))
	}
	for i, d := range p.decisions.entries {
		m.decision(d, p.origin(p.decisions.places[i]))
	}
	p.forget()
}

// forget lets go of the entries, which the merger has.
func (p *part) forget() {
	p.actors, p.relations, p.sources = listed[data.Actor]{}, listed[writtenRelation]{}, listed[data.Source]{}
	p.claims, p.decisions = listed[data.Claim]{}, listed[data.Decision]{}
}

// origin is that of an entry.
func (p *part) origin(at entryPlace) origin {
	return origin{file: p.label, part: p, entry: at, line: int(at.line), col: int(at.col)}
}

// decision adds a decision. Those of all files count; one that is there twice is one.
func (m *merger) decision(d data.Decision, o origin) {
	key := keyOf(&d)
	if !m.decisions[key] {
		m.decisions[key] = true
		m.dossier.Decisions = append(m.dossier.Decisions, d)
		m.decided = append(m.decided, o)
	}
}

// decisionKey is all that a decision says.
type decisionKey struct {
	actors    string
	verdict   data.Verdict
	keep      string
	by, why   string
	on        data.Date
	takenBack data.TakingBack
	stands    bool
}

func keyOf(d *data.Decision) decisionKey {
	key := decisionKey{actors: strings.Join(slices.Sorted(slices.Values(d.Actors)), "\n"), verdict: d.Verdict,
		keep: d.Keep, by: d.By, why: d.Why, on: d.On, stands: d.Stands()}
	if !d.Stands() {
		key.takenBack = *d.TakenBack
	}
	return key
}

// claim adds an entry of a claim. Entries of several files that say the same are one
// claim; in one file an id stands once.
func (m *merger) claim(c data.Claim, o origin) {
	if c.ID != "" {
		if at, taken := m.written.byID[c.ID]; taken && m.written.origins[at].file == o.file {
			m.failTwice(o, m.written.what, c.ID, m.written.origins[at])
			return
		}
		m.written.byID[c.ID] = len(m.dossier.Claims.Written())
	}
	m.dossier.Claims.Append(c)
	m.written.origins = append(m.written.origins, o)
}

// finish hands on what was told of the entries.
func (m *merger) finish() {
	for file, problems := range m.problems {
		m.session.take(file, problems.All())
	}
}

// put adds an entry to its list and reports whether it is a new one. An entry
// of another file with the same id and the same content is the same entry.
func put[T any](m *merger, l *merged[T], entries *[]T, id string, entry T, o origin) bool {
	at, taken := l.byID[id]
	if id == "" || !taken {
		if id != "" {
			l.byID[id] = len(*entries)
		}
		*entries = append(*entries, entry)
		l.origins = append(l.origins, o)
		return true
	}
	other := l.origins[at]
	if other.part == nil { // a built-in relation is overridden
		(*entries)[at], l.origins[at] = entry, o
		return false
	}
	if other.file == o.file {
		m.failTwice(o, l.what, id, other)
	} else if !reflect.DeepEqual((*entries)[at], entry) {
		hint := "make both descriptions equal, or give one of them another id"
		if l.what == "actor" {
			hint += "; --ids local keeps the actors of each file apart"
		}
		m.fail(o, "id", data.CodeDuplicateID, fmt.Sprintf("%s %s is described differently at %s", l.what, data.Quoted(id), other), hint)
	}
	return false
}

// failTwice reports an id that one file has twice.
func (m *merger) failTwice(o origin, what, id string, first origin) {
	m.fail(o, "id", data.CodeDuplicateID, fmt.Sprintf("%s %s is there twice; the first is at %s", what, data.Quoted(id), first),
		"give one of them another id, or make one entry of both")
}

// at is where a value within an entry was written, or the nearest thing around it that
// was: a path of fields such as "said.0.by", and of a list the item from 0 up. It reads
// the entry again.
func (o origin) at(path string, item int) origin {
	if o.part == nil {
		return o
	}
	n := o.part.again.entry(o.entry)
	if n == nil {
		return o // the file was changed since
	}
	n = n.Descend(path)
	if item >= 0 && item < len(n.Items) {
		n = n.Items[item]
	}
	o.line, o.col = n.Line, n.Col
	return o
}

// fail tells of an error at a field of an entry.
func (m *merger) fail(o origin, field, code, message, hint string) {
	list := m.problems[o.file]
	if list == nil {
		list = faults.NewList(m.session.limits.Problems)
		m.problems[o.file] = list
	}
	if list.Keeps(code) { // the place costs more than the rest
		o = o.at(field, -1)
	}
	list.Add(data.Problem{Severity: data.Error, Code: code, Message: message, Hint: hint, Line: o.line, Column: o.col})
}

// locate finds where a place of the dossier was written: the value itself, or
// the nearest thing around it that was.
func (m *merger) locate(p data.Place) origin { return m.entryAt(p).at(p.Field, p.Item) }

// entryAt finds where the entry around a place was written.
func (m *merger) entryAt(p data.Place) origin {
	var origins []origin
	switch p.List {
	case "":
		return m.locateTop(p.Field)
	case "actors":
		origins = m.actors.origins
		if i := p.Index - len(origins); i >= 0 && m.rows != nil {
			if at, ok := m.rows.MadeActor(i); ok {
				return inTable(at)
			}
		}
	case "relations":
		origins = m.relations.origins
	case "sources":
		origins = m.sources.origins
	case "claims":
		if written := len(m.written.origins); p.Index >= written {
			if at, ok := m.rows.Entry(p.Index - written); ok {
				return inTable(at)
			}
			return m.locateTop("")
		}
		origins = m.written.origins
	case "decisions":
		origins = m.decided
	}
	if p.Index < 0 || p.Index >= len(origins) {
		return m.locateTop("")
	}
	return origins[p.Index]
}

// locateTop finds where a field of the dossier itself was written; of anything
// else it knows the first file alone.
func (m *merger) locateTop(key string) origin {
	for _, p := range m.session.parts {
		if at, ok := p.tops[key]; ok {
			return origin{file: p.label, line: at.line, col: at.col}
		}
	}
	if len(m.session.inputs) == 0 {
		return origin{}
	}
	return origin{file: m.session.inputs[0].label}
}
