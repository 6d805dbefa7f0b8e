package delimited

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// rowReader splits an edge list into rows and cells with the rules of RFC 4180,
// as encoding/csv reads it: cells may stand in double quotes and then hold
// separators, line ends and doubled quotes; CR LF counts as LF; blank lines are
// no rows. Unlike encoding/csv it takes a quote inside a cell that does not begin
// with one as it stands (5" pipe), since it can mean nothing else. It works in one
// buffer and allocates nothing per row, which makes it several times as fast, and
// it knows the position of every cell.
type rowReader struct {
	src   io.Reader
	comma byte
	limit int // bytes of one row

	buf        []byte
	start, end int // what is read and not yet used
	eof        bool
	gaveUp     bool // at a row that is too long

	line     int // of the row returned last, from 1
	nextLine int
	row      []byte // the raw row, for positions
	offsets  []int  // where each cell begins in row
	cells    [][]byte
	first    int    // of the row's cells; those before belong to earlier rows
	inner    int    // line ends within the cells of the row, while it is split
	scratch  []byte // the cells that stood in quotes, without them
}

// rowError says what is wrong with a row; the reader goes on with the next line.
type rowError struct {
	code, message, hint string
	offset              int // in the raw row
}

func (e *rowError) Error() string { return e.message }

func newRowReader(src io.Reader, limit int) *rowReader {
	return &rowReader{src: src, comma: ',', limit: limit, nextLine: 1}
}

const firstBuffer = 1 << 18

// fill reads more, keeping what is not yet used. It reports whether there is any.
func (r *rowReader) fill() (bool, error) {
	if r.eof {
		return false, nil
	}
	if r.start > 0 {
		r.end = copy(r.buf, r.buf[r.start:r.end])
		r.start = 0
	}
	if r.end == len(r.buf) {
		r.buf = append(r.buf, make([]byte, max(len(r.buf), firstBuffer))...)
	}
	for {
		n, err := r.src.Read(r.buf[r.end:])
		r.end += n
		if err == io.EOF {
			r.eof = true
		} else if err != nil {
			return false, err
		}
		if n > 0 || r.eof {
			return n > 0, nil
		}
	}
}

// over takes rows from a text from an offset on, which is the beginning of a line.
func (r *rowReader) over(text []byte, offset, line int) {
	r.buf, r.start, r.end, r.eof, r.nextLine = text, offset, len(text), true, line
}

// read returns the cells of the next row, valid until the next call. The error
// is io.EOF after the last row, a *rowError for a row to be skipped, or that of
// the source.
func (r *rowReader) read() ([][]byte, error) {
	r.cells, r.scratch = r.cells[:0], r.scratch[:0]
	return r.readOn()
}

// readOn is read, but the cells of earlier rows stay valid as well as long as
// the buffer is not filled anew.
func (r *rowReader) readOn() ([][]byte, error) {
	r.first = len(r.cells)
	for {
		r.cells, r.offsets = r.cells[:r.first], r.offsets[:0]
		length, quotes, err := r.plainRow()
		if err != nil {
			return nil, err
		}
		if length == 0 {
			return nil, io.EOF
		}
		if quotes {
			return r.quotedRow()
		}
		if length > r.limit {
			return nil, r.tooLong()
		}
		r.take(length, 1+r.inner)
		if cells := r.rowCells(); len(cells) > 1 || len(cells[0]) > 0 || r.row[0] == '"' {
			return cells, nil
		}
	}
}

func (r *rowReader) rowCells() [][]byte { return r.cells[r.first:len(r.cells):len(r.cells)] }

// take uses up the first bytes of the buffer as a row of so many lines.
func (r *rowReader) take(length, lines int) {
	r.row = r.buf[r.start : r.start+length]
	r.start += length
	r.line = r.nextLine
	r.nextLine += lines
}

