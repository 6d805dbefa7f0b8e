package network

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"dossier/data"
)

// Feed hands a network on to a handler, in an order in which it can be used. Its
// methods do nothing after the first error, which [Feed.Err] tells.
type Feed struct {
	ctx    context.Context
	to     Handler
	err    error
	tables [2]table         // by Sort
	ids    map[string]known // by their ids as written
	// knownAs are the ids under which nodes are handed on, where they differ.
	knownAs  map[string]bool
	repeated int // bytes that were handed on and are not in the file
	notes    []note

	waitingNodes []Node
	waitingEdges []Edge
}

// known is a node that the file has described.
type known struct {
	written string // as edges of the file name it
	id      string // as it is handed on
	waits   bool   // it has not been handed on
}

// note is something that is not read, counted.
type note struct {
	problem data.Problem
	times   int
}

// NewFeed returns a feed of one network.
func NewFeed(ctx context.Context, to Handler) *Feed {
	return &Feed{ctx: ctx, to: to, tables: [2]table{newTable(), newTable()},
		ids: make(map[string]known), knownAs: make(map[string]bool)}
}

// Err returns what ended the feed: an error of the handler or of the context, or a
// problem that leaves the file without use, which [Feed.Close] tells.
func (f *Feed) Err() error { return f.err }

// Close ends the feed. err is why reading has ended before the end of the file, nil
// if it has not; then what waits is handed on. An error that is a problem of the file
// is told as one, and any other returned.
func (f *Feed) Close(err error) error {
	if err == nil {
		err = f.finish()
	}
	var fault interface{ Problem() data.Problem }
	if errors.As(err, &fault) {
		f.to.Problem(fault.Problem())
		return nil
	}
	return err
}

func (f *Feed) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// Problem tells of something that is wrong.
func (f *Feed) Problem(severity data.Severity, code, message, hint string, line, col int) {
	f.to.Problem(data.Problem{Severity: severity, Code: code, Message: message, Hint: hint, Line: line, Column: col})
}

// Note counts something that is read and not used. It is told once, with its first
// place, when the network is finished.
func (f *Feed) Note(code, message, hint string, line, col int) {
	for i := range f.notes {
		if f.notes[i].problem.Message == message {
			f.notes[i].times++
			return
		}
	}
	f.notes = append(f.notes, note{data.Problem{Severity: data.Warning, Code: code, Message: message, Hint: hint, Line: line, Column: col}, 1})
}

// ID returns an id as text, that of a node which the file has described without
// making a new one.
func (f *Feed) ID(id []byte) string {
	if k, there := f.ids[string(id)]; there {
		return k.written
	}
	return string(id)
}

// Node adds a node with the values of a row. One without an id, or with the id of
// another, is left out and told.
func (f *Feed) Node(row *Row, id string, line, col int) {
	if f.err != nil {
		return
	}
	if id == "" {
		f.Problem(data.Error, data.CodeMissingField, "a node has no id", "edges name nodes by their ids: give it one", line, col)
		return
	}
	k := known{written: id, id: cmp.Or(row.knownAs, id), waits: row.waits}
	if _, twice := f.ids[id]; twice || row.knownAs != "" && f.knownAs[k.id] {
		f.Problem(data.Error, data.CodeDuplicateID, "a second node has the id "+data.Quoted(k.id), "ids tell nodes apart: change one, or remove the node that is there twice", line, col)
		return
	}
	f.ids[id] = k
	if row.knownAs != "" {
		f.knownAs[k.id] = true
	}
	n := Node{ID: k.id, Values: row.values, Line: line, Column: col}
	if row.waits {
		f.waitingNodes = append(f.waitingNodes, n)
		return
	}
	f.handNode(&n)
}

// Edge adds an edge, whose values are those of a row. One without two ends is left
// out and told.
func (f *Feed) Edge(row *Row, e Edge) {
	if f.err != nil {
		return
	}
	if e.From == "" || e.To == "" {
		f.Problem(data.Error, data.CodeMissingField, "an edge does not say which nodes it joins", "write the ids of two nodes into source and target", e.Line, e.Column)
		return
	}
	e.Values = row.values
	from, knownFrom := f.ids[e.From]
	to, knownTo := f.ids[e.To]
	if row.waits || !knownFrom || !knownTo || from.waits || to.waits {
		f.waitingEdges = append(f.waitingEdges, e)
		return
	}
	e.From, e.To = from.id, to.id
	f.handEdge(&e)
}

// finish hands on what was waiting for the end of the file. A node that edges name
// and the file does not describe is made of its id, and told.
func (f *Feed) finish() error {
	for sort := range f.tables {
		f.nameUndeclared(Sort(sort))
	}
	for i := range f.waitingNodes {
		if f.stopped(i) {
			return f.err
		}
		n := &f.waitingNodes[i]
		n.Values = f.tables[Nodes].resolve(n.Values)
		f.handNode(n)
	}
	for i := range f.waitingEdges {
		if f.stopped(i) {
			return f.err
		}
		e := &f.waitingEdges[i]
		e.From, e.To = f.end(e.From, e), f.end(e.To, e)
		e.Values = f.tables[Edges].resolve(e.Values)
		f.handEdge(e)
	}
	for i := range f.notes {
		n := &f.notes[i]
		if n.times > 1 {
			n.problem.Message += fmt.Sprintf(" (%d times, first here)", n.times)
		}
		f.to.Problem(n.problem)
	}
	return f.err
}

// stopped looks at the context at the first of many steps and once in 4096, and at
// whether something has failed.
func (f *Feed) stopped(step int) bool {
	if step&(1<<12-1) == 0 {
		f.fail(f.ctx.Err())
	}
	return f.err != nil
}

// end returns the id of a node that a waiting edge names, and makes the node if there
// is none.
func (f *Feed) end(written string, by *Edge) string {
	if k, there := f.ids[written]; there {
		return k.id
	}
	f.ids[written] = known{written: written, id: written}
	f.Problem(data.Warning, data.CodeUnknownActor, "an edge names the node "+data.Quoted(written)+", which the file does not describe",
		"it is taken for a node of that name; check whether the file is whole", by.Line, by.Column)
	f.handNode(&Node{ID: written, Line: by.Line, Column: by.Column})
	return written
}

func (f *Feed) handNode(n *Node) {
	n.Values = f.ready(Nodes, n.Values)
	if f.err == nil {
		f.fail(f.to.Node(n))
	}
}

func (f *Feed) handEdge(e *Edge) {
	e.Values = f.ready(Edges, e.Values)
	if f.err == nil {
		f.fail(f.to.Edge(e))
	}
}
