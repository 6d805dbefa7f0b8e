package yaml

import (
	"bytes"
	"fmt"

	"dossier/data"
)

// slips are what beginners get wrong, the first of each sort in a piece, as a scan
// meets them. Each makes the library refuse the piece, but often elsewhere and in words
// that do not help; then the first of them is told in its stead.
type slips struct {
	tab   place // in the indentation or behind a dash
	field place // what looks like a field and continues the text of the line before
	cross opening
	text  behindQuote
}

// behindQuote is text behind a closing quote or bracket.
type behindQuote struct {
	opening
	at place
}

// indented looks at the beginning of a line in which a key, dash or value may stand.
func (l *slips) indented(s *scan) {
	if s.line[s.at] == '\t' && l.tab == (place{}) && bytes.TrimLeft(s.line, " \t")[0] != '#' {
		l.tab = s.place()
	}
}

// dashed looks behind a dash.
func (l *slips) dashed(s *scan) {
	if s.at < len(s.line) && s.line[s.at] == '\t' && l.tab == (place{}) {
		l.tab = s.place()
	}
}

// continued looks at a line that continues a text.
func (l *slips) continued(s *scan) {
	if s.mode == modePlain && l.field == (place{}) && fieldAhead(s.line[s.at:]) {
		l.field = s.place()
	}
}

// fieldAhead says whether a line begins as a field does, perhaps behind a dash.
func fieldAhead(text []byte) bool {
	text = bytes.TrimPrefix(text, []byte("- "))
	_, _, ok := cutKey(text)
	return ok
}

// followed notes text behind a closing quote or bracket.
func (l *slips) followed(s *scan, opened opening) {
	if l.text == (behindQuote{}) {
		l.text = behindQuote{opened, s.place()}
	}
}

// crossed notes a bracket that another sort of bracket closes.
func (l *slips) crossed(opened opening) {
	if l.cross == (opening{}) {
		l.cross = opened
	}
}

// problem is the first slip in the words of a problem, or nil.
func (l *slips) problem() *data.Problem {
	var first *data.Problem
	for _, p := range [...]*data.Problem{l.tabbed(), l.overIndented(), l.crossedOver(), l.textBehind()} {
		if p != nil && (first == nil || (place{p.Line, p.Column}).isBefore(place{first.Line, first.Column})) {
			first = p
		}
	}
	return first
}

func (l *slips) tabbed() *data.Problem {
	if l.tab == (place{}) {
		return nil
	}
	return syntaxProblem(l.tab.line, l.tab.col, "a tab stands here; YAML is indented with spaces alone",
		"put two spaces in the place of each tab; most editors do so by themselves once the file is called .yaml")
}

func (l *slips) overIndented() *data.Problem {
	if l.field == (place{}) {
		return nil
	}
	return syntaxProblem(l.field.line, l.field.col, "this line is indented more than its neighbours, so that it continues the text of the line before",
		"let it begin in the same column as the other fields of its entry; a text that goes on here and holds a colon needs quotes")
}

func (l *slips) crossedOver() *data.Problem {
	if l.cross == (opening{}) {
		return nil
	}
	return neverClosed(l.cross)
}

func (l *slips) textBehind() *data.Problem {
	opened, at := l.text.opening, l.text.at
	switch {
	case opened.mark == 0:
		return nil
	case opened.mark == '[' || opened.mark == '{':
		return syntaxProblem(at.line, at.col, "text follows the closing bracket", "put the whole value in quotes, or a comma between the values")
	case opened.line != at.line:
		return syntaxProblem(opened.line, opened.col, fmt.Sprintf("the quote that opens here is closed only in line %d, in the middle of other text", at.line),
			"close it at the end of its own text")
	case opened.mark == '\'':
		return syntaxProblem(at.line, at.col, "text follows the closing quote", "write an apostrophe inside single quotes twice (''), or use double quotes around the text")
	}
	return syntaxProblem(at.line, at.col, "text follows the closing quote", `write a double quote inside double quotes as \", or use single quotes around the text`)
}

// neverClosed is the problem of a quote or bracket that the text ends in.
func neverClosed(opened opening) *data.Problem {
	closing := map[byte]string{'[': "]", '{': "}", '"': `"`, '\'': "'"}[opened.mark]
	what, end := "bracket", "the last value"
	if opened.mark == '"' || opened.mark == '\'' {
		what, end = "quote", "the end of the text"
	}
	return syntaxProblem(opened.line, opened.col, "the "+what+" that opens here is never closed", "put "+closing+" behind "+end)
}
