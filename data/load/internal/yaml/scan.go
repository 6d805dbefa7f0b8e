package yaml

import (
	"bytes"
	"unicode/utf8"
)

// scan follows a text from line to line as far as it takes to know whether a line
// stands in quotes, in brackets or in a block of text, where a dash begins no entry. It
// understands no more of YAML than that; what it takes for sound may still be none. On
// the way it notes what beginners get wrong, for the time when the library refuses the
// piece.
type scan struct {
	mode   mode
	parent int       // of a plain text or a block of text: the column, from 0, of the key or dash before it
	open   []opening // brackets that are open, and last the quote
	begins bool      // between brackets: a value may begin here
	quoted bool      // between brackets: the value before here stood in quotes
	bare   bool      // a key was last, without a value so far
	margin bool      // a key stood at the left margin
	slips  slips

	line    []byte
	number  int   // of the line
	at      int   // how far it is read
	here    place // the place of counted
	counted int
}

// mode says what the scan stands in.
type mode uint8

const (
	modeBlock   mode = iota // a key, a dash or a value may begin
	modePlain               // a text without quotes, which goes on where the next line is indented
	modeLiteral             // a block of text behind | or >
	modeFlow                // brackets
	modeQuote
)

// opening is a quote or bracket that is open.
type opening struct {
	mark byte
	at   int // in its line
	place
}

type place struct{ line, col int }

func (p place) isBefore(o place) bool { return p.line < o.line || p.line == o.line && p.col < o.col }

// restart forgets everything, at the beginning of a piece.
func (s *scan) restart() { *s = scan{open: s.open[:0], parent: -1} }

// isOpen says whether a quote or bracket is open.
func (s *scan) isOpen() bool { return len(s.open) > 0 }

// last is the quote or bracket that was opened last.
func (s *scan) last() opening { return s.open[len(s.open)-1] }

// next takes a line.
func (s *scan) next(line []byte, number int) {
	s.line, s.number, s.at = line, number, 0
	s.here, s.counted = place{number, 1}, 0
	if !s.isOpen() {
		s.at = indentOf(line)
		if isBlank(line) {
			return
		}
		if s.mode != modeBlock && s.at > s.parent {
			s.slips.continued(s)
			return
		}
		s.mode, s.parent = modeBlock, -1
		switch {
		case line[0] == '%': // a directive
			return
		case bytes.HasPrefix(line, documentBegins):
			s.at = len(documentBegins)
		default:
			s.slips.indented(s)
		}
	}
	for s.at < len(s.line) && s.step() {
	}
}

// step takes what comes next in the line, and says whether the rest can matter.
func (s *scan) step() bool {
	switch s.mode {
	case modeBlock:
		return s.block()
	case modeFlow:
		return s.flow()
	case modeQuote:
		return s.quote()
	}
	return false
}

// block takes a key, a dash or the beginning of a value.
func (s *scan) block() bool {
	c := s.line[s.at]
	switch {
	case c == ' ' || c == '\t':
		s.at++
	case c == '#':
		s.slips.commented(s)
		return false
	case (c == '-' || c == '?') && s.blankAt(s.at+1):
		s.parent = s.at
		s.at++
		s.slips.dashed(s)
	case c == '"' || c == '\'' || c == '[' || c == '{':
		s.push(c)
	case (c == '|' || c == '>') && isBlockHeader(s.line[s.at+1:]):
		s.mode = modeLiteral
	case c == '&' || c == '!':
		for !s.blankAt(s.at) {
			s.at++
		}
	default:
		s.plain()
		return true
	}
	s.bare = s.bare && (c == ' ' || c == '\t')
	return true
}

// plain takes a text without quotes: a key, or a value up to the end of the line.
func (s *scan) plain() {
	start := s.at
	for ; s.at < len(s.line); s.at++ {
		switch c := s.line[s.at]; {
		case c == ':' && s.blankAt(s.at+1):
			s.key(start)
			return
		case c == '#' && s.at > start && s.line[s.at-1] <= ' ':
			s.slips.commented(s)
			s.at, s.bare = len(s.line), false // a comment ends the text
			return
		}
	}
	s.slips.begun(s, start)
	s.mode, s.bare = modePlain, false
}

