package delimited

import (
	"bytes"
	"io"
)

// separators are those that a table may have, the likeliest first.
const separators = ",\t;|"

// separatorRows is how many rows are looked at to find the separator.
const separatorRows = 20

// separator finds what stands between the cells of a table that begins so: what parts
// the first rows into the same number of cells, the more the better. Where nothing does,
// as rows may lack their last cells, it is what parts the first row most.
func separator(start []byte, limit int) byte {
	best, bestFirst := byte(0), byte(separators[0])
	bestCells, bestFirstCells := 1, 1
	for _, comma := range []byte(separators) {
		cells, first := evenCells(start, comma, limit)
		if cells > bestCells {
			best, bestCells = comma, cells
		}
		if first > bestFirstCells {
			bestFirst, bestFirstCells = comma, first
		}
	}
	if best != 0 {
		return best
	}
	return bestFirst
}

// evenCells returns the number of cells that all of the first rows have with a separator,
// 0 if they differ, and that of the first row.
func evenCells(start []byte, comma byte, limit int) (all, first int) {
	probe := rowReader{comma: comma, limit: limit, buf: start[:len(start):len(start)], end: len(start), eof: true, nextLine: 1}
	for n := range separatorRows {
		cells, err := probe.read()
		switch {
		case err == io.EOF, n > 0 && probe.start == probe.end: // the last row may be cut off
			return all, first
		case n == 0:
			all, first = len(cells), len(cells)
		case len(cells) != all:
			return 0, first
		}
	}
	return all, first
}

// cutSeparator takes a first line such as "sep=;" off, which Excel reads and writes, and
// returns the separator that it names; 0 if there is none.
func (r *rowReader) cutSeparator() byte {
	line, _, found := bytes.Cut(r.buf[r.start:r.end], []byte{'\n'})
	mark := bytes.TrimSuffix(line, []byte{'\r'})
	if !found || len(mark) != len("sep=;") || !bytes.EqualFold(mark[:4], []byte("sep=")) {
		return 0
	}
	r.take(len(line)+1, 1)
	return mark[4]
}
