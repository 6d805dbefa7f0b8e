package yaml

import (
	"slices"
	"strings"

	oracle "go.yaml.in/yaml/v3"

	"dossier/data/load/internal/tree"
)

// judged reads a text with another library: nil where that refuses it. What holds no
// value has no place in what it returns.
func judged(text string) *tree.Node {
	var n oracle.Node
	if oracle.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &n) != nil || len(n.Content) == 0 {
		return nil
	}
	return judgedNode(n.Content[0])
}

func judgedNode(n *oracle.Node) *tree.Node {
	out := &tree.Node{Line: n.Line, Col: n.Column}
	switch n.Kind {
	case oracle.ScalarNode:
		out.Quoted = n.Style&(oracle.SingleQuotedStyle|oracle.DoubleQuotedStyle|oracle.LiteralStyle|oracle.FoldedStyle) != 0
		if out.Quoted || !slices.Contains([]string{"", "~", "null", "Null", "NULL"}, n.Value) {
			out.Shape, out.Text = tree.Scalar, n.Value
		}
	case oracle.SequenceNode:
		out.Shape = tree.List
		for _, item := range n.Content {
			out.Items = append(out.Items, judgedNode(item))
		}
	case oracle.MappingNode:
		out.Shape = tree.Table
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			out.Fields = append(out.Fields, tree.Field{Key: key.Value, Line: key.Line, Col: key.Column, Value: judgedNode(n.Content[i+1])})
		}
	}
	return out
}

// unplaced takes the places out of a copy of a tree: all of them, or those of what holds
// no value. How texts of several lines are folded does not count.
func unplaced(n *tree.Node, all bool) *tree.Node {
	out := *n
	out.Text = strings.Join(strings.Fields(n.Text), " ")
	if all || n.Shape == tree.Nothing {
		out.Line, out.Col = 0, 0
	}
	out.Items, out.Fields = slices.Clone(n.Items), slices.Clone(n.Fields)
	for i := range out.Items {
		out.Items[i] = unplaced(out.Items[i], all)
	}
	for i := range out.Fields {
		f := &out.Fields[i]
		f.Value = unplaced(f.Value, all)
		if all {
			f.Line, f.Col = 0, 0
		}
	}
	return &out
}
