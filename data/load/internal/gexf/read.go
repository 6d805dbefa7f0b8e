package gexf

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
	r := reader{xml: xmltext.NewReader(ctx, from), feed: network.NewFeed(ctx, to)}
	if r.xml.Child(0) {
		r.document()
	}
	return r.feed.Close(r.xml.Err())
}

// reader reads one file. Each method reads the element that has begun last.
type reader struct {
	xml       *xmltext.Reader
	feed      *network.Feed
	direction network.Direction // of edges that do not say theirs
	years     bool              // times are numbers, years if they can be
}

// document reads the outermost element, and what stands behind it.
func (r *reader) document() {
	if line, col := r.xml.Place(); string(r.xml.Name()) != "gexf" {
		r.feed.Problem(data.Error, data.CodeSyntax, fmt.Sprintf("the file begins with <%s> and not with <gexf>", r.xml.Name()),
			"name a GEXF file; a GraphML file has the ending .graphml", line, col)
		return
	}
	graphs := 0
	for r.xml.Child(1) {
		if string(r.xml.Name()) == "graph" {
			graphs++
			r.graph()
		}
	}
	if r.xml.Err() == nil && graphs == 0 {
		r.feed.Problem(data.Error, data.CodeEmpty, "the file holds no graph", "a GEXF file has a <graph> with nodes and edges", 1, 1)
	}
	for r.xml.Child(0) { // nothing but white space and comments may follow
		continue
	}
}

// graph reads a graph.
func (r *reader) graph() {
	line, col := r.xml.Place()
	r.direction = r.directionOf(r.xml.Attribute("defaultedgetype"), network.Undirected, line, col)
	format := string(r.xml.Attribute("timeformat"))
	if format == "" {
		format = string(r.xml.Attribute("timetype")) // in 1.1
	}
	r.years = format == "" || format == "double" || format == "float"
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		switch string(r.xml.Name()) {
		case "attributes":
			r.attributes()
		case "nodes":
			r.nodes(nil)
		case "edges":
			r.edges()
		}
		r.xml.Fail(r.feed.Err())
	}
}

// directionOf reads a word for the direction of edges.
func (r *reader) directionOf(word []byte, otherwise network.Direction, line, col int) network.Direction {
	switch d := network.Direction(word); d {
	case network.Directed, network.Undirected, network.Mutual:
		return d
	case "":
	default:
		r.feed.Problem(data.Error, data.CodeBadValue, "an edge cannot be "+data.Quoted(string(word)), "write directed, undirected or mutual", line, col)
	}
	return otherwise
}

// attributes reads the declarations of attributes.
func (r *reader) attributes() {
	of := network.Nodes
	switch class := string(r.xml.Attribute("class")); class {
	case "node":
	case "edge":
		of = network.Edges
	default:
		line, col := r.xml.Place()
		r.feed.Problem(data.Error, data.CodeBadValue, "attributes are those of nodes or edges, not of "+data.Quoted(class), `write class="node" or class="edge"`, line, col)
		return
	}
	for depth := r.xml.Depth(); r.xml.Child(depth); {
		if string(r.xml.Name()) != "attribute" {
			continue
		}
		line, col := r.xml.Place()
		id, title := string(r.xml.Attribute("id")), string(r.xml.Attribute("title"))
		if title == "" {
			title = id
		}
		fallback := ""
		for r.xml.Child(depth + 1) {
			if string(r.xml.Name()) == "default" {
				text, _ := r.xml.Content()
				fallback = string(text)
			}
		}
		if id == "" {
			r.feed.Problem(data.Error, data.CodeMissingField, "an attribute is declared without an id", "values refer to it by its id: write one", line, col)
			continue
		}
		r.feed.Declare(of, id, title, fallback, line, col)
		r.xml.Fail(r.feed.Err())
	}
}
