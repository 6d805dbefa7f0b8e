package rows

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// NumberStyle says how a table writes numbers. The zero NumberStyle has a decimal point
// and nothing between thousands.
type NumberStyle struct {
	Decimal   byte // '.' or ','; 0 is '.'
	Thousands byte // '.', ',' or ' ', which stands for any space; 0: none
}

// number reads a number from 0 up, and reports whether the cell is one in this style.
func (s NumberStyle) number(cell []byte) (float64, bool) {
	if s == (NumberStyle{}) || s == (NumberStyle{Decimal: '.'}) {
		return pointNumber(cell)
	}
	decimal := s.Decimal
	if decimal == 0 {
		decimal = '.'
	}
	whole, fraction, broken := bytes.Cut(cell, []byte{decimal})
	if decimal != '.' && bytes.IndexByte(fraction, '.') >= 0 || s.Thousands != '.' && bytes.IndexByte(whole, '.') >= 0 {
		return 0, false
	}
	if s.Thousands != 0 {
		var ok bool
		if whole, ok = joinThousands(whole, s.Thousands); !ok {
			return 0, false
		}
	}
	text := whole
	if broken {
		text = append(append(bytes.Clone(whole), '.'), fraction...)
	}
	return pointNumber(text)
}

// pointNumber reads a number with a decimal point; short plain ones, as lists have by
// the million, without the general parser.
func pointNumber(cell []byte) (float64, bool) {
	if value, ok := plainNumber(cell); ok {
		return value, true
	}
	if len(bytes.TrimLeft(cell, "+-.0123456789eE")) > 0 { // no 0x1p3, no 1_000, no inf
		return 0, false
	}
	value, err := strconv.ParseFloat(string(cell), 64)
	return value, err == nil && !math.IsInf(value, 0)
}

// joinThousands takes the separators out of a whole number, which must stand between
// groups of three digits.
func joinThousands(whole []byte, separator byte) ([]byte, bool) {
	text := string(whole)
	mark := string(rune(separator))
	if separator == ' ' {
		text = strings.Map(func(r rune) rune {
			if r == '\u00a0' || r == '\u2009' || r == '\u202f' {
				return ' '
			}
			return r
		}, text)
	}
	groups := strings.Split(text, mark)
	for i, group := range groups {
		if i > 0 && len(group) != 3 || i == 0 && len(groups) > 1 && (len(group) < 1 || len(group) > 3) {
			return nil, false
		}
		if i > 0 && !isNumber(group) {
			return nil, false
		}
	}
	return []byte(strings.Join(groups, "")), true
}

// numberWay is a way to write numbers and the options that read it.
type numberWay struct {
	flags string
	style NumberStyle
}

// numberWays lists the ways in the order in which a hint names them.
func numberWays() []numberWay {
	return []numberWay{
		{"--decimal point", NumberStyle{}},
		{"--thousands comma", NumberStyle{Thousands: ','}},
		{"--thousands space", NumberStyle{Thousands: ' '}},
		{"--decimal comma", NumberStyle{Decimal: ','}},
		{"--decimal comma --thousands point", NumberStyle{Decimal: ',', Thousands: '.'}},
		{"--decimal comma --thousands space", NumberStyle{Decimal: ',', Thousands: ' '}},
	}
}

// likeNumber reports whether a cell is a number in any way to write one.
func likeNumber(cell []byte) bool {
	return slices.ContainsFunc(numberWays(), func(way numberWay) bool {
		_, ok := way.style.number(cell)
		return ok
	})
}

// numberHint says which options would read a cell, and as what.
func numberHint(cell []byte) string {
	var ways []string
	for _, way := range numberWays() {
		value, ok := way.style.number(cell)
		if ok && !strings.Contains(strings.Join(ways, ", ")+",", " as "+formatNumber(value)+",") {
			ways = append(ways, way.flags+" reads it as "+formatNumber(value))
		}
	}
	switch {
	case len(ways) > 0 && strings.Contains(ways[0], "--thousands"):
		return "is that a thousands separator? " + strings.Join(ways, ", ")
	case len(ways) > 0:
		return strings.Join(ways, ", ")
	}
	return "write it with a decimal point, such as 2.5"
}

