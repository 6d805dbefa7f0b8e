package load

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/rows"
)

// origin says where an entry of the dossier was written.
type origin struct {
	file      string
	node      *node // nil for what an edge list made
	line, col int
}

func (o origin) String() string { return fmt.Sprintf("%s:%d:%d", o.file, o.line, o.col) }

// merger puts several dossiers together and remembers where everything came
// from.
type merger struct {
	session   *session
	dossier   *data.Dossier
	claims    []data.Claim
	actors    merged[data.Actor]
	relations merged[data.Relation]
	sources   merged[data.Source]
	written   merged[data.Claim]
	decided   []origin // of the decisions
	decisions map[decisionKey]bool
	builtin   map[string]data.Relation
	folders   []fs.FS    // by source
	rows      *rows.Sink // nil: there are no tables
	problems  map[string][]data.Problem
	stems     map[string]string // by file: what begins the ids of its actors, where these are those of the file alone
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
		problems:  make(map[string][]data.Problem),
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
	if stem := m.stems[p.label]; stem != "" {
		p.entry.localize(stem)
	}
	if m.dossier.Title == "" {
		m.dossier.Title = p.entry.Title
	}
	if m.dossier.Description == "" {
		m.dossier.Description = p.entry.Description
	}
	for i, e := range p.entry.Actors {
		o := originOf(p, "actors", i)
		put(m, &m.actors, &m.dossier.Actors, e.ID, m.actor(e, o), o)
	}
	for i, e := range p.entry.Relations {
		o := originOf(p, "relations", i)
		put(m, &m.relations, &m.dossier.Relations, e.ID, m.relation(e, o), o)
	}
	for i, e := range p.entry.Sources {
		if put(m, &m.sources, &m.dossier.Sources, e.ID, e.source(), originOf(p, "sources", i)) {
			m.folders = append(m.folders, p.folder)
		}
	}
	for i, e := range p.entry.Claims {
		m.claim(e.claim(), originOf(p, "claims", i))
	}
	for i, e := range p.entry.Decisions {
		m.decision(e.decision(), originOf(p, "decisions", i))
	}
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
		m.written.byID[c.ID] = len(m.claims)
	}
	m.claims = append(m.claims, c)
	m.written.origins = append(m.written.origins, o)
}

// finish closes the list of written claims.
func (m *merger) finish() {
	m.dossier.Claims.Append(m.claims...)
	for file, problems := range m.problems {
		m.session.report(file, problems)
	}
}

func originOf(p *part, key string, i int) origin {
	n := p.root.get(key).items[i]
	return origin{file: p.label, node: n, line: n.line, col: n.col}
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
	if other.node == nil { // a built-in relation is overridden
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
		m.fail(o.at("id"), data.CodeDuplicateID, fmt.Sprintf("%s %s is described differently at %s", l.what, data.Quoted(id), other), hint)
	}
	return false
}

// failTwice reports an id that one file has twice.
func (m *merger) failTwice(o origin, what, id string, first origin) {
	m.fail(o.at("id"), data.CodeDuplicateID, fmt.Sprintf("%s %s is there twice; the first is at %s", what, data.Quoted(id), first),
		"give one of them another id, or make one entry of both")
}

// at is where a key of an entry was written, or else the entry.
func (o origin) at(key string) origin {
	if written := o.node.get(key); written != nil {
		o.line, o.col = written.line, written.col
	}
	return o
}

func (m *merger) fail(o origin, code, message, hint string) {
	m.problems[o.file] = append(m.problems[o.file], data.Problem{Severity: data.Error, Code: code,
		Message: message, Hint: hint, Line: o.line, Column: o.col})
}

// locate finds where a place of the dossier was written: the value itself, or
// the nearest thing around it that was.
func (m *merger) locate(p data.Place) origin {
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
		if p.Index >= len(m.claims) {
			if at, ok := m.rows.Entry(p.Index - len(m.claims)); ok {
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
	o := origins[p.Index]
	if o.node == nil {
		return o
	}
	n := descend(o.node, p.Field)
	if p.Item >= 0 && p.Item < len(n.items) {
		n = n.items[p.Item]
	}
	return origin{file: o.file, node: n, line: n.line, col: n.col}
}

// locateTop finds where a field of the dossier itself was written; of anything
// else it knows the first file alone.
func (m *merger) locateTop(key string) origin {
	for _, p := range m.session.parts {
		if n := p.root.get(key); n != nil && n.shape == scalar {
			return origin{file: p.label, node: n, line: n.line, col: n.col}
		}
	}
	if len(m.session.inputs) == 0 {
		return origin{}
	}
	return origin{file: m.session.inputs[0].label}
}

// descend follows a path such as "said.0.by" as far as it goes.
func descend(n *node, fieldPath string) *node {
	if fieldPath == "" {
		return n
	}
	for step := range strings.SplitSeq(fieldPath, ".") {
		next := n.get(step)
		if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.items) {
			next = n.items[i]
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}
