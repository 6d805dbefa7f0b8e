package load

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// shape says what a node is.
type shape uint8

const (
	nothing shape = iota // null, or a key with no value
	scalar
	list
	table
)

func (s shape) String() string {
	return [...]string{"nothing", "a single value", "a list", "a table of fields"}[s]
}

// node is one value of a YAML file. It keeps its place, and for scalars the
// text as written: what looks like a number stays "0211".
type node struct {
	shape     shape
	text      string
	quoted    bool
	line, col int
	items     []*node
	fields    []field
}

type field struct {
	key       string
	line, col int
	value     *node
}

// get returns the value of the first field with the key, or nil.
func (n *node) get(key string) *node {
	for i := range n.fields {
		if n.fields[i].key == key {
			return n.fields[i].value
		}
	}
	return nil
}

// parseYAML turns text into a tree. A nil tree comes with a problem that says
// why. The text has passed guardText.
func parseYAML(text string) (root *node, problem *data.Problem) {
	defer func() {
		// The YAML library is known to panic on rare malformed input; that must
		// stay a message about the file.
		if r := recover(); r != nil {
			root, problem = nil, syntaxProblem(1, 1, fmt.Sprintf("the YAML cannot be read (%v)", r))
		}
	}()
	tokens := lexer.Tokenize(text)
	if p := guardTokens(tokens); p != nil {
		return nil, p
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, yamlError(err)
	}
	return onlyDocument(file)
}

// onlyDocument returns the tree of the one document in the file.
func onlyDocument(file *ast.File) (*node, *data.Problem) {
	var body ast.Node
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if body != nil {
			line, col := position(doc.Body.GetToken())
			return nil, &data.Problem{Severity: data.Error, Code: data.CodeSyntax, Line: line, Column: col,
				Message: "a second YAML document begins here; a dossier is one document",
				Hint:    "put the second document into a file of its own and load both files"}
		}
		body = doc.Body
	}
	if body == nil {
		return nil, faults.Empty("the file holds nothing but comments")
	}
	return convert(body)
}

// convert turns a node of the library into ours. Its depth is bounded by
// guardTokens.
func convert(n ast.Node) (*node, *data.Problem) {
	line, col := position(n.GetToken())
	out := &node{line: line, col: col}
	switch n := n.(type) {
	case *ast.NullNode:
		return out, nil
	case *ast.StringNode:
		out.shape, out.text = scalar, n.Value
		out.quoted = n.Token.Type == token.SingleQuoteType || n.Token.Type == token.DoubleQuoteType
		return out, nil
	case *ast.LiteralNode:
		out.shape, out.text, out.quoted = scalar, n.Value.Value, true
		return out, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		out.shape, out.text = scalar, n.GetToken().Value
		return out, nil
	case *ast.SequenceNode:
		return convertList(n, out)
	case *ast.MappingNode:
		return convertTable(n.Values, out)
	case *ast.MappingValueNode:
		return convertTable([]*ast.MappingValueNode{n}, out)
	}
	return nil, syntaxProblem(line, col, "this kind of YAML ("+n.Type().YAMLName()+") has no place in a dossier")
}

func convertList(n *ast.SequenceNode, out *node) (*node, *data.Problem) {
	out.shape = list
	out.items = make([]*node, 0, len(n.Values))
	for _, v := range n.Values {
		if v == nil {
			continue
		}
		item, problem := convert(v)
		if problem != nil {
			return nil, problem
		}
		out.items = append(out.items, item)
	}
	return out, nil
}

func convertTable(values []*ast.MappingValueNode, out *node) (*node, *data.Problem) {
	out.shape = table
	out.fields = make([]field, 0, len(values))
	for i, v := range values {
		key, problem := convert(v.Key)
		if problem != nil {
			return nil, problem
		}
		if key.shape != scalar {
			return nil, syntaxProblem(key.line, key.col, "a field name is expected here, not "+key.shape.String())
		}
		if i == 0 {
			out.line, out.col = key.line, key.col
		}
		f := field{key: key.text, line: key.line, col: key.col, value: &node{line: key.line, col: key.col}}
		if v.Value != nil {
			if f.value, problem = convert(v.Value); problem != nil {
				return nil, problem
			}
			if f.value.shape == nothing {
				f.value.line, f.value.col = key.line, key.col
			}
		}
		out.fields = append(out.fields, f)
	}
	return out, nil
}

func position(t *token.Token) (line, col int) {
	if t == nil || t.Position == nil {
		return 1, 1
	}
	return max(t.Position.Line, 1), max(t.Position.Column, 1)
}

// yamlError makes a problem of an error of the library, without the picture of
// the source that it draws.
func yamlError(err error) *data.Problem {
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		line, col := position(syntax.Token)
		return syntaxProblem(line, col, "the YAML cannot be read: "+syntax.Message)
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return syntaxProblem(1, 1, "the YAML cannot be read: "+first)
}

func syntaxProblem(line, col int, message string) *data.Problem {
	return &data.Problem{Severity: data.Error, Code: data.CodeSyntax, Line: line, Column: col, Message: message,
		Hint: "check indentation, quotes and brackets on this line and the one before; text with a colon or a # in it needs quotes"}
}