func formatNumber(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

// plainNumber reads up to 15 digits with at most one point among them. The
// quotient of two integers that a float64 holds exactly is rounded correctly
// (W. D. Clinger, PLDI 1990), so that the result is that of strconv.ParseFloat.
func plainNumber(cell []byte) (float64, bool) {
	if len(cell) > 16 {
		return 0, false
	}
	value, scale, digits := 0, 1, 0
	point := false
	for _, c := range cell {
		switch {
		case '0' <= c && c <= '9':
			value = value*10 + int(c-'0')
			digits++
			if point {
				scale *= 10
			}
		case c == '.' && !point:
			point = true
		default:
			return 0, false
		}
	}
	if digits == 0 || digits > 15 {
		return 0, false
	}
	return float64(value) / float64(scale), true
}

// weightCell reads the cost of a tie.
func weightCell(cell []byte, style NumberStyle) (float64, *faults.Fault) {
	if len(cell) == 0 {
		return noWeight, nil
	}
	w, ok := style.number(cell)
	if !ok {
		return 0, faults.New(data.CodeWrongType, "the weight "+data.Quoted(string(cell))+" is not a number", numberHint(cell))
	}
	if !data.ValidWeight(w) {
		return 0, faults.New(data.CodeBadRange, "the weight "+data.Quoted(string(cell))+" cannot be a cost", data.WeightHint)
	}
	return w, nil
}

// confidenceCell reads a confidence from 0 to 100, perhaps with a percent sign; -1 is none.
func confidenceCell(cell []byte, style NumberStyle) (int16, *faults.Fault) {
	if len(cell) == 0 {
		return -1, nil
	}
	const hint = "write a number from 0 to 100, or leave it out"
	digits, percent := bytes.CutSuffix(cell, []byte{'%'})
	digits = bytes.TrimRight(digits, " \u00a0\u202f")
	n, ok := style.number(digits)
	quoted := data.Quoted(string(cell))
	switch {
	case !ok:
		if word := confidenceWords[strings.ToLower(string(cell))]; word != "" {
			return 0, faults.New(data.CodeWrongType, "the confidence "+quoted+" is a word", "write a number from 0 to 100; in STIX "+string(cell)+" is "+word)
		}
		return 0, faults.New(data.CodeWrongType, "the confidence "+quoted+" is not a whole number", hint)
	case n > 0 && n <= 1 && n != math.Trunc(n) && !percent:
		return 0, faults.New(data.CodeWrongType, "the confidence "+quoted+" is not a whole number", "percent? write "+formatNumber(math.Round(n*100)))
	case n != math.Trunc(n):
		return 0, faults.New(data.CodeWrongType, "the confidence "+quoted+" is not a whole number", hint)
	case n < 0 || n > 100:
		return 0, faults.New(data.CodeBadRange, "the confidence "+quoted+" is out of range", hint)
	}
	return int16(n), nil
}

// confidenceWords are the words of STIX 2.1, appendix A, and the numbers of their bands.
var confidenceWords = map[string]string{
	"none": "0", "low": "15 (1 to 29)", "medium": "50 (30 to 69)", "med": "50 (30 to 69)", "high": "85 (70 to 100)",
}

// reliabilityCell reads the Admiralty grade of a source, in either case, perhaps with
// that of the information behind it: B or B2; 0: none.
func reliabilityCell(cell []byte) (reliability, credibility uint8, fault *faults.Fault) {
	if len(cell) == 0 {
		return 0, 0, nil
	}
	if grade := cell[0] &^ ('a' - 'A'); len(cell) <= 2 && 'A' <= grade && grade <= 'F' {
		if len(cell) == 1 {
			return grade, 0, nil
		}
		if digit := cell[1]; '1' <= digit && digit <= '6' {
			return grade, digit - '0', nil
		}
	}
	return 0, 0, faults.New(data.CodeBadValue, data.Quoted(string(cell))+" is not an Admiralty grade of a source",
		"write a letter from A (completely reliable) to F (cannot be judged), perhaps with the grade of the information behind it: B2")
}

// credibilityCell reads the Admiralty grade of an information; 0: none.
func credibilityCell(cell []byte) (uint8, *faults.Fault) {
	if len(cell) == 0 {
		return 0, nil
	}
	const hint = "write a number from 1 (confirmed) to 6 (cannot be judged), or leave it out"
	n, err := strconv.Atoi(string(cell))
	if err != nil {
		return 0, faults.New(data.CodeWrongType, "the credibility "+data.Quoted(string(cell))+" is not a whole number", hint)
	}
	if n < 1 || n > 6 {
		return 0, faults.New(data.CodeBadRange, "the credibility "+strconv.Itoa(n)+" is not an Admiralty grade", hint)
	}
	return uint8(n), nil
}
