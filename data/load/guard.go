package load

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/token"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Limits within which the YAML library is quick and keeps its stack; measured,
// it takes quadratic time for blank lines inside a block of text and for tables
// of many keys, recurses once for every level, and needs some microseconds and
// 500 bytes for every value.
const (
	maxYAMLLine  = 1 << 20 // bytes in one line
	maxBlankRun  = 100     // blank lines in a row
	maxYAMLDepth = 64      // brackets within brackets
	maxYAMLCol   = 200     // column of a list dash, a key or the first token of a line
	maxYAMLKeys  = 500     // keys of one table
	maxYAMLMarks = 1 << 20 // punctuation that may begin or end a value
)

// guardEncoding refuses what is not UTF-8 text. raw is the file without a UTF-8
// byte order mark.
func guardEncoding(raw []byte) *data.Problem {
	if p := faults.Start(raw); p != nil {
		return p
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		line, col := faults.LineColumn(raw, i)
		return &data.Problem{Severity: data.Error, Code: data.CodeEncoding, Line: line, Column: col,
			Message: fmt.Sprintf("a NUL byte stands at byte %d; this is not a text file", i),
			Hint:    "save the file as plain UTF-8 text"}
	}
	if i := faults.InvalidUTF8(raw); i >= 0 {
		line, col := faults.LineColumn(raw, i)
		return &data.Problem{Severity: data.Error, Code: data.CodeEncoding, Line: line, Column: col,
			Message: fmt.Sprintf("byte %d (0x%02X) is not UTF-8", i, raw[i]),
			Hint:    "save the file as UTF-8; from Western European encodings: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT"}
	}
	return nil
}

// guardText refuses text that the YAML library would take unreasonably long for.
func guardText(text string) *data.Problem {
	if countMarks(text) > maxYAMLMarks {
		return &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: 1, Column: 1,
			Message: fmt.Sprintf("the file holds too many values (more than %d marks such as colons, dashes and brackets)", maxYAMLMarks),
			Hint:    "split it into several files, or keep long lists of ties as CSV"}
	}
	blank := 0
	for line := 1; text != ""; line++ {
		s, rest, _ := strings.Cut(text, "\n")
		text = rest
		if len(s) > maxYAMLLine {
			return &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: line, Column: 1,
				Message: fmt.Sprintf("line %d is %s long; the limit is %s", line, faults.ByteSize(int64(len(s))), faults.ByteSize(maxYAMLLine)),
				Hint:    "break the text over several lines"}
		}
		s = strings.TrimSuffix(s, "\r")
		if i := strings.IndexByte(s, '\r'); i >= 0 {
			return &data.Problem{Severity: data.Error, Code: data.CodeSyntax, Line: line, Column: 1 + utf8.RuneCountInString(s[:i]),
				Message: "a carriage return stands inside a line; lines end with LF or CR LF",
				Hint:    "save the file with Unix or Windows line ends"}
		}
		if strings.Trim(s, " \t") != "" {
			blank = 0
			continue
		}
		if blank++; blank > maxBlankRun {
			return &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: line, Column: 1,
				Message: fmt.Sprintf("more than %d blank lines in a row", maxBlankRun), Hint: "delete them"}
		}
	}
	return nil
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
func guardTokens(tokens token.Tokens) *data.Problem {
	if len(tokens) == 0 {
		return faults.Empty("the file holds nothing")
	}
	depth, line := 0, 0
	var keys keyCounter
	for _, t := range tokens {
		if t.Type == token.CommentType {
			continue
		}
		first := t.Position.Line != line
		line = t.Position.Line
		if what, code := unwelcome(t.Type); what != "" {
			return &data.Problem{Severity: data.Error, Code: code, Line: line, Column: max(t.Position.Column, 1),
				Message: what + " is not accepted in a dossier",
				Hint:    "write the value out in full; a text that begins with & * ! or % needs quotes"}
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		}
		dash := t.Type == token.SequenceEntryType
		if depth < 0 || dash && depth > 0 {
			return syntaxProblem(line, max(t.Position.Column, 1), "this bracket or dash does not fit the brackets before it")
		}
		block := first || dash
		if depth > maxYAMLDepth || depth == 0 && block && t.Position.Column > maxYAMLCol {
			return &data.Problem{Severity: data.Error, Code: data.CodeTooDeep, Line: line, Column: max(t.Position.Column, 1),
				Message: "the YAML is nested too deep here; a dossier needs six levels",
				Hint:    "check the brackets, dashes and indentation on this line"}
		}
		if keys.count(t) > maxYAMLKeys {
			return &data.Problem{Severity: data.Error, Code: data.CodeTooLarge, Line: line, Column: max(t.Position.Column, 1),
				Message: fmt.Sprintf("more than %d fields in one table", maxYAMLKeys),
				Hint:    "actors, relations, sources and claims are lists: each entry begins with a dash"}
		}
	}
	return nil
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

// keyCounter counts the keys of the tables that are open: by column in block
// style, by bracket in flow style.
type keyCounter struct {
	cols, counts []int
	flow         []int
}

// count returns the number of keys so far of the table that t, the colon after
// a key, belongs to, and 0 for other tokens.
func (k *keyCounter) count(t *token.Token) int {
	switch t.Type {
	case token.MappingStartType, token.SequenceStartType:
		k.flow = append(k.flow, 0)
	case token.MappingEndType, token.SequenceEndType:
		k.flow = k.flow[:max(len(k.flow)-1, 0)]
	case token.SequenceEntryType:
		k.pop(t.Position.Column)
	case token.MappingValueType:
		if n := len(k.flow); n > 0 {
			k.flow[n-1]++
			return k.flow[n-1]
		}
		col := 1
		if t.Prev != nil {
			col = t.Prev.Position.Column
		}
		k.pop(col)
		if n := len(k.cols); n == 0 || k.cols[n-1] != col {
			k.cols, k.counts = append(k.cols, col), append(k.counts, 0)
		}
		k.counts[len(k.counts)-1]++
		return k.counts[len(k.counts)-1]
	}
	return 0
}

// pop leaves the tables that are indented more than col.
func (k *keyCounter) pop(col int) {
	n := len(k.cols)
	for n > 0 && k.cols[n-1] > col {
		n--
	}
	k.cols, k.counts = k.cols[:n], k.counts[:n]
}
