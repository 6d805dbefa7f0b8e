package yaml

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"dossier/data"
)

// slips are what beginners get wrong, the first of each sort in a piece, as a scan
// meets them. Each but the last makes the library refuse the piece, but often elsewhere
// and in words that do not help; then the first of them is told in its stead.
type slips struct {
	blank  badBlank
	field  place // what looks like a field and continues the text of the line before
	begins place // where a text begins that stands where a field may
	bare   place // that of the text that a field continues in the same column
	glued  place // of a dash without a blank behind it
	cross  opening
	text   behindQuote
	quoted place // of a tab in double quotes, which the library takes at times for indentation
	hash   place // of a comment that looks like text
}

// badBlank is a blank in the indentation or behind a dash that YAML does not take for one.
type badBlank struct {
	place
	what string
}

// isGlued says whether a text begins with a dash and the key of a field right behind it.
func isGlued(text []byte) bool {
	_, _, ok := cutKey(bytes.TrimPrefix(text, []byte("-")))
	return ok && text[0] == '-'
}

// behindQuote is text behind a closing quote or bracket.
type behindQuote struct {
	opening
	at place
}

// indented looks at the beginning of a line in which a key, dash or value may stand.
func (l *slips) indented(s *scan) {
	if what := falseBlank(s.line[s.at:]); what != "" && l.blank.what == "" && bytes.TrimLeft(s.line, " \t")[0] != '#' {
		l.blank = badBlank{s.place(), what}
	}
	if l.glued == (place{}) && isGlued(s.line[s.at:]) {
		l.glued = s.place()
	}
}

// dashed looks behind a dash.
func (l *slips) dashed(s *scan) {
	if s.at < len(s.line) && s.line[s.at] == '\t' && l.blank.what == "" {
		l.blank = badBlank{s.place(), "a tab"}
	}
}

// falseBlank names what a text begins with if it looks like spaces and is something else.
func falseBlank(text []byte) string {
	switch {
	case bytes.HasPrefix(text, []byte("\t")):
		return "a tab"
	case bytes.HasPrefix(text, []byte("\u00a0")):
		return "a no-break space"
	case bytes.HasPrefix(text, []byte("\u3000")):
		return "a wide space"
	}
	return ""
}

// begun notes a text that begins at a position of the line.
func (l *slips) begun(s *scan, start int) {
	if l.begins = (place{}); !s.bare {
		l.begins = place{s.number, 1 + utf8.RuneCount(s.line[:start])}
	}
}

// continued looks at a line that continues a text.
func (l *slips) continued(s *scan) {
	if s.mode != modePlain || l.field != (place{}) || !fieldAhead(s.line[s.at:]) {
		return
	}
	if l.field = s.place(); l.field.col == l.begins.col {
		l.bare = l.begins
	}
}

// commented looks at a comment: one behind a value, without a blank behind its mark, may
// have been meant for text.
func (l *slips) commented(s *scan) {
	if s.at+1 >= len(s.line) || l.hash != (place{}) || isBlank(s.line[:s.at]) {
		return
	}
	if c := s.line[s.at+1]; c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' {
		l.hash = s.place()
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
	for _, p := range [...]*data.Problem{l.blanks(), l.gluedDash(), l.noField(), l.overIndented(), l.crossedOver(), l.textBehind(), l.quotedTab()} {
		if p != nil && (first == nil || (place{p.Line, p.Column}).isBefore(place{first.Line, first.Column})) {
			first = p
		}
	}
	return first
}

func (l *slips) blanks() *data.Problem {
	if l.blank.what == "" {
		return nil
	}
	return notASpace(l.blank.line, l.blank.col, l.blank.what)
}

func notASpace(line, col int, what string) *data.Problem {
	hint := "put plain spaces in its place"
	if what == "a tab" {
		hint = "put two spaces in the place of each tab; most editors do so by themselves once the file is called .yaml"
	}
	return syntaxProblem(line, col, what+" stands here; YAML is indented with plain spaces alone", hint)
}

func (l *slips) gluedDash() *data.Problem {
	if l.glued == (place{}) {
		return nil
	}
	return gluedDash(l.glued.line, l.glued.col)
}

func gluedDash(line, col int) *data.Problem {
	return syntaxProblem(line, col, "a blank is missing behind this dash", "write entries as - name: value")
}

func (l *slips) quotedTab() *data.Problem {
	if l.quoted == (place{}) {
		return nil
	}
	return syntaxProblem(l.quoted.line, l.quoted.col, "a tab stands in this text", `write \t in the place of the tab, or a blank`)
}

func (l *slips) noField() *data.Problem {
	if l.bare == (place{}) {
		return nil
	}
	return syntaxProblem(l.bare.line, l.bare.col, "this is no field: it lacks a colon with a blank behind it", "write fields as name: value")
}

func (l *slips) overIndented() *data.Problem {
	if l.field == (place{}) {
		return nil
	}
	return syntaxProblem(l.field.line, l.field.col, "this line is indented more than its neighbours, so that it continues the text of the line before",
		"let it begin in the same column as the other fields of its entry; a text that goes on here and holds a colon needs quotes")
}

// hashtag is the warning of a comment that looks like text, or nil.
func (l *slips) hashtag() *data.Problem {
	if l.hash == (place{}) {
		return nil
	}
	return &data.Problem{Severity: data.Warning, Code: data.CodeHashtag, Line: l.hash.line, Column: l.hash.col,
		Message: "what follows this # is a comment and is not read",
		Hint:    "put the whole text in quotes if it belongs to it, or a blank behind the # of a comment"}
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
