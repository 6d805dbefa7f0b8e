package text

import (
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
		r, n := utf8.DecodeRuneInString(s)
		switch w, ok := lookup(table, r); {
		case ok:
			units += w
		case zero(r):
		default:
			// Several characters may draw one picture, as with flags.
			cluster, _, cells, _ := uniseg.FirstGraphemeClusterInString(s, -1)
			n = len(cluster)
			em += foreign(r, cells)
		}
		s = s[n:]
	}
	return size * (em + float64(units)/unitsPerEm)
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
