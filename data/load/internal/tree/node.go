package tree

import (
	"strconv"
	"strings"
)

// Shape says what a node is.
type Shape uint8

// The shapes of nodes.
const (
	Nothing Shape = iota // null, or a key with no value
	Scalar
	List
	Table
)

func (s Shape) String() string {
	return [...]string{"nothing", "a single value", "a list", "a table of fields"}[s]
}

// Node is one value of a file. It keeps its place, from line 1 and column 1 in
// characters, and for scalars the text as written: what looks like a number stays
// "0211".
type Node struct {
	Shape     Shape
	Text      string
	Quoted    bool
	Line, Col int
	Items     []*Node
	Fields    []Field
}

// Field is a field of a table, with the place of its key. Its value is never nil.
type Field struct {
	Key       string
	Line, Col int
	Value     *Node
}

// Get returns the value of the first field with the key, or nil.
func (n *Node) Get(key string) *Node {
	for i := range n.Fields {
		if n.Fields[i].Key == key {
			return n.Fields[i].Value
		}
	}
	return nil
}

// Descend follows a path such as "said.0.by" as far as it goes.
func (n *Node) Descend(path string) *Node {
	if path == "" {
		return n
	}
	for step := range strings.SplitSeq(path, ".") {
		next := n.Get(step)
		if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.Items) {
			next = n.Items[i]
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}
