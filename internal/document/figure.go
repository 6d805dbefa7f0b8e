package document

import (
	"strconv"
	"strings"
)

// caption is what stands below a figure. One that the text refers to has a
// caption in any case, since that is where its number stands.
func (f *Figure) caption() string {
	if f.Caption == "" && f.Label != "" {
		return f.Title
	}
	return f.Caption
}

// anchor is the label of a figure in characters that a label may have in every
// medium. Empty: there is none.
func (f *Figure) anchor() string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (alphanumeric(r) || r == '-' || r == '_' || r == ':') {
			return r
		}
		return '-'
	}, strings.TrimSpace(f.Label))
}

// width is the width of a figure: a number of one of the units %, mm, cm, in, pt
// (72 in an inch) and px (96 in an inch), and whether one was asked for that is
// written so.
func (f *Figure) width() (n float64, unit string, ok bool) {
	for _, unit := range [...]string{"%", "mm", "cm", "in", "pt", "px"} {
		digits, found := strings.CutSuffix(strings.TrimSpace(f.Width), unit)
		if !found {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
		return n, unit, err == nil && n > 0 && n < 1e5
	}
	return 0, "", false
}

// decimal writes a number without an exponent, to four places at most.
func decimal(n float64) string {
	s := strings.TrimRight(strconv.FormatFloat(n, 'f', 4, 64), "0")
	return strings.TrimSuffix(s, ".")
}

func alphanumeric(r rune) bool { return letter(r) || r >= '0' && r <= '9' }

func letter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
