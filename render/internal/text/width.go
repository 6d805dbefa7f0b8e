package text

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// block is a run of characters with their advance widths.
type block struct {
	first  rune
	widths string
}

// noWidth marks a combining character in the tables.
const noWidth = 0xffff

// Widths, in em, of what the typeface lacks: the viewer's system draws it in a
// face of its own, so these are the usual measures of such faces, not exact.
const (
	emWide  = 1.0  // Chinese, Japanese, Korean
	emEmoji = 1.25 // colour emoji are drawn larger than the type around them
	emHalf  = 0.5  // half-width forms
	emOther = 0.62 // Arabic, Indic and other alphabets, on average
)

// Width is the width of s in Liberation Sans at the given size, in pixels,
// without kerning. Characters that the typeface lacks are estimated: 1 em for
// East Asian wide ones, 1.25 em for emoji, none for combining marks and control
// characters, 0.62 em for others. It takes time linear in the length of s.
func Width(s string, size float64, bold bool) float64 {
	table := face(bold)
	units, em := 0, 0.0
	for len(s) > 0 {
		n, u, e := step(table, s)
		units, em, s = units+u, em+e, s[n:]
	}
	return size * (em + float64(units)/unitsPerEm)
}

// Advances gives the parts of s, one character each or several that draw one picture,
// each with its width as [Width] measures it.
func Advances(s string, size float64, bold bool) iter.Seq2[string, float64] {
	table := face(bold)
	return func(yield func(string, float64) bool) {
		for rest := s; len(rest) > 0; {
			n, units, em := step(table, rest)
			if !yield(rest[:n], size*(em+float64(units)/unitsPerEm)) {
				return
			}
			rest = rest[n:]
		}
	}
}

// step says how many bytes at the start of s are one part of it, and how wide that is:
// in units of the typeface, or in em where it is estimated.
func step(table []block, s string) (n, units int, em float64) {
	r, n := utf8.DecodeRuneInString(s)
	switch w, ok := lookup(table, r); {
	case ok:
		return n, w, 0
	case zero(r):
		return n, 0, 0
	}
	// Several characters may draw one picture, as with flags.
	cluster, _, cells, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(cluster), 0, foreign(r, cells)
}

func face(bold bool) []block {
	if bold {
		return boldface
	}
	return regular
}

// Exact reports whether Width measures s letter by letter, with nothing estimated.
func Exact(s string, bold bool) bool {
	table := face(bold)
	for _, r := range s {
		if _, ok := lookup(table, r); !ok && !zero(r) {
			return false
		}
	}
	return true
}

// lookup finds a character's width in units, or says that the face lacks it.
func lookup(table []block, r rune) (units int, ok bool) {
	for _, b := range table {
		if r < b.first {
			return 0, false
		}
		if i := int(r-b.first) * 2; i < len(b.widths) {
			w := int(b.widths[i])<<8 | int(b.widths[i+1])
			if w == noWidth {
				return 0, true
			}
			return w, w > 0
		}
	}
	return 0, false
}

// zero reports whether a character takes no room of its own.
func zero(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc)
}

// foreign is the width in em of a cluster that the typeface lacks, from its
// first character and the number of cells a terminal would give it.
func foreign(first rune, cells int) float64 {
	switch {
	case first >= 0x1f000 && first < 0x20000, cells == 2 && first >= 0x2300 && first < 0x2c00:
		return emEmoji
	case cells == 2:
		return emWide
	case first >= 0xff61 && first <= 0xffdc:
		return emHalf
	default:
		return emOther
	}
}
