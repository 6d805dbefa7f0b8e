package yaml

import (
	"bytes"
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
	"dossier/data/load/internal/tree"
)

// Parse turns a whole text into a tree. A nil tree comes with a problem that says why.
// The text should be short: a tree takes some hundred times its memory while it is made.
func Parse(raw []byte) (*tree.Node, *data.Problem) {
	lines := newLines(bytes.NewReader(raw), int64(len(raw)))
	var text []byte
	for {
		line, problem, err := lines.next()
		switch {
		case problem != nil:
			return nil, problem
		case err != nil:
			return parse(string(text), 1)
		}
		text = append(append(text, line...), '\n')
	}
}

// ParseItem turns the text of one item of a list, as it stands in its file from a line
// on, into a tree; nil where it is no such text.
func ParseItem(raw []byte, line int) *tree.Node {
	text := string(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")))
	if !strings.HasSuffix(text, "\n") {
		text = strings.TrimSuffix(text, "\r") + "\n"
	}
	item, _ := parseItem(text, line)
	return item
}

// parseItem turns the text of one item of a list, behind its dash, into a tree.
func parseItem(text string, line int) (*tree.Node, *data.Problem) {
	root, problem := parse(text, line)
	if problem != nil {
		return nil, problem
	}
	if root.Shape != tree.List || len(root.Items) != 1 {
		return nil, syntaxProblem(line, 1, "this is not one entry of a list", "")
	}
	return root.Items[0], nil
}

// parseField turns the text of one field of a table into a tree.
func parseField(text string, line int) (tree.Field, *data.Problem) {
	root, problem := parse(text, line)
	if problem != nil {
		return tree.Field{}, problem
	}
	if root.Shape != tree.Table || len(root.Fields) != 1 || root.Fields[0].Col != 1 || root.Fields[0].Line != line {
		return tree.Field{}, noField(root.Line, root.Col, root.Shape)
	}
	return root.Fields[0], nil
}

func noField(line, col int, found tree.Shape) *data.Problem {
	return syntaxProblem(line, col, "a field such as claims: is expected here, not "+found.String(),
		"write fields as name: value, and entries of a list behind dashes below their field")
}

// parse turns a piece of a text that begins at a line into a tree. Its lines have
// passed the guard of lines.
func parse(text string, line int) (root *tree.Node, problem *data.Problem) {
	at := newPlaces(text, line)
	defer func() {
		// The YAML library is known to panic on rare malformed input; that must
		// stay a message about the file.
		if r := recover(); r != nil {
			root, problem = nil, syntaxProblem(line, 1, fmt.Sprintf("the YAML cannot be read (%v)", r), "")
		}
	}()
	if p := guardMarks(text, line); p != nil {
		return nil, p
	}
	tokens := tokenize(text)
	if p := guardTokens(tokens, at); p != nil {
		return nil, p
	}
	if root = at.build(tokens); root != nil {
		return root, nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, libraryProblem(err, at)
	}
	return onlyDocument(file, at)
}

// tokenize takes a text apart. Blanks and blank lines at its end give way to a comment: the
// library misplaces a text of several lines at the very end, and refuses a block of text
// of blank lines alone.
func tokenize(text string) token.Tokens {
	return lexer.Tokenize(strings.TrimRight(text, " \t\n") + "\n# end\n")
}

// onlyDocument returns the tree of the one document in the file.
func onlyDocument(file *ast.File, at *places) (*tree.Node, *data.Problem) {
	var body ast.Node
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if body != nil {
			line, col := at.of(doc.Body.GetToken())
			return nil, secondDocument(line, col)
		}
		body = doc.Body
	}
	if body == nil {
		return nil, faults.Empty("the file holds nothing but comments")
	}
	return at.node(body)
}

func secondDocument(line, col int) *data.Problem {
	return &data.Problem{Severity: data.Error, Code: data.CodeSyntax, Line: line, Column: col,
		Message: "a second YAML document begins here; a dossier is one document",
		Hint:    "put the second document into a file of its own and load both files"}
}

// places turns places of the library in a piece of text into places of the file. The
// library now and then puts a token behind the end of its line or of the text, which
// would send an editor astray.
type places struct {
	first   int     // line of the file in which the piece begins
	lengths []int32 // of its lines, in characters
}