// plainRow splits the row at the start of the buffer at its separators, as long as no
// quote comes up that takes more than that. It returns the row's length with its line
// end: 0 at the end of the source.
func (r *rowReader) plainRow() (length int, quotes bool, err error) {
	cell := 0 // beginning of the cell, from r.start
	i := 0
	r.inner = 0
	for {
		window := r.buf[r.start:r.end]
		for ; i < len(window); i++ {
			switch c := window[i]; {
			case c == r.comma:
				r.cells = append(r.cells, window[cell:i])
				r.offsets = append(r.offsets, cell)
				cell = i + 1
			case c == '\n':
				r.lastCell(window[cell:i], cell)
				return i + 1, false, nil
			case c == '"' && i == cell:
				next, last := r.quotedCell(window, cell)
				if next == 0 {
					return i + 1, true, nil
				}
				if last {
					return next, false, nil
				}
				cell, i = next, next-1
			}
		}
		if i > r.limit {
			return 0, false, r.tooLong()
		}
		at := r.start
		more, err := r.fill()
		if err != nil {
			return 0, false, err
		}
		if r.start != at || more { // the cells may have moved
			r.cells, r.offsets = r.cells[:r.first], r.offsets[:0]
			cell, i = 0, 0
		}
		if !more {
			window = r.buf[r.start:r.end]
			if len(window) == 0 {
				return 0, false, nil
			}
			if r.start == at {
				r.lastCell(window[cell:], cell)
				return len(window), false, nil
			}
		}
	}
}

// quotedCell takes a cell in quotes in passing, where all that is left of the source is
// at hand and the cell can stand as it is: without doubled quotes, CR and faults. It
// returns where the next cell begins or, behind the last one, where the row ends; 0: the
// cell is left to quotedRow.
func (r *rowReader) quotedCell(window []byte, at int) (next int, last bool) {
	if !r.eof {
		return 0, false
	}
	end := bytes.IndexByte(window[at+1:], '"')
	if end < 0 {
		return 0, false
	}
	end += at + 1
	cell := window[at+1 : end]
	if bytes.IndexByte(cell, '\r') >= 0 {
		return 0, false
	}
	switch behind := window[end+1:]; {
	case len(behind) == 0:
		next, last = end+1, true
	case behind[0] == r.comma:
		next = end + 2
	case behind[0] == '\n':
		next, last = end+2, true
	case bytes.HasPrefix(behind, []byte("\r\n")):
		next, last = end+3, true
	default:
		return 0, false
	}
	r.cells, r.offsets = append(r.cells, cell), append(r.offsets, at)
	r.inner += bytes.Count(cell, []byte{'\n'})
	return next, last
}

// lastCell adds the cell before a line end, without the CR of a CR LF.
func (r *rowReader) lastCell(cell []byte, offset int) {
	if n := len(cell); n > 0 && cell[n-1] == '\r' {
		cell = cell[:n-1]
	}
	r.cells = append(r.cells, cell)
	r.offsets = append(r.offsets, offset)
}

// tooLong gives up on a file whose row has no end in sight: there is no next
// line to go on with.
func (r *rowReader) tooLong() error {
	r.row, r.line = nil, r.nextLine
	r.start, r.end, r.eof, r.gaveUp = 0, 0, true, true
	return &rowError{code: data.CodeTooLarge, message: "a row is longer than " + faults.ByteSize(int64(r.limit)) + "; the rest of the file is not read",
		hint: "is this really an edge list? Look for a missing line end or a quote that is never closed"}
}

// quotedRow reads a row in which a quote comes up. It finds the row's end first
// and then takes the cells apart.
func (r *rowReader) quotedRow() ([][]byte, error) {
	length, lines, err := r.quotedLength()
	if err != nil {
		return nil, err
	}
	if length > r.limit {
		return nil, r.tooLong()
	}
	r.take(length, lines)
	r.cells, r.offsets = r.cells[:r.first], r.offsets[:0]
	// Cells without quotes point into the row, the others into scratch, which
	// must therefore not move.
	if cap(r.scratch)-len(r.scratch) < length {
		r.scratch = make([]byte, 0, 2*length)
	}
	row := trimLineEnd(r.row)
	for at := 0; ; {
		r.offsets = append(r.offsets, at)
		next, err := r.cell(row, at)
		if err != nil {
			return nil, err
		}
		if next > len(row) {
			return r.rowCells(), nil
		}
		at = next
	}
}

// cell reads the cell at an offset of the row and returns the offset of the next,
// beyond the end of the row if there is none.
func (r *rowReader) cell(row []byte, at int) (int, error) {
	if at >= len(row) || row[at] != '"' {
		end := bytes.IndexByte(row[at:], r.comma)
		if end < 0 {
			end = len(row) - at
		}
		r.cells = append(r.cells, row[at:at+end])
		return at + end + 1, nil
	}
	begin := len(r.scratch)
	for i := at + 1; ; {
		q := bytes.IndexByte(row[i:], '"')
		if q < 0 {
			return 0, &rowError{data.CodeSyntax, "the quote that opens here is never closed", "close it, or take it out", at}
		}
		r.scratch = appendLines(r.scratch, row[i:i+q])
		i += q + 1
		switch {
		case i < len(row) && row[i] == '"':
			r.scratch = append(r.scratch, '"')
			i++
		case i == len(row) || row[i] == r.comma:
			r.cells = append(r.cells, r.scratch[begin:len(r.scratch):len(r.scratch)])
			return i + 1, nil
		default:
			return 0, &rowError{data.CodeSyntax, "text follows the closing quote of a cell", "double the quotes that belong to the text", i}
		}
	}
}

