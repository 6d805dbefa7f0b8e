package jsonlines

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/tree"
)

// maxDepth is how deep objects and lists may stand in each other; entries need five.
const maxDepth = 16

// Parse makes a tree of a line. Without one, the problem says why. Time and memory are
// linear in the line.
//
// The library says whether a line is JSON, in one pass that allocates nothing. So what
// walks over it here to note places needs to know no more than where values end; the
// tokens of the library cost seven times as much.
func Parse(line []byte, number int) (*tree.Node, *data.Problem) {
	p := parser{line: line, number: number, col: 1}
	if at := bytes.IndexByte(line, 0); at >= 0 {
		return nil, p.fail(at, data.CodeEncoding, "a NUL byte stands here; this is not a text file", "save the file as plain UTF-8 text")
	}
	if at := faults.InvalidUTF8(line); at >= 0 {
		return nil, p.fail(at, data.CodeEncoding, fmt.Sprintf("the byte 0x%02X is not UTF-8", line[at]),
			"save the file as UTF-8; from Western European encodings: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT")
	}
	if !json.Valid(line) {
		return nil, p.syntax()
	}
	return p.value(0)
}

// parser walks over a line of valid JSON. Its place moves forward only, so that columns
// are counted once.
type parser struct {
	line   []byte
	number int
	at     int // the next byte
	told   int // the byte whose column is known
	col    int
}

// column returns the column, in characters, of a byte of the line: of none before the
// last that was asked for.
func (p *parser) column(at int) int {
	p.col += utf8.RuneCount(p.line[p.told:at])
	p.told = at
	return p.col
}

func (p *parser) fail(at int, code, message, hint string) *data.Problem {
	return problem(p.number, p.column(at), code, message, hint)
}

// syntax says why a line is no JSON.
func (p *parser) syntax() *data.Problem {
	const hint = "check quotes, commas and brackets; an entry is one object on one line"
	var value json.RawMessage
	var syntax *json.SyntaxError
	err := json.Unmarshal(p.line, &value)
	end := len(bytes.TrimRight(p.line, "\r\n"))
	switch {
	case !errors.As(err, &syntax): // the library is of two minds
		return p.fail(0, data.CodeSyntax, "the JSON cannot be read", hint)
	case int(syntax.Offset) >= len(p.line) && strings.Contains(syntax.Error(), "unexpected end"):
		return p.fail(end, data.CodeSyntax, "the line ends before its object does", hint)
	}
	return p.fail(min(max(int(syntax.Offset)-1, 0), end), data.CodeSyntax, "the JSON cannot be read: "+syntax.Error(), hint)
}

// next moves on to the next byte that says something, over what parts values, and
// returns it.
func (p *parser) next() byte {
	for strings.IndexByte(" \t\r\n,:", p.line[p.at]) >= 0 {
		p.at++
	}
	return p.line[p.at]
}

// value reads a value.
func (p *parser) value(depth int) (*tree.Node, *data.Problem) {
	first := p.next()
	n := &tree.Node{Line: p.number, Col: p.column(p.at)}
	var fault *data.Problem
	switch first {
	case '"':
		n.Shape, n.Quoted = tree.Scalar, true
		n.Text, fault = p.text()
	case '{', '[':
		if depth == maxDepth {
			return nil, p.fail(p.at, data.CodeTooDeep, "the JSON is nested too deep here; an entry needs five levels", "check the brackets before it")
		}
		p.at++
		if first == '{' {
			fault = p.table(n, depth)
		} else {
			fault = p.list(n, depth)
		}
	default:
		if word := p.word(); word != "null" {
			n.Shape, n.Text = tree.Scalar, word
		}
	}
	return n, fault
}

func (p *parser) list(n *tree.Node, depth int) *data.Problem {
	n.Shape = tree.List
	for p.next() != ']' {
		item, fault := p.value(depth + 1)
		if fault != nil {
			return fault
		}
		n.Items = append(n.Items, item)
	}
	p.at++
	return nil
}

func (p *parser) table(n *tree.Node, depth int) *data.Problem {
	n.Shape = tree.Table
	for p.next() != '}' {
		f := tree.Field{Line: p.number, Col: p.column(p.at)}
		var fault *data.Problem
		if f.Key, fault = p.text(); fault != nil {
			return fault
		}
		if f.Value, fault = p.value(depth + 1); fault != nil {
			return fault
		}
		n.Fields = append(n.Fields, f)
	}
	p.at++
	return nil
}

// word reads a number or one of the words of JSON.
func (p *parser) word() string {
	begin := p.at
	for p.at < len(p.line) && strings.IndexByte(" \t\r\n,:]}", p.line[p.at]) < 0 {
		p.at++
	}
	return string(p.line[begin:p.at])
}

// text reads a text between quotes. The library undoes escapes.
func (p *parser) text() (string, *data.Problem) {
	begin := p.at
	escapes := false
	for p.at++; p.line[p.at] != '"'; p.at++ {
		if p.line[p.at] == '\\' {
			escapes = true
			p.at++
		}
	}
	p.at++
	written := p.line[begin:p.at]
	if !escapes {
		return string(written[1 : len(written)-1]), nil
	}
	var text string
	if err := json.Unmarshal(written, &text); err != nil || halfCharacter(written) {
		return "", p.fail(begin, data.CodeEncoding, "half a character stands in this text: a \\u escape of a surrogate without the other",
			"write characters beyond U+FFFF as they are, or as two escapes")
	}
	return text, nil
}

// halfCharacter reports whether a text, as it is written, has an escape of half a
// character beyond U+FFFF without the other half. The library reads it as U+FFFD.
func halfCharacter(text []byte) bool {
	high := false // the escape before this one
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			if high {
				return true
			}
			continue
		}
		i++
		half := rune(0)
		if i+4 < len(text) && text[i] == 'u' {
			half = surrogate(text[i+1 : i+5])
			i += 4
		}
		if high != (half == 'l') {
			return true
		}
		high = half == 'h'
	}
	return high
}

// surrogate tells by its four digits whether an escape is the first half of a
// character ('h'), the second ('l') or a whole one (0).
func surrogate(digits []byte) rune {
	if digits[0]|0x20 != 'd' {
		return 0
	}
	switch digits[1] | 0x20 {
	case '8', '9', 'a', 'b':
		return 'h'
	case 'c', 'd', 'e', 'f':
		return 'l'
	}
	return 0
}
