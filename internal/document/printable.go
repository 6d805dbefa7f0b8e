package document

import (
	"strings"

	"github.com/rivo/uniseg"

	"dossier/data"
)

// leftToRightMark keeps the words around a name that is written from right to
// left in order (see [data.Isolate]).
const leftToRightMark = "\u200e"

// printable is [data.Printable] that leaves left-to-right marks where they are: a
// text that is told has names between them.
func printable(s string) string {
	if narrow(s) {
		return s
	}
	if !strings.Contains(s, leftToRightMark) {
		return data.Printable(s)
	}
	parts := strings.Split(s, leftToRightMark)
	for i := range parts {
		parts[i] = data.Printable(parts[i])
	}
	return strings.Join(parts, leftToRightMark)
}

// columns is the number of columns that a printable text takes on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if !narrowRune(r) {
			return uniseg.StringWidth(s)
		}
		n++
	}
	return n
}

// narrow reports whether a text has nothing but narrow runes.
func narrow(s string) bool {
	for _, r := range s {
		if !narrowRune(r) {
			return false
		}
	}
	return true
}

// narrowRune reports whether a character is known to be printable as it is and to
// take one column: those of most European texts. It only saves time.
func narrowRune(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x300:
		return r > 0xa0 && r != 0xad
	case r < 0x530:
		return r >= 0x400 && r < 0x483 || r >= 0x48a || r >= 0x3a3 && r < 0x400
	}
	return r >= 0x2010 && r < 0x2028 || r >= 0x2030 && r < 0x203c
}
