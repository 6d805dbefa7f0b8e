package embed

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// lineParser reads comments of ours that take a line in Markdown: those of MyST and
// of MDX. Other lines that begin so are text to it.
type lineParser struct {
	form *Form
	// indented comments are none where code is indented.
	indented bool
}

// lineNode is such a line.
type lineNode struct {
	ast.BaseBlock
	comment comment
}

var lineKind = ast.NewNodeKind("MarkerLine")

func (n *lineNode) Kind() ast.NodeKind { return lineKind }

func (n *lineNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (p lineParser) Trigger() []byte { return []byte{p.form.begin[0]} }

func (p lineParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || at >= len(line) {
		return nil, parser.NoChildren
	}
	bare := bytes.TrimRight(line[at:], "\r\n")
	c, ok := textLine{segment.Stop - (len(line) - at), bare}.comment(p.form)
	if !ok {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &lineNode{comment: c}, parser.NoChildren
}

func (lineParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (lineParser) Close(ast.Node, text.Reader, parser.Context)                 {}
func (lineParser) CanInterruptParagraph() bool                                 { return true }
func (p lineParser) CanAcceptIndentedLine() bool                               { return p.indented }

// indented reads blocks however far they are indented: in MDX that is no code.
type indented struct{ parser.BlockParser }

func (indented) CanAcceptIndentedLine() bool { return true }
