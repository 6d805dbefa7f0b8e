package delimited

import "bytes"

// rowScan looks for the end of a row, which may come in several pieces. A line
// end inside a cell in quotes does not end the row; a quote in the midst of a cell
// opens nothing, so that its row ends with its line.
type rowScan struct {
	comma  byte
	open   bool // inside quotes
	fresh  bool // at the beginning of a cell
	closed bool // right behind a closing quote
	lines  int  // ends of lines met
}

// end returns how many bytes of the text the row still takes, with its line end,
// or 0 where it does not end in it.
func (s *rowScan) end(text []byte) int {
	for i, c := range text {
		switch {
		case c == '"':
			// A quote right behind a closing one stands for a quote in the text.
			wasOpen := s.open
			if s.open || s.fresh || s.closed {
				s.open = !s.open
			}
			s.fresh, s.closed = false, wasOpen
		case c == '\n':
			s.lines++
			if !s.open {
				return i + 1
			}
		default:
			s.fresh, s.closed = !s.open && c == s.comma, false
		}
	}
	return 0
}

// wholeRows returns how many bytes of a text, which begins with a row, are whole
// rows. It jumps from quote to quote: what lies between need not be looked at, but for
// whether a row ends there.
func wholeRows(text []byte, comma byte) int {
	var ends []byte // the last piece between quotes in which a row ends
	before := 0     // where that piece begins
	for at := 0; at < len(text); {
		piece := text[at:]
		quote := bytes.IndexByte(piece, '"')
		if quote >= 0 {
			piece = piece[:quote]
		}
		if bytes.IndexByte(piece, '\n') >= 0 {
			ends, before = piece, at
		}
		if quote < 0 {
			break
		}
		at += quote
		if at > 0 && text[at-1] != comma && text[at-1] != '\n' { // in the midst of a cell it opens nothing
			at++
			continue
		}
		length := quotedSpan(text[at:])
		if length == 0 {
			break
		}
		at += length
	}
	return before + bytes.LastIndexByte(ends, '\n') + 1
}

// quotedSpan returns how many bytes the text in quotes takes with which another begins,
// or 0 where they are not closed. A quote at the very end counts as the closing one,
// though another may follow and make both of them text: nothing behind it tells.
func quotedSpan(text []byte) int {
	for at := 1; ; {
		quote := bytes.IndexByte(text[at:], '"')
		if quote < 0 {
			return 0
		}
		at += quote + 1
		if at == len(text) || text[at] != '"' {
			return at
		}
		at++
	}
}
