package render

import (
	"strings"
	"unicode"
)

// rightToLeftRanges are the blocks that Unicode sets aside for scripts written
// from right to left.
var rightToLeftRanges = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x0590, Hi: 0x08ff, Stride: 1}, {Lo: 0xfb1d, Hi: 0xfdff, Stride: 1}, {Lo: 0xfe70, Hi: 0xfefc, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x10800, Hi: 0x10fff, Stride: 1}, {Lo: 0x1e800, Hi: 0x1efff, Stride: 1}},
}

// The characters that open and close an isolate of whatever direction its
// first letter has.
const (
	firstStrongIsolate = '\u2068'
	popIsolate         = '\u2069'
)

// RightToLeft reports whether a line of text is to be set from right to left:
// whether its first letter is of a script written so. What stands in an
// isolate does not count (rules P2 and P3 of the Unicode bidirectional
// algorithm, on letters alone).
func RightToLeft(s string) bool {
	depth := 0
	for _, r := range s {
		switch {
		case r >= '\u2066' && r <= firstStrongIsolate:
			depth++
		case r == popIsolate:
			depth = max(depth-1, 0)
		case depth == 0 && unicode.IsLetter(r):
			return unicode.Is(rightToLeftRanges, r)
		}
	}
	return false
}

// Isolate makes a name safe to stand in a sentence: a name with letters
// written from right to left is wrapped so that it does not reorder the words
// and numbers around it, and controls that would move text about are taken out.
// Every other name comes back as it is.
func Isolate(name string) string {
	mixed := strings.ContainsFunc(name, func(r rune) bool {
		return unicode.Is(rightToLeftRanges, r) || moves(r)
	})
	if !mixed {
		return name
	}
	name = strings.Map(func(r rune) rune {
		if moves(r) {
			return -1
		}
		return r
	}, name)
	return string(firstStrongIsolate) + name + string(popIsolate)
}

// moves reports whether a character embeds, overrides or isolates a direction.
func moves(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= popIsolate
}
