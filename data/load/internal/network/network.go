package network

import "dossier/data"

// Handler takes a network in. What it gets stands only during the call, the texts in
// it for good. An error that it returns ends reading.
type Handler interface {
	// Columns names the columns of the nodes or of the edges, in the order of
	// [Value.Column]. It is called before the first row of each, and again when a file
	// turns out to have more: names are only ever added at the end.
	Columns(of Sort, names []string) error
	// Node takes a node in. No two have one id.
	Node(n *Node) error
	// Edge takes an edge in, after its two nodes.
	Edge(e *Edge) error
	// Problem takes in what is wrong with the file, in any order. Its severity tells
	// whether the network is whole without what it is about.
	Problem(p data.Problem)
}

// Sort says whether something is about nodes or edges.
type Sort uint8

// The sorts.
const (
	Nodes Sort = iota
	Edges
)

// Node is a node of a network.
type Node struct {
	ID     string  // as edges name it
	Values []Value // at most one of a column, none of them empty
	// Line and Column are where it is written, counted from 1; of a node that no
	// element describes, where an edge names it.
	Line, Column int
}

// Edge is an edge of a network.
type Edge struct {
	// ID is what the file calls it, "" for nothing. Programs number edges in many
	// ways: several may have one id.
	ID           string
	From, To     string // ids of nodes
	Direction    Direction
	Values       []Value
	Line, Column int
}

// Value is what a node or an edge has in a column, as it is written.
type Value struct {
	Column int
	Text   string
}

// Direction says which way an edge goes. It is a word as people write it.
type Direction string

// The directions. A mutual edge goes both ways, an undirected one has no way.
const (
	Directed   Direction = "directed"
	Undirected Direction = "undirected"
	Mutual     Direction = "mutual"
)

// Names of columns that do not come from attributes but from a format itself.
const (
	Label  = "label"
	Kind   = "kind"
	Weight = "weight"
	Start  = "start"
	End    = "end"
	Parent = "parent" // the id of the node, a group, that a node belongs to
)
