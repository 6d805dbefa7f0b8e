package graphml

import (
	"context"
	"fmt"
	"io"

	"dossier/data"
	"dossier/data/load/internal/network"
	"dossier/data/load/internal/xmltext"
)

// Read reads a file and hands what it holds on to a handler, problems too. Its error
// is about reading alone: one of from, of the context or of the handler. The time is
// linear in the length of the file; what is kept in memory are the ids of nodes, and
// the edges that come before their nodes.
func Read(ctx context.Context, from io.Reader, to network.Handler) error {
	r := reader{xml: xmltext.NewReader(ctx, from), feed: network.NewFeed(ctx, to), keys: newKeys()}
	if r.xml.Child(0) {
		r.document()
	}
	return r.feed.Close(r.xml.Err())
}

// reader reads one file. Each method reads the element that has begun last.
type reader struct {
	xml  *xmltext.Reader
	feed *network.Feed
	keys keys
	key  []byte // of the value that is read
}

// document reads the outermost element, and what stands behind it.
func (r *reader) document() {
	if line, col := r.xml.Place(); string(r.xml.Name()) != "graphml" {
		r.feed.Problem(data.Error, data.CodeSyntax, fmt.Sprintf("the file begins with <%s> and not with <graphml>", r.xml.Name()),
			"name a GraphML file; a GEXF file has the ending .gexf", line, col)
		return
	}
	graphs := 0
	for r.xml.Child(1) {
		switch string(r.xml.Name()) {
		case "key":
			r.declare()
		case "graph":
			graphs++
			r.settle()
			r.graph(nil)
		case "data":
			r.beside()
		}
		r.xml.Fail(r.feed.Err())
	}
	if r.xml.Err() == nil && graphs == 0 {
		r.feed.Problem(data.Error, data.CodeEmpty, "the file holds no graph", "a GraphML file has a <graph> with nodes and edges", 1, 1)
	}
	for r.xml.Child(0) { // nothing but white space and comments may follow
		continue
	}
}

// beside notes a value that is about neither a node nor an edge.
func (r *reader) beside() {
	line, col := r.xml.Place()
	if r.keys.drawings[string(r.xml.Attribute("key"))] {
		return
	}
	if text, markup := r.xml.Content(); markup || len(text) > 0 {
		r.feed.Note(data.CodeUnknownField, "a value that is about a whole graph is not used", "write it into the dossier by hand", line, col)
	}
}

// graph reads a graph, within the node of an id if it is a group.
func (r *reader) graph(group []byte) {
	direction := network.Directed
	switch string(r.xml.Attribute("edgedefault")) {
	case "directed":
	case "undirected":
		direction = network.Undirected
	default:
		direction = network.Undirected
		line, col := r.xml.Place()
		r.feed.Note(data.CodeMissingField, "a graph does not say whether its edges are directed; they are taken for undirected",
			`write edgedefault="directed" or edgedefault="undirected" into <graph>`, line, col)
	}
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		line, col := r.xml.Place()
		switch string(r.xml.Name()) {
		case "node":
			r.node(group)
		case "edge":
			r.edge(direction)
		case "data":
			r.beside()
		case "hyperedge":
			r.feed.Problem(data.Error, data.CodeBadRow, "a hyperedge joins several nodes and does not say which way; it is not read",
				"write it as edges between two nodes each", line, col)
		}
		r.xml.Fail(r.feed.Err())
	}
}
