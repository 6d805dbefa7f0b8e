package gexf

import (
	"strings"

	"dossier/data"
	"dossier/data/load/internal/network"
)

// nodes reads a list of nodes, within the node of an id if they have one.
func (r *reader) nodes(outer []byte) {
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		if string(r.xml.Name()) == "node" {
			r.node(outer)
		}
		r.xml.Fail(r.feed.Err())
	}
}

// edges reads a list of edges.
func (r *reader) edges() {
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		if string(r.xml.Name()) == "edge" {
			r.edge()
		}
		r.xml.Fail(r.feed.Err())
	}
}

// node reads a node and those within it.
func (r *reader) node(outer []byte) {
	line, col := r.xml.Place()
	id := string(r.xml.Attribute("id"))
	row := r.feed.Row(network.Nodes)
	row.Set(network.Label, r.xml.Attribute("label"))
	row.Set(network.Parent, outer)
	row.Set(network.Parent, r.xml.Attribute("pid"))
	spells := r.ownSpells()
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		switch string(r.xml.Name()) {
		case "attvalues":
			r.values(&row)
		case "spells", "slices":
			spells = r.listedSpells(spells)
		case "parents":
			r.parents(&row)
		case "nodes":
			r.nodes([]byte(id))
		case "edges":
			r.edges()
		}
	}
	if r.xml.Err() != nil {
		return // it is cut off
	}
	switch len(spells) {
	case 0:
	case 1:
		spells[0].set(&row)
	default:
		row.Set("spells", []byte(joined(spells)))
	}
	r.feed.Node(&row, id, line, col)
}

// parents reads the nodes to which one belongs besides.
func (r *reader) parents(row *network.Row) {
	var ids []string
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		if id := r.xml.Attribute("for"); id != nil {
			ids = append(ids, string(id))
		}
	}
	row.Set(network.Parent, []byte(strings.Join(ids, "; ")))
}

// when is an attribute that says at what time something was, in the words of whoever
// wrote it. Beside it start and end repeat it, for programs that know no other times.
const when = "when"

// edge reads an edge, and hands it on once for each of its spells.
func (r *reader) edge() {
	line, col := r.xml.Place()
	e := network.Edge{ID: string(r.xml.Attribute("id")), From: r.feed.ID(r.xml.Attribute("source")), To: r.feed.ID(r.xml.Attribute("target")),
		Direction: r.directionOf(r.xml.Attribute("type"), r.direction, line, col), Line: line, Column: col}
	row := r.feed.Row(network.Edges)
	row.Set(network.Kind, r.xml.Attribute("kind"))
	row.Set(network.Label, r.xml.Attribute("label"))
	row.Set(network.Weight, r.xml.Attribute("weight"))
	spells := r.ownSpells()
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		switch string(r.xml.Name()) {
		case "attvalues":
			r.values(&row)
		case "spells", "slices":
			spells = r.listedSpells(spells)
		}
	}
	if r.xml.Err() != nil {
		return
	}
	if len(spells) == 0 || row.Has(when) {
		r.feed.Edge(&row, e)
		return
	}
	for _, s := range spells {
		one := row.Copy()
		s.set(&one)
		r.feed.Edge(&one, e)
	}
}

// values reads the values of attributes. Of those with several in the course of time
// the first one counts.
func (r *reader) values(row *network.Row) {
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		if string(r.xml.Name()) != "attvalue" {
			continue
		}
		line, col := r.xml.Place()
		id := r.xml.Attribute("for")
		if id == nil {
			id = r.xml.Attribute("id") // in 1.0
		}
		if len(id) == 0 {
			r.feed.Problem(data.Error, data.CodeMissingField, "a value does not say of which attribute it is", "write the id of an <attribute> into for", line, col)
			continue
		}
		timed := len(r.ownSpells()) > 0
		switch first := row.Attribute(id, r.xml.Attribute("value"), line, col); {
		case !first && timed:
			r.feed.Note(data.CodeUnknownField, "a value that comes later than another of its attribute is not used", "make an edge for each time, if both are meant", line, col)
		case !first:
			r.feed.Twice(id, line, col)
		case timed:
			r.feed.Note(data.CodeUnknownField, "the time of a value is not used", "times are those of edges", line, col)
		}
	}
}
