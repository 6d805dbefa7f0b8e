package graphml

import (
	"context"
	"io"
	"strconv"

	"dossier/data"
	"dossier/data/save/internal/flat"
	"dossier/data/save/internal/network"
)

const head = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`

// interaction is what Cytoscape calls the relation of an edge.
const interaction = "interaction"

// Write writes a dossier, and says what the file cannot hold. Nodes and edges are
// written as they are laid out, and none is kept.
func Write(ctx context.Context, w io.Writer, d *data.Dossier) (flat.Lost, error) {
	net, err := network.Of(ctx, d)
	if err != nil {
		return nil, err
	}
	out := network.NewWriter(w)
	out.WriteString(head)
	for _, c := range network.NodeColumns() {
		key(out, "node", c)
	}
	for _, c := range append(network.EdgeColumns(), network.Column{Name: interaction}) {
		key(out, "edge", c)
	}
	direction := "undirected"
	if net.Directed {
		direction = "directed"
	}
	out.WriteString("  <graph")
	out.Attribute("edgedefault", direction)
	out.WriteString(">\n")
	for id, values := range net.Nodes() {
		out.WriteString("    <node")
		out.Attribute("id", id)
		out.WriteString(">\n")
		contents(out, network.NodeColumns(), values)
		out.WriteString("    </node>\n")
	}
	for e, err := range net.Edges(ctx) {
		if err != nil {
			return nil, err
		}
		out.WriteString("    <edge")
		out.Attribute("id", "e"+strconv.Itoa(e.Number))
		out.Attribute("source", e.From)
		out.Attribute("target", e.To)
		out.Attribute("directed", strconv.FormatBool(net.Directed))
		out.WriteString(">\n")
		contents(out, network.EdgeColumns(), e.Values)
		content(out, interaction, e.Relation)
		out.WriteString("    </edge>\n")
	}
	out.WriteString("  </graph>\n</graphml>\n")
	return out.Lost(net.Lost()), out.Flush()
}

// key declares an attribute of nodes or edges.
func key(out *network.Writer, of string, c network.Column) {
	out.WriteString("  <key")
	out.Attribute("id", c.Name)
	out.Attribute("for", of)
	out.Attribute("attr.name", c.Name)
	out.Attribute("attr.type", [...]string{network.Text: "string", network.Integer: "int", network.Number: "double"}[c.Type])
	out.WriteString("/>\n")
}

// contents writes the values of a node or an edge.
func contents(out *network.Writer, columns []network.Column, values []string) {
	for i, c := range columns {
		content(out, c.Name, values[i])
	}
}

func content(out *network.Writer, name, value string) {
	if value == "" {
		return
	}
	out.WriteString("      <data")
	out.Attribute("key", name)
	out.WriteByte('>')
	out.Text(value)
	out.WriteString("</data>\n")
}
