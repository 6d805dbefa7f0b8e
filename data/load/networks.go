package load

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/network"
	"dossier/data/load/internal/rows"
)

// networkReader reads a format of networks.
type networkReader func(ctx context.Context, from io.Reader, to network.Handler) error

// readNetwork feeds a network into the sink: its nodes as a table of actors, its edges as
// a table of claims, with their attributes in columns. The error is about reading alone.
func readNetwork(ctx context.Context, from io.Reader, read networkReader, sink *rows.Sink, opt rows.Options) error {
	if opt.Mapping.Dates == "" {
		opt.Mapping.Dates = string(rows.YearFirst) // programs write years as numbers: 2012.0
	}
	n := &networkFeed{nodes: newNetworkTable(sink, opt, "id"), edges: newNetworkTable(sink, opt, "from-id", "to-id", "directed"), part: -1, relation: -1}
	err := read(ctx, from, n)
	n.tellOthers()
	n.nodes.finish()
	n.edges.finish()
	if err == nil && n.nodes.rows+n.edges.rows == 0 && !data.HasErrors(n.edges.table.Problems()) {
		n.Problem(data.Problem{Severity: data.Warning, Code: data.CodeNoRows, Message: "the network has no nodes and no edges", Hint: "is the file whole?", Line: 1, Column: 1})
	}
	return err
}

// networkFeed is the handler of a network on its way into the sink.
type networkFeed struct {
	nodes, edges *networkTable
	// from, to and part are the columns by which edges say that several of them are one
	// row (see data/save/internal/network); part is -1 where a file has none.
	from, to, part int
	// relation is the column of relations where other columns, again, say the same again;
	// -1 where there is none of either.
	relation int
	again    []int
	others   int        // edges of which these say something else
	first    networkRow // of them
}

// Columns takes the names of attributes.
func (n *networkFeed) Columns(of network.Sort, names []string) error {
	if of == network.Nodes {
		n.nodes.columns(names)
	} else {
		n.edges.columns(n.edgeHeaders(names))
	}
	return nil
}

// Node takes a node in.
func (n *networkFeed) Node(node *network.Node) error {
	n.nodes.row(node.Line, node.Column, node.Values, node.ID)
	return nil
}

// Edge takes an edge in. Of several that are one row the first stands for all, and says
// who acts jointly.
func (n *networkFeed) Edge(e *network.Edge) error {
	from, to := e.From, e.To
	if n.part >= 0 {
		part, joint := e.Value(n.part), e.Value(n.from)
		if part != "" && part != "1" {
			return nil
		}
		if joint != "" {
			from, to = joint, e.Value(n.to)
		}
	}
	n.edges.row(e.Line, e.Column, n.related(e), from, to, string(e.Direction))
	return nil
}

// related returns the values of an edge, with its relation where only a column says it that
// repeats it in others.
func (n *networkFeed) related(e *network.Edge) []network.Value {
	if n.relation < 0 {
		return e.Values
	}
	values, relation := e.Values, e.Value(n.relation)
	for _, column := range n.again {
		word := e.Value(column)
		switch {
		case word == "" || word == relation:
		case relation == "":
			relation = word
			values = append(slices.Clone(values), network.Value{Column: n.relation, Text: word})
		default:
			if n.others++; n.others == 1 {
				n.first = networkRow{line: e.Line, col: e.Column}
			}
		}
	}
	return values
}

// tellOthers tells once that columns which should repeat the relation say something else.
func (n *networkFeed) tellOthers() {
	if n.others > 0 {
		n.Problem(data.Problem{Severity: data.Warning, Code: data.CodeUnusedColumn, Line: n.first.line, Column: n.first.col,
			Message: "the kind or interaction of an edge says something else than its relation, and is not used; edges of this sort: " + strconv.Itoa(n.others),
			Hint:    "write it into an attribute such as what"})
	}
}

// Problem takes what is wrong with the file.
func (n *networkFeed) Problem(p data.Problem) { n.edges.table.Problem(p) }

