package load

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"dossier/data"
)

const emptyHint = "a dossier needs at least actors and claims; an edge list needs a header such as from,relation,to"

var utf8BOM = []byte{0xEF, 0xBB, 0xBF}

// guardStart refuses a file by its beginning.
func guardStart(start []byte) *data.Problem {
	switch {
	case bytes.HasPrefix(start, []byte{0xFF, 0xFE}), bytes.HasPrefix(start, []byte{0xFE, 0xFF}):
		return &data.Problem{Severity: data.Error, Code: data.CodeEncoding, Line: 1, Column: 1,
			Message: "the file is UTF-16 (it begins with that byte order mark), not UTF-8",
			Hint:    "save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8 IN > OUT"}
	case len(bytes.TrimSpace(start)) == 0:
		return &data.Problem{Severity: data.Error, Code: data.CodeEmpty, Line: 1, Column: 1,
			Message: "the file is empty", Hint: emptyHint}
	}
	return nil
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(raw []byte) int {
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

// lineColumn gives the line and the column, in characters, of a byte offset.
func lineColumn(raw []byte, offset int) (line, col int) {
	before := raw[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return 1 + bytes.Count(before, []byte{'\n'}), 1 + utf8.RuneCount(before[start:])
}

func byteSize(n int64) string {
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

// explain takes apart an error of package data.
func explain(err error) (message, hint string) {
	var value *data.ValueError
	if errors.As(err, &value) {
		return value.Message, value.Hint
	}
	return err.Error(), ""
}

// nearestHint names the nearest of the allowed words, or all of them.
func nearestHint(word string, allowed []string) string {
	if near := data.Nearest(word, allowed, 1); len(near) > 0 {
		return "did you mean " + near[0] + "?"
	}
	return "one of " + strings.Join(allowed, ", ")
}