func newPlaces(text string, first int) *places {
	p := &places{first: first, lengths: make([]int32, 0, strings.Count(text, "\n")+1)}
	length := int32(0)
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\n':
			p.lengths = append(p.lengths, length)
			length = 0
		case c < 0x80 || c >= 0xC0: // the first byte of a character
			length++
		}
	}
	if length > 0 || len(p.lengths) == 0 {
		p.lengths = append(p.lengths, length)
	}
	return p
}

// of gives the place of a token: at most one behind the end of a line.
func (p *places) of(t *token.Token) (line, col int) {
	if t == nil || t.Position == nil {
		return p.first, 1
	}
	line, col = max(t.Position.Line, 1), max(t.Position.Column, 1)
	if line > len(p.lengths) {
		line = len(p.lengths)
		col = int(p.lengths[line-1]) + 1
	}
	return p.first + line - 1, min(col, int(p.lengths[line-1])+1)
}

// node turns a node of the library into ours. Its depth is bounded by guardTokens.
func (p *places) node(n ast.Node) (*tree.Node, *data.Problem) {
	line, col := p.of(n.GetToken())
	out := &tree.Node{Line: line, Col: col}
	switch n := n.(type) {
	case *ast.NullNode:
		return out, nil
	case *ast.StringNode:
		out.Shape, out.Text = tree.Scalar, n.Value
		out.Quoted = n.Token.Type == token.SingleQuoteType || n.Token.Type == token.DoubleQuoteType
		return out, nil
	case *ast.LiteralNode:
		out.Shape, out.Text, out.Quoted = tree.Scalar, n.Value.Value, true
		return out, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		out.Shape, out.Text = tree.Scalar, n.GetToken().Value
		return out, nil
	case *ast.SequenceNode:
		return p.list(n, out)
	case *ast.MappingNode:
		return p.table(n.Values, out)
	case *ast.MappingValueNode:
		return p.table([]*ast.MappingValueNode{n}, out)
	}
	return nil, syntaxProblem(line, col, "this kind of YAML ("+n.Type().YAMLName()+") has no place in a dossier", "")
}

func (p *places) list(n *ast.SequenceNode, out *tree.Node) (*tree.Node, *data.Problem) {
	out.Shape = tree.List
	out.Items = make([]*tree.Node, 0, len(n.Values))
	for i, v := range n.Values {
		if v == nil {
			continue
		}
		item, problem := p.node(v)
		if problem != nil {
			return nil, problem
		}
		if item.Shape == tree.Nothing { // it stands at its dash, or else at the bracket
			item.Line, item.Col = out.Line, out.Col
			if len(n.Entries) == len(n.Values) && n.Entries[i].Start != nil {
				item.Line, item.Col = p.of(n.Entries[i].Start)
			}
		}
		out.Items = append(out.Items, item)
	}
	return out, nil
}

func (p *places) table(values []*ast.MappingValueNode, out *tree.Node) (*tree.Node, *data.Problem) {
	out.Shape = tree.Table
	out.Fields = make([]tree.Field, 0, len(values))
	for i, v := range values {
		key, problem := p.node(v.Key)
		if problem != nil {
			return nil, problem
		}
		if key.Shape != tree.Scalar {
			return nil, syntaxProblem(key.Line, key.Col, "a field name is expected here, not "+key.Shape.String(), "")
		}
		if i == 0 {
			out.Line, out.Col = key.Line, key.Col
		}
		f := tree.Field{Key: key.Text, Line: key.Line, Col: key.Col, Value: &tree.Node{Line: key.Line, Col: key.Col}}
		if v.Value != nil {
			if f.Value, problem = p.node(v.Value); problem != nil {
				return nil, problem
			}
			if f.Value.Shape == tree.Nothing {
				f.Value.Line, f.Value.Col = key.Line, key.Col
			}
		}
		out.Fields = append(out.Fields, f)
	}
	return out, nil
}

// libraryProblem makes a problem of an error of the library, without the picture of
// the source that it draws.
func libraryProblem(err error, at *places) *data.Problem {
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		line, col := at.of(syntax.Token)
		message, hint := plainWords(syntax.Message)
		return syntaxProblem(line, col, message, hint)
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return syntaxProblem(at.first, 1, "the YAML cannot be read: "+first, "")
}

// syntaxProblem makes a problem of a text that is no YAML; an empty hint stands for
// the general one.
func syntaxProblem(line, col int, message, hint string) *data.Problem {
	if hint == "" {
		hint = "check indentation, quotes and brackets on this line and the one before; text with a colon or a # in it needs quotes"
	}
	return &data.Problem{Severity: data.Error, Code: data.CodeSyntax, Line: line, Column: col, Message: message, Hint: hint}
}
