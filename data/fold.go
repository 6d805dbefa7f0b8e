package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold brings a name into the form in which names are compared: lower case,
// white space collapsed and trimmed, Latin diacritics and ligatures taken apart
// ("Łódź" and "Lodz" meet), Greek and Cyrillic letters without their accents,
// typographic quotes and dashes plain, invisible characters gone. Folding twice
// changes nothing. A name that is folded already and in ASCII is returned
// itself, without a copy.
func Fold(name string) string {
	if folded(name) {
		return name
	}
	var b strings.Builder
	b.Grow(len(name))
	space := false
	for _, r := range name {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if invisible(r) {
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		foldRune(&b, r)
	}
	return b.String()
}

// folded reports whether a name is ASCII and in its folded form.
func folded(name string) bool {
	space := true // so that a leading space counts as a second one
	for i := range len(name) {
		c := name[i]
		switch {
		case c == ' ':
			if space {
				return false
			}
		case c < ' ' || c >= 0x7f || 'A' <= c && c <= 'Z':
			return false
		}
		space = c == ' '
	}
	return !space || name == ""
}

// invisible reports whether a name reads the same without the character:
// controls, formatting characters and combining marks.
func invisible(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 ||
		r >= 0x300 && unicode.In(r, unicode.Cf, unicode.Mn) || r == 0xad
}

func foldRune(b *strings.Builder, r rune) {
	r = unicode.ToLower(r)
	switch {
	case r < utf8.RuneSelf:
		b.WriteByte(byte(r))
		return
	case r >= latinStart && r < latinStart+rune(len(latinBase)):
		if foldLatin(b, latinBase[r-latinStart], r) {
			return
		}
	case r >= latinMoreStart && r < latinMoreStart+rune(len(latinMoreBase)):
		if foldLatin(b, latinMoreBase[r-latinMoreStart], r) {
			return
		}
	case r >= 0x2010 && r <= 0x2015 || r == 0x2212:
		b.WriteByte('-')
		return
	case r >= 0x2018 && r <= 0x201b || r == 0x2032 || r == 0x2bc:
		b.WriteByte('\'')
		return
	case r >= 0x201c && r <= 0x201f || r == 0x2033 || r == 0xab || r == 0xbb:
		b.WriteByte('"')
		return
	}
	b.WriteRune(foldAccent(r))
}

// foldLatin writes what stands for a letter in a table of bases and reports
// whether anything does.
func foldLatin(b *strings.Builder, base byte, r rune) bool {
	switch base {
	case '.':
		return false
	case '*':
		b.WriteString(ligature(r))
	default:
		b.WriteByte(base)
	}
	return true
}

// ligature spells out the Latin letters that stand for two.
func ligature(r rune) string {
	switch r {
	case 'æ', 'ǣ', 'ǽ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ĳ':
		return "ij"
	case 'ŋ':
		return "ng"
	case 'ǆ', 'ǳ':
		return "dz"
	case 'ǉ':
		return "lj"
	case 'ǌ':
		return "nj"
	case 'ȣ':
		return "ou"
	}
	return "ss" // ß
}

// foldAccent takes the accent off the lower-case Greek and Cyrillic letters
// that have one in everyday spelling, so that they meet their decomposed form,
// whose combining mark is invisible to Fold; and the stroke off two Latin
// letters that stand outside the tables.
func foldAccent(r rune) rune {
	switch r {
	case 'ⱥ':
		return 'a'
	case 'ⱦ':
		return 't'
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	case 'й', 'ѝ':
		return 'и'
	case 'ё', 'ѐ':
		return 'е'
	case 'ї':
		return 'і'
	case 'ў':
		return 'у'
	case 'ѓ':
		return 'г'
	case 'ќ':
		return 'к'
	}
	return r
}

// latinBase and latinMoreBase give, for each letter of two Unicode blocks in
// order, the ASCII letter that it is a form of; '*' stands for two letters (see
// ligature) and '.' for none.
const (
	latinStart     = 0xc0
	latinMoreStart = 0x1e00

	latinBase = "" +
		"aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*y" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll" +
		"lllnnnnnnn**oooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
		"bb....occdddd.eeeffgg.iikkl..nnooo..ppr.....tttuu.vyyzz........." +
		"....*********aaiioouuuuuuuuuueaaaa**ggggkkoooo..j***gg..nnaa**oo" +
		"aaaaeeeeiiiioooorrrruuuusstt..hhnd**zzaaeeooooooooyylnt...acclts" +
		"z..bu.eejj..rryy...bo.dd.e.e....g..g....ii........n..o.........." +
		"r.......tu.v......."
	latinMoreBase = "" +
		"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
		"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"wwwwwwwwwwxxxxyyzzzzzzhtwyasss*.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
		"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"
)
