package graphml

import (
	"bytes"

	"dossier/data"
	"dossier/data/load/internal/network"
)

// description is the column of what the standard calls the description of an element.
const description = "description"

// node reads a node, and the graph within it if it is a group.
func (r *reader) node(group []byte) {
	line, col := r.xml.Place()
	id := string(r.xml.Attribute("id"))
	row := r.feed.Row(network.Nodes)
	row.Set(network.Parent, group)
	var echoes []echo
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		partLine, partCol := r.xml.Place()
		switch string(r.xml.Name()) {
		case "data":
			echoes = r.value(&row, network.Nodes, echoes)
		case "desc":
			text, _ := r.xml.Content()
			row.Set(description, text)
		case "graph":
			r.graph([]byte(id))
		case "port":
			r.feed.Note(data.CodeUnknownField, "a port of a node is not used", "edges end at their nodes", partLine, partCol)
		case "locator":
			r.feed.Note(data.CodeUnknownField, "a link to another file is not followed", "name that file as well", partLine, partCol)
		}
	}
	if r.xml.Err() != nil {
		return // it is cut off
	}
	r.compare(&row, echoes)
	r.feed.Node(&row, id, line, col)
}

// edge reads an edge.
func (r *reader) edge(direction network.Direction) {
	line, col := r.xml.Place()
	e := network.Edge{ID: string(r.xml.Attribute("id")), From: r.feed.ID(r.xml.Attribute("source")), To: r.feed.ID(r.xml.Attribute("target")),
		Direction: direction, Line: line, Column: col}
	switch own := r.xml.Attribute("directed"); string(own) {
	case "":
	case "true", "1":
		e.Direction = network.Directed
	case "false", "0":
		e.Direction = network.Undirected
	default:
		r.feed.Problem(data.Error, data.CodeBadValue, "an edge is directed or not; it cannot be "+data.Quoted(string(own)), "write true or false", line, col)
	}
	if r.xml.Attribute("sourceport") != nil || r.xml.Attribute("targetport") != nil {
		r.feed.Note(data.CodeUnknownField, "the port at an end of an edge is not used", "edges end at their nodes", line, col)
	}
	row := r.feed.Row(network.Edges)
	var echoes []echo
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		switch string(r.xml.Name()) {
		case "data":
			echoes = r.value(&row, network.Edges, echoes)
		case "desc":
			text, _ := r.xml.Content()
			row.Set(description, text)
		}
	}
	if r.xml.Err() != nil {
		return
	}
	r.compare(&row, echoes)
	r.feed.Edge(&row, e)
}

// echo is the value of an attribute that says again what is in a column.
type echo struct {
	column    string
	text      []byte
	line, col int
}

// value reads a value of a row. One that says again what another says is added to
// echoes, since that other may come behind it.
func (r *reader) value(row *network.Row, of network.Sort, echoes []echo) []echo {
	line, col := r.xml.Place()
	r.key = append(r.key[:0], r.xml.Attribute("key")...)
	k := r.keys.find(of, r.key)
	switch k.use {
	case drawing:
		return echoes
	case drawnName:
		row.Set(network.Label, r.drawnName())
		return echoes
	}
	text, markup := r.xml.Content()
	if markup {
		r.feed.Note(data.CodeUnknownField, "elements within a value are not read", "write the value as text", line, col)
	}
	switch {
	case len(r.key) == 0:
		r.feed.Problem(data.Error, data.CodeMissingField, "a value does not say of which attribute it is", "write the id of a <key> into key", line, col)
	case k.use == nodeID:
		row.KnownAs(text)
	case k.use == repeats:
		return append(echoes, echo{k.original, bytes.Clone(text), line, col})
	case !row.Attribute(r.key, text, line, col):
		r.feed.Twice(r.key, line, col)
	}
	return echoes
}

// compare gives a row what is only there as an echo, and counts echoes that say
// something else than what they should repeat.
func (r *reader) compare(row *network.Row, echoes []echo) {
	for _, e := range echoes {
		if !row.Set(e.column, e.text) {
			r.feed.Note(data.CodeUnknownField, "an attribute that repeats "+data.Quoted(e.column)+" says something else and is not used",
				"rename the attribute if both are meant", e.line, e.col)
		}
	}
}
