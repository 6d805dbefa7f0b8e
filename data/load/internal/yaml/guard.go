package yaml

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/token"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Limits within which the YAML library is quick and keeps its stack; measured,
// it takes quadratic time for blank lines inside a block of text and for tables
// of many keys, recurses once for every level, and needs some microseconds and
// 500 bytes for every value.
const (
	maxLine  = 1 << 20 // bytes in one line
	maxBlank = 100     // blank lines in a row
	maxDepth = 64      // brackets within brackets
	maxCol   = 200     // column of a list dash, a key or the first token of a line
	maxKeys  = 500     // keys of one table
	maxMarks = 1 << 20 // punctuation that may begin or end a value, in one piece
	maxPiece = 8 << 20 // bytes of one piece
)

// guardMarks refuses a piece of more values than the library takes quickly.
func guardMarks(text string, line int) *data.Problem {
	if countMarks(text) <= maxMarks {
		return nil
	}
	return &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: line, Column: 1,
		Message: fmt.Sprintf("too many values for one entry begin here (more than %d marks such as colons, dashes and brackets)", maxMarks),
		Hint:    "write actors, sources and claims as lists with a dash at the beginning of each entry, or keep long lists of ties as CSV"}
}

// countMarks counts what may begin or end a value, an upper bound on the number
// of tokens but for a small factor.
func countMarks(text string) int {
	marks := 0
	for i := range len(text) {
		switch text[i] {
		case '\n', '[', ']', '{', '}', ',', '"', '\'', '|', '>', '&', '*', '!', '?', '%', '@', '#':
			marks++
		case ':', '-':
			if i+1 < len(text) && text[i+1] <= ' ' {
				marks++
			}
		}
	}
	return marks
}

// guardTokens refuses what a dossier has no use for and what would make the
// parser recurse deeply or take long: aliases and anchors (a few lines of them
// can stand for gigabytes), tags, directives, deep nesting, huge tables.
func guardTokens(tokens token.Tokens, at *places) *data.Problem {
	if len(tokens) == 0 {
		return faults.Empty("the file holds nothing")
	}
	depth, previous, ofBlock := 0, 0, false // ofBlock: a block of text comes
	var keys keyCounter
	for _, t := range tokens {
		if t.Type == token.CommentType {
			continue
		}
		first := t.Position.Line != previous
		previous = t.Position.Line
		line, col := at.of(t)
		if what, code := unwelcome(t.Type); what != "" {
			return &data.Problem{Severity: data.Error, Code: code, Line: line, Column: col,
				Message: what + " is not accepted in a dossier",
				Hint:    "write the value out in full; a text that begins with & * ! or % needs quotes"}
		}
		if !ofBlock && hasTab(t) {
			return syntaxProblem(line, col, "a tab stands in this text, which is not in quotes", "put a blank in the place of the tab, or the text in quotes")
		}
		ofBlock = t.Type == token.LiteralType || t.Type == token.FoldedType
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		}
		dash := t.Type == token.SequenceEntryType
		if depth < 0 || dash && depth > 0 {
			return syntaxProblem(line, col, "this bracket or dash does not fit the brackets before it", "")
		}
		block := first || dash
		if depth > maxDepth || depth == 0 && block && t.Position.Column > maxCol {
			return tooDeep(line, col)
		}
		if keys.count(t) > maxKeys {
			return tooManyKeys(line, col)
		}
	}
	return nil
}

// hasTab says whether a tab stands within a text without quotes. The library leaves it out
// in most places: "a\tb" becomes "ab", and 1\t2 twelve.
func hasTab(t *token.Token) bool {
	return t.Type != token.SingleQuoteType && t.Type != token.DoubleQuoteType && strings.Contains(strings.TrimSpace(t.Origin), "\t")
}

func tooDeep(line, col int) *data.Problem {
	return &data.Problem{Severity: data.Error, Code: data.CodeTooDeep, Line: line, Column: col,
		Message: "the YAML is nested too deep here; a dossier needs six levels",
		Hint:    "check the brackets, dashes and indentation on this line"}
}

func tooManyKeys(line, col int) *data.Problem {
	return &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: line, Column: col,
		Message: fmt.Sprintf("more than %d fields in one table", maxKeys),
		Hint:    "actors, relations, sources and claims are lists: each entry begins with a dash"}
}

// unwelcome names the YAML feature of a token that dossiers do without, and the
// code of the problem.
func unwelcome(t token.Type) (what, code string) {
	switch t {
	case token.AnchorType:
		return "a YAML anchor (&name)", data.CodeTooDeep
	case token.AliasType:
		return "a YAML alias (*name)", data.CodeTooDeep
	case token.MergeKeyType:
		return "a YAML merge key (<<)", data.CodeTooDeep
	case token.TagType:
		return "a YAML tag (!name)", data.CodeSyntax
	case token.DirectiveType:
		return "a YAML directive (%)", data.CodeSyntax
	case token.MappingKeyType:
		return "a YAML key marked with ?", data.CodeSyntax
	}
	return "", ""
}
