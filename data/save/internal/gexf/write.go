package gexf

import (
	"context"
	"io"
	"strconv"

	"dossier/data"
	"dossier/data/save/internal/flat"
	"dossier/data/save/internal/network"
)

const head = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
`

// Write writes a dossier, and says what the file cannot hold. Nodes and edges are
// written as they are laid out, and none is kept.
func Write(ctx context.Context, w io.Writer, d *data.Dossier) (flat.Lost, error) {
	net, err := network.Of(ctx, d)
	if err != nil {
		return nil, err
	}
	out := network.NewWriter(w)
	out.WriteString(head)
	direction := "undirected"
	if net.Directed {
		direction = "directed"
	}
	out.WriteString("  <graph")
	out.Attribute("defaultedgetype", direction)
	if net.Dated() {
		out.WriteString(" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n")
	} else {
		out.WriteString(" mode=\"static\">\n")
	}
	attributes(out, "node", network.NodeColumns())
	attributes(out, "edge", network.EdgeColumns())
	out.WriteString("    <nodes>\n")
	for id, values := range net.Nodes() {
		out.WriteString("      <node")
		out.Attribute("id", id)
		out.Attribute("label", values[network.Label])
		element(out, "node", network.NodeColumns(), values)
	}
	out.WriteString("    </nodes>\n    <edges>\n")
	for e, err := range net.Edges(ctx) {
		if err != nil {
			return nil, err
		}
		edge(out, e, direction)
	}
	out.WriteString("    </edges>\n  </graph>\n</gexf>\n")
	return out.Lost(net.Lost()), out.Flush()
}

// edge writes an edge.
func edge(out *network.Writer, e *network.Edge, direction string) {
	out.WriteString("      <edge")
	out.Attribute("id", strconv.Itoa(e.Number))
	out.Attribute("source", e.From)
	out.Attribute("target", e.To)
	out.Attribute("type", direction)
	out.Attribute("kind", e.Relation)
	out.Attribute("weight", e.Weight)
	if !e.When.IsZero() {
		out.Attribute("start", day(e.When.First()))
		out.Attribute("end", day(e.When.Last()))
	}
	element(out, "edge", network.EdgeColumns(), e.Values)
}

// day writes a day; the end of a time that has none, and a year that programs do not
// read, is left out.
func day(d data.Day) string {
	if year, _, _ := d.Calendar(); d == data.MinDay || d == data.MaxDay || year < 1 {
		return ""
	}
	return d.String()
}

// inTag reports whether a column stands in the tag of a node or an edge and not among
// its values. The relation stands in both, since not everybody reads kinds.
func inTag(name string) bool { return name == "label" || name == "weight" }

// attributes declares the attributes of nodes or edges, by their names.
func attributes(out *network.Writer, class string, columns []network.Column) {
	out.WriteString("    <attributes")
	out.Attribute("class", class)
	out.WriteString(">\n")
	for _, c := range columns {
		if inTag(c.Name) {
			continue
		}
		out.WriteString("      <attribute")
		out.Attribute("id", c.Name)
		out.Attribute("title", c.Name)
		out.Attribute("type", [...]string{network.Text: "string", network.Integer: "integer", network.Number: "double"}[c.Type])
		out.WriteString("/>\n")
	}
	out.WriteString("    </attributes>\n")
}

// element ends the tag of a node or an edge and writes its values.
func element(out *network.Writer, name string, columns []network.Column, values []string) {
	some := false
	for i, c := range columns {
		if values[i] == "" || inTag(c.Name) {
			continue
		}
		if !some {
			out.WriteString(">\n        <attvalues>\n")
			some = true
		}
		out.WriteString("          <attvalue")
		out.Attribute("for", c.Name)
		out.Attribute("value", values[i])
		out.WriteString("/>\n")
	}
	if some {
		out.WriteString("        </attvalues>\n      </" + name + ">\n")
	} else {
		out.WriteString("/>\n")
	}
}
