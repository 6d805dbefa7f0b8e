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
// rows. Lines without quotes, as nearly all are, need no look at their cells.
func wholeRows(text []byte, comma byte) int {
	end := 0
	for {
		quote := bytes.IndexByte(text[end:], '"')
		if quote < 0 {
			return end + bytes.LastIndexByte(text[end:], '\n') + 1
		}
		end += bytes.LastIndexByte(text[end:end+quote], '\n') + 1
		scan := rowScan{comma: comma, fresh: true}
		n := scan.end(text[end:])
		if n == 0 {
			return end
		}
		end += n
	}
}
