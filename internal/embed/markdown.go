package embed

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxDepth bounds quotations and lists within one another: the library takes
// time with the square of it.
const maxDepth = 100

// dialect says what of Markdown is read.
type dialect struct {
	html bool  // HTML, and code that is indented; MDX has neither
	line *Form // a comment that takes a line of its own; nil: there is none
}

func findMarkdown(text []byte) ([]comment, []fault) { return dialect{true, PercentComment}.find(text) }
func findQuarto(text []byte) ([]comment, []fault)   { return dialect{true, nil}.find(text) }
func findMDX(text []byte) ([]comment, []fault)      { return dialect{false, BraceComment}.find(text) }

// parser reads all blocks, but of what stands within a line just code and
// HTML: emphasis and links decide nothing here, and hostile heaps of them take
// the library a quadratic time.
func (d dialect) parser() parser.Parser {
	blocks := parser.DefaultBlockParsers()
	if !d.html {
		blocks = slices.DeleteFunc(blocks, func(b util.PrioritizedValue) bool {
			return b.Value == parser.NewHTMLBlockParser() || b.Value == parser.NewCodeBlockParser()
		})
		for i, b := range blocks {
			blocks[i].Value = indented{b.Value.(parser.BlockParser)}
		}
	}
	if d.line != nil {
		blocks = append(blocks, util.Prioritized(lineParser{d.line, !d.html}, 50))
	}
	inlines := []util.PrioritizedValue{util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewAutoLinkParser(), 300)}
	if d.html {
		inlines = append(inlines, util.Prioritized(parser.NewRawHTMLParser(), 400))
	}
	return parser.NewParser(parser.WithBlockParsers(blocks...), parser.WithInlineParsers(inlines...))
}

// find finds our comments.
func (d dialect) find(text []byte) ([]comment, []fault) {
	if at := deepest(text); at >= 0 {
		return nil, []fault{{at, fmt.Sprintf("more than %d quotations and lists within one another", maxDepth)}}
	}
	found, err := d.comments(text)
	if err != nil {
		return nil, []fault{{0, err.Error()}}
	}
	return found, nil
}

// deepest returns the offset of the first line that opens too many quotations
// and lists, or -1.
func deepest(source []byte) int {
	at := 0
	for line := range bytes.Lines(source) {
		marks := 0
		for i, c := range line {
			if c == '>' || (c == '-' || c == '*' || c == '+' || c == '.' || c == ')') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t') {
				marks++
			} else if c != ' ' && c != '\t' && (c < '0' || c > '9') {
				break
			}
		}
		if marks > maxDepth {
			return at
		}
		at += len(line)
	}
	return -1
}

// comments finds our comments: those that a reader of CommonMark takes for HTML,
// which what stands in code is not, and those that take a line.
func (d dialect) comments(source []byte) (found []comment, err error) {
	defer func() {
		// A fault of the Markdown library must stay a message about the document.
		if r := recover(); r != nil {
			found, err = nil, errors.New("the Markdown cannot be read: look for something unusual in it, and report it")
		}
	}()
	bare := bytes.TrimPrefix(source, utf8BOM)
	skipped := len(source) - len(bare)
	root := d.parser().Parse(text.NewReader(bare))
	var inline scanner // <code> and </code> are two pieces of HTML in one block
	var block ast.Node
	err = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *lineNode:
			c := n.comment
			c.start, c.end = c.start+skipped, c.end+skipped
			found = append(found, c)
		case *ast.HTMLBlock:
			lines := n.Lines().Sliced(0, n.Lines().Len())
			if n.HasClosure() {
				lines = append(slices.Clone(lines), n.ClosureLine)
			}
			found = append(found, piece(bare, lines, skipped, &scanner{})...)
		case *ast.RawHTML:
			if b := blockOf(n); b != block {
				block, inline = b, scanner{}
			}
			for _, c := range piece(bare, n.Segments.Sliced(0, n.Segments.Len()), skipped, &inline) {
				c.misplaced = true
				found = append(found, c)
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(found, func(a, b comment) int { return cmp.Compare(a.start, b.start) })
	return slices.CompactFunc(found, func(a, b comment) bool { return a.start == b.start }), err
}

func blockOf(n ast.Node) ast.Node {
	for n != nil && n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n
}

// piece scans a piece of HTML whose lines may stand apart, as in a quotation.
func piece(source []byte, lines []text.Segment, skipped int, s *scanner) []comment {
	var joined []byte
	starts := make([]int, len(lines)) // of each line in joined
	for i, l := range lines {
		starts[i] = len(joined)
		joined = append(joined, source[l.Start:l.Stop]...)
	}
	return s.scan(joined, func(at int) int {
		i, exact := slices.BinarySearch(starts, at)
		if !exact {
			i--
		}
		return skipped + lines[i].Start + at - starts[i]
	})
}
