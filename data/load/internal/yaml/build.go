package yaml

import (
	"strings"

	"github.com/goccy/go-yaml/token"

	"dossier/data/load/internal/tree"
)

// builder makes the tree of a piece out of its tokens where these leave no doubt: each
// key with its colon on one line, the fields of a table in one column, text in quotes on
// one line. Nearly all entries are so, and the parser of the library takes as long again
// as finding the tokens. Anything else is left to that.
type builder struct {
	at     *places
	tokens token.Tokens // without comments
	i      int          // the next one
	doubt  bool
}

// build returns the tree of tokens, or nil where they leave doubt.
func (p *places) build(tokens token.Tokens) *tree.Node {
	b := builder{at: p, tokens: make(token.Tokens, 0, len(tokens))}
	for _, t := range tokens {
		if t.Type != token.CommentType {
			b.tokens = append(b.tokens, t)
		}
	}
	if len(b.tokens) == 0 {
		return nil
	}
	n := b.value(0)
	if b.doubt || b.i < len(b.tokens) {
		return nil
	}
	return n
}

// peek returns the token that is so far ahead, or nil.
func (b *builder) peek(ahead int) *token.Token {
	if b.i+ahead >= len(b.tokens) {
		return nil
	}
	return b.tokens[b.i+ahead]
}

// giveUp says that there is doubt.
func (b *builder) giveUp() *tree.Node {
	b.doubt, b.i = true, len(b.tokens)
	return &tree.Node{}
}

// value takes the value at the next token, which is to stand right of a column.
func (b *builder) value(right int) *tree.Node {
	t := b.peek(0)
	if t == nil || t.Position.Column <= right {
		return b.giveUp()
	}
	next := b.peek(1)
	switch {
	case t.Type == token.SequenceEntryType:
		return b.list(t.Position.Column)
	case next != nil && next.Type == token.MappingValueType && isScalar(t):
		return b.table(t.Position.Column)
	}
	return b.single(t)
}

// single takes a value that is neither a table nor a list in block style.
func (b *builder) single(t *token.Token) *tree.Node {
	switch t.Type {
	case token.LiteralType, token.FoldedType:
		return b.literal(t)
	case token.SequenceStartType:
		return b.flowList(t)
	case token.MappingStartType:
		return b.flowTable(t)
	}
	n := b.scalar(t)
	if last := b.tokens[max(b.i-1, 0)]; !b.doubt && b.isBehind(last) {
		return b.giveUp()
	}
	return n
}

// isBehind says whether the next token stands on the line of one.
func (b *builder) isBehind(t *token.Token) bool {
	next := b.peek(0)
	return next != nil && next.Position.Line <= t.Position.Line
}

// table takes the fields of a table in block style.
func (b *builder) table(col int) *tree.Node {
	out := &tree.Node{Shape: tree.Table}
	for {
		key, colon := b.peek(0), b.peek(1)
		if key == nil || key.Position.Column < col {
			return out
		}
		if key.Position.Column > col || colon == nil || !isKey(key, colon) {
			return b.giveUp()
		}
		b.i += 2
		line, at := b.at.of(key)
		if len(out.Fields) == 0 {
			out.Line, out.Col = line, at
		}
		f := tree.Field{Key: key.Value, Line: line, Col: at, Value: b.fieldValue(col, colon)}
		if f.Value.Shape == tree.Nothing {
			f.Value.Line, f.Value.Col = line, at
		}
		out.Fields = append(out.Fields, f)
	}
}

// fieldValue takes the value behind a colon, if there is one.
func (b *builder) fieldValue(col int, colon *token.Token) *tree.Node {
	t := b.peek(0)
	switch {
	case t == nil:
		return &tree.Node{}
	case t.Position.Line == colon.Position.Line:
		if next := b.peek(1); t.Type == token.SequenceEntryType || next != nil && next.Type == token.MappingValueType {
			return b.giveUp() // another field or list on the line of the first
		}
		return b.single(t)
	case t.Position.Column > col:
		return b.value(col)
	case t.Position.Column == col && t.Type == token.SequenceEntryType:
		return b.list(col)
	}
	return &tree.Node{}
}

// list takes the items of a list in block style.
func (b *builder) list(col int) *tree.Node {
	out := &tree.Node{Shape: tree.List}
	for {
		dash := b.peek(0)
		if dash == nil || dash.Position.Column < col || dash.Position.Column == col && dash.Type != token.SequenceEntryType {
			return out
		}
		if dash.Position.Column > col {
			return b.giveUp()
		}
		b.i++
		if len(out.Items) == 0 {
			out.Line, out.Col = b.at.of(dash)
		}
		if t := b.peek(0); t == nil || t.Position.Column <= col {
			return b.giveUp() // an item without a value
		}
		item := b.value(col)
		if item.Shape == tree.Nothing {
			return b.giveUp()
		}
		out.Items = append(out.Items, item)
	}
}

