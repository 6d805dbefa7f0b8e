package faults

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"dossier/data"
)

// BOM is the byte order mark of UTF-8.
var BOM = []byte{0xEF, 0xBB, 0xBF}

// emptyHint says what a file that holds nothing should hold.
const emptyHint = "a dossier needs at least actors and claims; an edge list needs a header such as from,relation,to"

// Empty is the problem of a file that holds nothing.
func Empty(message string) *data.Problem {
	return &data.Problem{Severity: data.Error, Code: data.CodeEmpty, Line: 1, Column: 1, Message: message, Hint: emptyHint}
}

// Start refuses a file by its beginning: one that is empty, or written in UTF-16.
func Start(start []byte) *data.Problem {
	switch {
	case bytes.HasPrefix(start, []byte{0xFF, 0xFE}), bytes.HasPrefix(start, []byte{0xFE, 0xFF}):
		return &data.Problem{Severity: data.Error, Code: data.CodeEncoding, Line: 1, Column: 1,
			Message: "the file is UTF-16 (it begins with that byte order mark), not UTF-8",
			Hint:    "save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8 IN > OUT"}
	case len(bytes.TrimSpace(start)) == 0:
		return Empty("the file is empty")
	}
	return nil
}

// Text says why a value is not text.
func Text(value []byte) *Fault {
	if i := InvalidUTF8(value); i >= 0 {
		return &Fault{data.CodeEncoding, fmt.Sprintf("the cell %s is not UTF-8 (byte 0x%02X)", data.Quoted(string(value)), value[i]),
			"name the encoding of the table, such as --encoding windows-1252, or save it as UTF-8"}
	}
	if bytes.IndexByte(value, 0) >= 0 {
		return &Fault{data.CodeEncoding, "a NUL byte stands in a cell; this is not a text file", "save the file as plain UTF-8 text"}
	}
	return nil
}

// InvalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func InvalidUTF8(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return -1
}

// LineColumn gives the line and the column, in characters, of a byte offset.
func LineColumn(raw []byte, offset int) (line, col int) {
	before := raw[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return 1 + bytes.Count(before, []byte{'\n'}), 1 + utf8.RuneCount(before[start:])
}

// ByteSize writes a number of bytes for people.
func ByteSize(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