// quotedLength returns the length of the row at the start of the buffer and its
// number of lines.
func (r *rowReader) quotedLength() (length, lines int, err error) {
	scan := rowScan{comma: r.comma, fresh: true}
	for at := 0; ; {
		window := r.buf[r.start:r.end]
		if n := scan.end(window[at:]); n > 0 {
			return at + n, scan.lines, nil
		}
		at = len(window)
		if at > r.limit {
			return 0, 0, r.tooLong()
		}
		more, err := r.fill()
		if err != nil {
			return 0, 0, err
		}
		if !more {
			return at, max(scan.lines, 1), nil
		}
	}
}

// peek returns the beginning of the file, without a byte order mark, and uses
// nothing of it up.
func (r *rowReader) peek() ([]byte, error) {
	for !r.eof && r.end < firstBuffer/2 {
		if _, err := r.fill(); err != nil {
			return nil, err
		}
	}
	if bytes.HasPrefix(r.buf[r.start:r.end], faults.BOM) {
		r.start += len(faults.BOM)
	}
	return r.buf[r.start:r.end], nil
}

// expect guesses the number of rows of a file of so many bytes, from the lines
// already in the buffer, 16 million at most; 0 where the size is not known.
func (r *rowReader) expect(size int64) int {
	seen := r.buf[r.start:r.end]
	lines := bytes.Count(seen, []byte{'\n'})
	if size <= 0 || lines == 0 {
		return 0
	}
	return int(min(min(size, 1<<32)*int64(lines)/int64(len(seen))*17/16, 16<<20))
}

// sampleRows is how many rows are looked at to find out what columns hold.
const sampleRows = 200

// sample gives the rows that are already in the buffer, as many as sampleRows, with their
// lines.
func (r *rowReader) sample(yield func(line int, cells [][]byte) bool) {
	probe := rowReader{comma: r.comma, limit: r.limit, buf: r.buf[:r.end:r.end], start: r.start, end: r.end, eof: true, nextLine: r.nextLine}
	for range sampleRows {
		cells, err := probe.read()
		if err == io.EOF || probe.start == probe.end && !r.eof { // the last row may be cut off
			return
		}
		if err == nil && !yield(probe.line, cells) {
			return
		}
	}
}

// trimLineEnd takes one LF or CR LF, or a CR at the very end, off a row.
func trimLineEnd(row []byte) []byte {
	row = bytes.TrimSuffix(row, []byte{'\n'})
	return bytes.TrimSuffix(row, []byte{'\r'})
}

// appendLines appends text with CR LF as LF.
func appendLines(b, text []byte) []byte {
	for {
		i := bytes.Index(text, []byte("\r\n"))
		if i < 0 {
			return append(b, text...)
		}
		b = append(append(b, text[:i]...), '\n')
		text = text[i+2:]
	}
}

// position gives line and column, in characters, of an offset of the last row.
func (r *rowReader) position(offset int) (line, col int) {
	line, col = faults.LineColumn(r.row, min(offset, len(r.row)))
	return r.line + line - 1, col
}

// cellPosition gives line and column of a cell of the last row; of a cell that
// the row lacks, those of the row's end.
func (r *rowReader) cellPosition(cell int) (line, col int) {
	if cell < len(r.offsets) {
		return r.position(r.offsets[cell])
	}
	return r.position(len(trimLineEnd(r.row)))
}

// asRowError returns the problem with the row, or nil for other errors.
func asRowError(err error) *rowError {
	var e *rowError
	if errors.As(err, &e) {
		return e
	}
	return nil
}

// sniffComma finds the separator of a file by its first row: the one of comma,
// tab, semicolon and bar that stands in it most often outside quotes.
func sniffComma(start []byte) byte {
	var counts [utf8.RuneSelf]int
	quoted := false
	for _, c := range bytes.TrimLeft(start, "\r\n") {
		if c == '"' {
			quoted = !quoted
		} else if c == '\n' && !quoted {
			break
		} else if !quoted && c < utf8.RuneSelf {
			counts[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte{'\t', ';', '|'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
