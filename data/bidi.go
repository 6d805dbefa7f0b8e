package data

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

// Marks without a shape that have a direction.
const (
	leftToRightMark  = '\u200e'
	rightToLeftMark  = '\u200f'
	arabicLetterMark = '\u061c'
)

// RightToLeft reports whether a line of text is to be set from right to left:
// whether the first letter or mark that has a direction has this one (rules P2
// and P3 of the Unicode bidirectional algorithm, UAX #9).
func RightToLeft(s string) bool {
	for _, r := range s {
		switch {
		case r == leftToRightMark:
			return false
		case r == rightToLeftMark, r == arabicLetterMark:
			return true
		case unicode.IsLetter(r):
			return unicode.Is(rightToLeftRanges, r)
		}
	}
	return false
}

// Isolate makes a name safe to stand in an English sentence: one with letters
// written from right to left is put between left-to-right marks, so that the
// words and numbers around it stay in order. Marks are used in place of the
// newer isolates because every renderer knows them, and a line that is broken
// inside the name cannot leave one open. Other names come back as they are.
func Isolate(name string) string {
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(rightToLeftRanges, r) }) {
		return name
	}
	return string(leftToRightMark) + name + string(leftToRightMark)
}