// literal takes a block of text.
func (b *builder) literal(t *token.Token) *tree.Node {
	text := b.peek(1)
	if text == nil || text.Type != token.StringType {
		return b.giveUp()
	}
	b.i += 2
	n := &tree.Node{Shape: tree.Scalar, Text: text.Value, Quoted: true}
	n.Line, n.Col = b.at.of(t)
	return n
}

// flowList takes a list between brackets.
func (b *builder) flowList(start *token.Token) *tree.Node {
	out := &tree.Node{Shape: tree.List}
	out.Line, out.Col = b.at.of(start)
	b.i++
	for {
		t := b.peek(0)
		if t != nil && t.Type == token.SequenceEndType && len(out.Items) == 0 {
			return b.closed(out, start)
		}
		item := b.flowValue()
		if item.Shape == tree.Nothing {
			return b.giveUp()
		}
		out.Items = append(out.Items, item)
		if !b.goesOn(token.SequenceEndType) {
			return b.closed(out, start)
		}
	}
}

// flowTable takes a table between brackets.
func (b *builder) flowTable(start *token.Token) *tree.Node {
	out := &tree.Node{Shape: tree.Table}
	out.Line, out.Col = b.at.of(start)
	b.i++
	for {
		key, colon := b.peek(0), b.peek(1)
		if key != nil && key.Type == token.MappingEndType && len(out.Fields) == 0 {
			return b.closed(out, start)
		}
		if key == nil || colon == nil || !isKey(key, colon) {
			return b.giveUp()
		}
		b.i += 2
		line, at := b.at.of(key)
		if len(out.Fields) == 0 {
			out.Line, out.Col = line, at
		}
		f := tree.Field{Key: key.Value, Line: line, Col: at, Value: b.flowValue()}
		if f.Value.Shape == tree.Nothing {
			return b.giveUp()
		}
		out.Fields = append(out.Fields, f)
		if !b.goesOn(token.MappingEndType) {
			return b.closed(out, start)
		}
	}
}

// goesOn takes a comma and says so; before a closing bracket there is none.
func (b *builder) goesOn(end token.Type) bool {
	t := b.peek(0)
	if t != nil && t.Type == end {
		return false
	}
	if t == nil || t.Type != token.CollectEntryType {
		b.giveUp()
		return false
	}
	b.i++
	return true
}

// closed takes the closing bracket, with nothing but a colon, comma or bracket behind it
// on its line. All of it stands on one line.
func (b *builder) closed(n *tree.Node, start *token.Token) *tree.Node {
	if b.doubt {
		return n
	}
	end := b.peek(0)
	b.i++
	if end.Position.Line != start.Position.Line {
		return b.giveUp()
	}
	if next := b.peek(0); next != nil && next.Position.Line <= end.Position.Line {
		switch next.Type {
		case token.CollectEntryType, token.SequenceEndType, token.MappingEndType:
		default:
			return b.giveUp()
		}
	}
	return n
}

// flowValue takes a value between brackets.
func (b *builder) flowValue() *tree.Node {
	t := b.peek(0)
	switch {
	case t == nil:
		return b.giveUp()
	case t.Type == token.SequenceStartType:
		return b.flowList(t)
	case t.Type == token.MappingStartType:
		return b.flowTable(t)
	}
	return b.scalar(t)
}

// scalar takes a single value on one line.
func (b *builder) scalar(t *token.Token) *tree.Node {
	if !isScalar(t) {
		return b.giveUp()
	}
	b.i++
	n := &tree.Node{Shape: tree.Scalar, Text: t.Value}
	n.Line, n.Col = b.at.of(t)
	n.Quoted = t.Type == token.SingleQuoteType || t.Type == token.DoubleQuoteType
	return n
}

// isKey says whether a token and a colon are the beginning of a field.
func isKey(key, colon *token.Token) bool {
	return isScalar(key) && colon.Type == token.MappingValueType && colon.Position.Line == key.Position.Line
}

// isScalar says whether a token is a single value on one line, other than null.
func isScalar(t *token.Token) bool {
	switch t.Type {
	case token.StringType, token.IntegerType, token.FloatType, token.BoolType, token.SingleQuoteType, token.DoubleQuoteType:
		return strings.IndexByte(strings.TrimSpace(t.Origin), '\n') < 0
	}
	return false
}