// key takes the colon behind a key that begins at a position of the line.
func (s *scan) key(start int) {
	s.parent, s.bare = start, true
	s.margin = s.margin || start == 0
	s.at++
}

// quote takes the rest of a text in quotes.
func (s *scan) quote() bool {
	opened := s.last()
	for s.at < len(s.line) {
		c := s.line[s.at]
		if c == '\t' && opened.mark == '"' && s.slips.quoted == (place{}) {
			s.slips.quoted = s.place()
		}
		s.at++
		switch {
		case c == '\\' && opened.mark == '"':
			s.at++
		case c == opened.mark && c == '\'' && s.at < len(s.line) && s.line[s.at] == c:
			s.at++
		case c == opened.mark:
			s.open = s.open[:len(s.open)-1]
			s.mode, s.begins, s.quoted = modeFlow, false, true
			if !s.isOpen() {
				s.behind(opened)
			}
			return true
		}
	}
	return false
}

// behind goes on behind a value in quotes or brackets that stands in no brackets: with
// nothing, a comment, or the colon that makes a key of it.
func (s *scan) behind(opened opening) {
	s.mode = modeBlock
	rest := bytes.TrimLeft(s.line[s.at:], " \t")
	blanks := len(s.line) - s.at - len(rest)
	s.at += blanks
	switch {
	case len(rest) == 0 || rest[0] == '#' && blanks > 0:
	case rest[0] == ':' && s.blankAt(s.at+1):
		s.key(opened.at)
	default:
		s.slips.followed(s, opened)
		s.mode = modePlain // so that a quote in it opens nothing
	}
}

// flow takes the next character between brackets.
func (s *scan) flow() bool {
	c := s.line[s.at]
	switch {
	case c == '[' || c == '{' || s.begins && (c == '"' || c == '\''):
		s.push(c)
		return true
	case c == ']' || c == '}':
		s.pop(c)
		return true
	case c == '#' && (s.at == 0 || s.line[s.at-1] <= ' '):
		return false
	case c == ',' || c == ':' && (s.quoted || s.blankAt(s.at+1)):
		s.begins = true
	case c > ' ':
		s.begins = false
	}
	s.quoted = s.quoted && c <= ' '
	s.at++
	return true
}

// push opens a quote or bracket.
func (s *scan) push(mark byte) {
	s.open = append(s.open, opening{mark, s.at, s.place()})
	s.mode, s.begins, s.quoted = modeFlow, true, false
	if mark == '"' || mark == '\'' {
		s.mode = modeQuote
	}
	s.at++
}

// pop closes a bracket.
func (s *scan) pop(mark byte) {
	opened := s.last()
	if opened.mark != mark-2 { // as [ and ], { and } stand in ASCII
		s.slips.crossed(opened)
	}
	s.open, s.begins, s.quoted = s.open[:len(s.open)-1], false, false
	s.at++
	if !s.isOpen() {
		s.behind(opened)
	}
}

// place gives the place where the scan is. Each character of a line is counted once.
func (s *scan) place() place {
	s.here.col += utf8.RuneCount(s.line[s.counted:s.at])
	s.counted = s.at
	return s.here
}

// blankAt says whether a blank or the end of the line stands at a position.
func (s *scan) blankAt(i int) bool { return i >= len(s.line) || s.line[i] == ' ' || s.line[i] == '\t' }

// indentOf counts the spaces at the beginning of a line.
func indentOf(line []byte) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// isBlockHeader says whether what stands behind | or > lets a block of text begin.
func isBlockHeader(rest []byte) bool {
	rest = bytes.TrimLeft(rest, "+-0123456789")
	if len(rest) == 0 {
		return true
	}
	trimmed := bytes.TrimLeft(rest, " \t")
	return len(trimmed) < len(rest) && (len(trimmed) == 0 || trimmed[0] == '#')
}

// isBlank says whether a line holds nothing.
func isBlank(line []byte) bool { return len(bytes.TrimLeft(line, " \t")) == 0 }