// edgeHeaders are the names of the attributes of edges as headers of a table. The kind
// of an edge is its relation; what Cytoscape calls interaction says the same again where
// there is a relation. The id of a claim is called claim-id, since programs have ids of
// their own for edges.
func (n *networkFeed) edgeHeaders(names []string) []string {
	headers := slices.Clone(names)
	n.from, n.to, n.part = slices.Index(names, "from-id"), slices.Index(names, "to-id"), slices.Index(names, "part")
	if n.from < 0 || n.to < 0 {
		n.part = -1
	}
	if n.part >= 0 {
		headers[n.from], headers[n.to], headers[n.part] = "", "", ""
	}
	relation := slices.Contains(names, "relation")
	n.relation, n.again = slices.Index(names, "relation"), nil
	for i, name := range names {
		switch {
		case name == network.Kind && !relation:
			headers[i], relation, n.relation = "relation", true, i
		case relation && (name == network.Kind || strings.EqualFold(name, "interaction")):
			headers[i], n.again = "", append(n.again, i)
		case name == "claim-id" && !slices.Contains(names, "id"):
			headers[i] = "id"
		}
	}
	return headers
}

// networkTable is one of the two tables of a network. A header is given once a few rows
// are there, by which it is understood; where columns are added later, another table
// goes on.
type networkTable struct {
	sink    *rows.Sink
	opt     rows.Options
	fixed   []string // the columns of every row
	names   []string // of the attributes
	table   *rows.Table
	begun   bool // the header has been given
	usable  bool
	rows    int
	waiting []networkRow
	at      networkRow // the row handed over last
	cells   [][]byte
}

// networkRow is a row of a network and where it stands.
type networkRow struct {
	cells     []string
	line, col int
}

// sampledRows is how many rows are looked at before a header is understood.
const sampledRows = 200

func newNetworkTable(sink *rows.Sink, opt rows.Options, fixed ...string) *networkTable {
	return &networkTable{sink: sink, opt: opt, fixed: fixed, table: sink.Table(opt)}
}

// columns takes the names of all attributes that are known so far.
func (t *networkTable) columns(names []string) {
	if len(names) == len(t.names) {
		return
	}
	if t.begun {
		t.finish()
		t.table, t.begun = t.sink.Table(t.opt), false
	}
	t.names = slices.Clone(names)
}

// row takes a row in: the cells of its fixed columns, and its attributes.
func (t *networkTable) row(line, col int, values []network.Value, fixed ...string) {
	t.rows++
	width := len(t.fixed) + len(t.names)
	row := networkRow{cells: t.at.cells[:0], line: line, col: col}
	if !t.begun {
		row.cells = make([]string, 0, width)
	}
	row.cells = append(row.cells, fixed...)
	row.cells = append(row.cells, make([]string, width-len(fixed))...)
	for _, v := range values {
		if t.names[v.Column] != "" {
			row.cells[len(t.fixed)+v.Column] = v.Text
		}
	}
	if t.begun {
		t.hand(row)
		return
	}
	if t.waiting = append(t.waiting, row); len(t.waiting) == sampledRows {
		t.begin()
	}
}

// begin gives the header and hands over the rows that waited for it.
func (t *networkTable) begin() {
	t.begun = true
	if len(t.waiting) == 0 {
		return
	}
	waiting := t.waiting
	t.waiting = nil
	t.at = waiting[0]
	var header [][]byte // which stays as it is while rows are looked at
	for _, name := range slices.Concat(t.fixed, t.names) {
		header = append(header, []byte(name))
	}
	t.usable = t.table.Header(header, func(int) (int, int) { return t.at.line, t.at.col }, t.sampleOf(waiting), 0)
	for _, row := range waiting {
		t.hand(row)
	}
	t.at = networkRow{}
}

// hand hands a row over.
func (t *networkTable) hand(row networkRow) {
	if t.at = row; t.usable {
		t.table.Row(t.bytes(row.cells), row.line)
	}
}

// finish ends the table.
func (t *networkTable) finish() {
	if !t.begun {
		t.begin()
	}
	if t.usable {
		t.table.Finish()
	}
}

// bytes gives cells as the sink takes them, in memory that is used again.
func (t *networkTable) bytes(cells []string) [][]byte {
	for len(t.cells) < len(cells) {
		t.cells = append(t.cells, nil)
	}
	for i, cell := range cells {
		t.cells[i] = append(t.cells[i][:0], cell...)
	}
	return t.cells[:len(cells)]
}

// sampleOf gives rows that wait, as the sink looks at them.
func (t *networkTable) sampleOf(waiting []networkRow) rows.Sample {
	return func(yield func(int, [][]byte) bool) {
		for _, row := range waiting {
			if !yield(row.line, t.bytes(row.cells)) {
				return
			}
		}
	}
}
