package embed

import (
	"bytes"
	"iter"
	"strings"
	"unicode/utf8"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// locator tells lines and columns of a text. Offsets that go up are found in the
// time of one look at the text.
type locator struct {
	text                 []byte
	offset, line, column int
}

func newLocator(text []byte) *locator {
	l := &locator{text: text}
	l.rewind()
	return l
}

func (l *locator) rewind() {
	l.offset, l.line, l.column = len(l.text)-len(bytes.TrimPrefix(l.text, utf8BOM)), 1, 1
}

// at gives the line and the column, in characters and from 1, of an offset.
func (l *locator) at(offset int) (line, column int) {
	if offset < l.offset {
		l.rewind()
	}
	passed := l.text[l.offset:max(offset, l.offset)]
	if n := bytes.Count(passed, []byte{'\n'}); n > 0 {
		l.line += n
		l.column = 1
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	l.column += utf8.RuneCount(passed)
	l.offset = max(offset, l.offset)
	return l.line, l.column
}

// textLine is a line of a text without its end.
type textLine struct {
	start int // in the text
	text  []byte
}

// linesOf gives the lines of a text.
func linesOf(text []byte) iter.Seq[textLine] {
	return func(yield func(textLine) bool) {
		at := 0
		for line := range bytes.Lines(text) {
			bare := bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
			start := at
			if at == 0 {
				bare = bytes.TrimPrefix(bare, utf8BOM)
				start = len(text[:len(line)]) - len(bytes.TrimPrefix(line, utf8BOM))
			}
			if !yield(textLine{start, bare}) {
				return
			}
			at += len(line)
		}
	}
}

const blanks = " \t"

func (l textLine) blank() bool { return len(bytes.Trim(l.text, blanks)) == 0 }

// indent is the number of blanks that a line begins with.
func (l textLine) indent() int { return len(l.text) - len(bytes.TrimLeft(l.text, blanks)) }

// comment reads a line that is a comment of ours and nothing else.
func (l textLine) comment(f *Form) (comment, bool) {
	body := strings.Trim(string(l.text), blanks)
	rest, ok := strings.CutPrefix(body, f.begin)
	if !ok {
		return comment{}, false
	}
	// Where the end of the comment is missing, it never was ours to be filled: its
	// words are wrong, which is said.
	words, closing, ok := ours(strings.TrimSuffix(rest, f.finish))
	start := l.start + l.indent()
	return comment{start: start, end: start + len(body), form: f, words: words, closing: closing}, ok
}
