package network

import (
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/cells"
	"dossier/data/save/internal/flat"
)

// Column is an attribute of nodes or edges.
type Column struct {
	Name string
	Type Type
}

// Type says what the values of a column are.
type Type uint8

// The types.
const (
	Text    Type = iota
	Integer      // a whole number
	Number
)

// The columns of nodes with a meaning of their own.
const (
	Label = iota
	kind
	description
	country
	wikidata
	aliases
	metonyms
)

// NodeColumns returns the columns of nodes.
func NodeColumns() []Column {
	return []Column{Label: {Name: "label"}, kind: {Name: "kind"}, description: {Name: "description"}, country: {Name: "country"},
		wikidata: {Name: "wikidata"}, aliases: {Name: "aliases"}, metonyms: {Name: "metonyms"}}
}

// EdgeColumns returns the columns of edges: those of the rows, less the names of the
// actors at the ends, which nodes have. The id of the claim is called claim-id, since
// programs have an id of their own for every edge.
func EdgeColumns() []Column {
	header := flat.Header()
	columns := make([]Column, 0, len(header)+1)
	for i, name := range header {
		switch i {
		case flat.From, flat.To:
			continue
		case flat.ID:
			name = "claim-id"
		}
		columns = append(columns, Column{name, typeOf(i)})
	}
	return append(columns, Column{"part", Integer})
}

// typeOf returns the type of a column of rows.
func typeOf(column int) Type {
	switch {
	case column == flat.Weight:
		return Number
	case flat.Numeric(column):
		return Integer
	}
	return Text
}

// Edge is an edge of the network. It is good until the next is asked for.
type Edge struct {
	Number   int // from 1
	From, To string
	Relation string
	Weight   string // "" for none
	When     data.Date
	Values   []string // by the columns of edges
}

// Network is a dossier laid out as nodes and edges.
type Network struct {
	// Directed says that edges have a direction. NetworkX and others read no network in
	// which some have and some have not. So where any relation has one, a symmetric
	// relation makes an edge each way; where none has, no edge is directed.
	Directed bool

	rows      *flat.Table
	symmetric []bool // by the positions of relations
	positions map[string]int
}

// Of lays a dossier out. The cost is that of [flat.Of].
func Of(ctx context.Context, d *data.Dossier) (*Network, error) {
	rows, err := flat.Of(ctx, d, flat.Holds{Actors: true})
	if err != nil {
		return nil, err
	}
	n := &Network{rows: rows, positions: make(map[string]int)}
	for i, r := range rows.Dossier().Relations {
		n.symmetric = append(n.symmetric, r.Symmetric)
		n.positions[r.ID] = i
	}
	claims := &rows.Dossier().Claims
	n.Directed = slices.ContainsFunc(claims.Written(), func(c data.Claim) bool { return !n.bothWays(c.Relation) }) ||
		slices.ContainsFunc(claims.Tables(), func(t *data.Table) bool {
			return slices.ContainsFunc(t.Relation, func(relation uint16) bool { return !n.symmetric[relation] })
		})
	return n, nil
}

// bothWays reports whether a relation is symmetric.
func (n *Network) bothWays(relation string) bool {
	i, known := n.positions[relation]
	return known && n.symmetric[i]
}

// Nodes gives the ids and values of the nodes, in the order of the dossier's actors.
// The values are good until the next node is asked for.
func (n *Network) Nodes() iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		values := make([]string, len(NodeColumns()))
		actors := n.rows.Dossier().Actors
		for i := range actors {
			a := &actors[i]
			values[Label], values[kind], values[description] = name(a), string(a.Kind), a.Description
			values[country], values[wikidata] = a.Country, a.Wikidata
			values[aliases], values[metonyms] = list(a.Aliases), list(a.Metonyms)
			if !yield(a.ID, kept(values)) {
				return
			}
		}
	}
}

// name is what a node is called: the name of its actor as it is, unless whoever reads
// it would take off its quotation marks.
func name(a *data.Actor) string {
	switch {
	case a.Name == "":
		return a.ID
	case strings.HasPrefix(a.Name, `"`):
		return cells.Quote(a.Name)
	}
	return a.Name
}

// list puts texts into one value.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = cells.Quote(text)
	}
	return strings.Join(quoted, "; ")
}

// kept makes sure that texts come back as they are: an apostrophe before what a
// spreadsheet would run is taken off by whoever reads rows.
func kept(values []string) []string {
	for i, v := range values {
		if cells.Restore(v) != v {
			values[i] = cells.Defuse(v)
		}
	}
	return values
}

// Edges gives the edges in the order of the rows. It ends with the error of ctx where
// that ends first.
func (n *Network) Edges(ctx context.Context) iter.Seq2[*Edge, error] {
	return func(yield func(*Edge, error) bool) {
		e := &Edge{Values: make([]string, len(EdgeColumns()))}
		for row, err := range n.rows.Rows(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !n.edgesOf(row, e, yield) {
				return
			}
		}
	}
}

// edgesOf gives the edges of a row.
func (n *Network) edgesOf(row flat.Row, e *Edge, yield func(*Edge, error) bool) bool {
	c, cell := row.Claim, n.rows.Cells(row)
	e.When, e.Relation, e.Weight = c.When, cell[flat.Relation], cell[flat.Weight]
	e.Values = append(e.Values[:0], cell[flat.ID], cell[flat.FromID], cell[flat.Relation], cell[flat.ToID])
	e.Values = kept(append(append(e.Values, cell[flat.What:]...), ""))
	pairs := pairsOf(c, n.Directed && n.bothWays(c.Relation))
	part := len(e.Values) - 1
	if len(c.From) == 1 && len(c.To) == 1 { // the nodes say all
		e.Values[1], e.Values[3] = "", ""
	}
	for i, p := range pairs {
		e.Number++
		e.From, e.To = p[0], p[1]
		if len(pairs) > 1 {
			e.Values[part] = strconv.Itoa(i + 1)
		}
		if !yield(e, nil) {
			return false
		}
	}
	return true
}

// pairsOf returns the pairs of actors that a claim ties, perhaps both ways: each on one
// side with each on the other, or each two of one side where there is no other. Nobody
// is tied to itself, unless the claim says nothing else.
func pairsOf(c *data.Claim, bothWays bool) (pairs [][2]string) {
	for i, from := range c.From {
		others := c.To
		if len(others) == 0 {
			others = c.From[i+1:]
		}
		for _, to := range others {
			if to == from {
				continue
			}
			pairs = append(pairs, [2]string{from, to})
			if bothWays {
				pairs = append(pairs, [2]string{to, from})
			}
		}
	}
	if len(pairs) == 0 {
		pairs = append(pairs, [2]string{c.From[0], c.From[0]})
	}
	return pairs
}

// Dated reports whether a claim has a time.
func (n *Network) Dated() bool {
	claims := &n.rows.Dossier().Claims
	return slices.ContainsFunc(claims.Written(), func(c data.Claim) bool { return !c.When.IsZero() }) ||
		slices.ContainsFunc(claims.Tables(), func(t *data.Table) bool {
			return slices.ContainsFunc(t.When, func(when data.Date) bool { return !when.IsZero() })
		})
}

// Lost says what the network cannot hold, once all edges were asked for.
func (n *Network) Lost() flat.Lost { return n.rows.Lost() }
