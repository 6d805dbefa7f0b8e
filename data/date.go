package data

import (
	"cmp"
	"fmt"
	"strings"
)

// Date is a time as people know it: a year, a month, a day, or an interval
// between two of these with open or unknown ends, each perhaps approximate or
// uncertain. It is a subset of the Extended Date/Time Format (ISO 8601-2:2019),
// written as [ParseDate] says.
//
// The zero Date says that the time is not known. Dates are comparable with ==,
// which tells whether they are written alike, and take eight bytes.
type Date struct {
	// from is the single date or the beginning of an interval; to is its end and
	// zero for a single date.
	from, to edge
}

// edge is one end of a Date, packed: bits 0-1 sort of edge, 2-3 qualifier, 4-8
// day, 9-12 month, 13 and up year+9999. A day or month of 0 was not written.
type edge uint32

// The sorts of edge.
const (
	edgeNone    = iota // there is no such end
	edgePoint          // a year, month or day
	edgeOpen           // "..": it has not begun or ended
	edgeUnknown        // nothing written: it began or ended, nobody knows when
)

// qualifiers are the marks behind a date, by their number in an edge: none,
// approximate, uncertain, both.
const qualifiers = " ~?%"

func pointEdge(year, month, day, qualifier int) edge {
	return edge(edgePoint | qualifier<<2 | day<<4 | month<<9 | (year+9999)<<13)
}

func (e edge) sort() int      { return int(e & 3) }
func (e edge) qualifier() int { return int(e >> 2 & 3) }
func (e edge) day() int       { return int(e >> 4 & 31) }
func (e edge) month() int     { return int(e >> 9 & 15) }
func (e edge) year() int      { return int(e>>13) - 9999 }

func (e edge) append(b []byte) []byte {
	switch e.sort() {
	case edgeOpen:
		return append(b, ".."...)
	case edgePoint:
	default:
		return b
	}
	year := e.year()
	if year < 0 {
		b, year = append(b, '-'), -year
	}
	b = append(b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	if m := e.month(); m > 0 {
		b = append(b, '-', byte('0'+m/10), byte('0'+m%10))
	}
	if d := e.day(); d > 0 {
		b = append(b, '-', byte('0'+d/10), byte('0'+d%10))
	}
	if q := e.qualifier(); q > 0 {
		b = append(b, qualifiers[q])
	}
	return b
}

func (e edge) first() Day {
	if e.sort() != edgePoint {
		return MinDay
	}
	return DayOf(e.year(), max(e.month(), 1), max(e.day(), 1))
}

func (e edge) last() Day {
	if e.sort() != edgePoint {
		return MaxDay
	}
	year, month, day := e.year(), e.month(), e.day()
	if month == 0 {
		month = 12
	}
	if day == 0 {
		day = monthDays(year, month)
	}
	return DayOf(year, month, day)
}

// IsZero reports whether nothing is known of the time.
func (d Date) IsZero() bool { return d == Date{} }

// First returns the first day that the date can mean: MinDay where the
// beginning is open or unknown, and for the zero Date. A qualifier does not
// widen it, since nobody said by how much.
func (d Date) First() Day { return d.from.first() }

// Last returns the last day that the date can mean: MaxDay where the end is
// open or unknown, and for the zero Date.
func (d Date) Last() Day {
	if d.to.sort() == edgeNone {
		return d.from.last()
	}
	return d.to.last()
}

// compare puts dates into some order, of their beginnings first.
func (d Date) compare(o Date) int {
	return cmp.Or(cmp.Compare(d.from, o.from), cmp.Compare(d.to, o.to))
}

// Overlaps reports whether some day can belong to both dates. The zero Date
// overlaps every date.
func (d Date) Overlaps(other Date) bool {
	return d.First() <= other.Last() && other.First() <= d.Last()
}

// String gives the date just as [ParseDate] reads it; the zero Date is empty.
func (d Date) String() string {
	return string(d.appendTo(make([]byte, 0, 24)))
}

func (d Date) appendTo(b []byte) []byte {
	b = d.from.append(b)
	if d.to.sort() != edgeNone {
		b = d.to.append(append(b, '/'))
	}
	return b
}

// MarshalText writes the date as String does, for JSON, YAML and the like.
func (d Date) MarshalText() ([]byte, error) { return d.appendTo(nil), nil }

// UnmarshalText reads what ParseDate reads.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// ParseDate reads a date: "2019", "2023-09", "2023-09-13", each perhaps with
// "~" (approximate), "?" (uncertain) or "%" (both) behind it, or an interval
// "2019/2023-09". An end of an interval may be ".." (open) or empty (unknown),
// not both ends at once. Years have four digits, with a minus before the year 0.
// The empty text gives the zero Date. Errors are a [*ValueError].
func ParseDate(text string) (Date, error) {
	date, err := parseDate(text)
	if no, ok := err.(*noDate); ok {
		return Date{}, &ValueError{Message: Quoted(text) + " " + no.reason, Hint: dateHint(text, no.example)}
	}
	return date, err
}

// noDate is the error of a text that may mean a date all the same.
type noDate struct{ reason, example string }

func (e *noDate) Error() string { return e.reason }

// parseDate is ParseDate without the search for what was meant.
func parseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	if len(text) > 32 {
		return Date{}, dateError(text, "is too long for a date", "2023-09-13")
	}
	left, right, interval := strings.Cut(text, "/")
	if !interval {
		if left == ".." {
			return Date{}, dateError(text, "names no date", "2022/..")
		}
		point, err := parsePoint(text, left)
		return Date{from: point}, err
	}
	from, err := parseEnd(text, left)
	if err != nil {
		return Date{}, err
	}
	to, err := parseEnd(text, right)
	if err != nil {
		return Date{}, err
	}
	if from.sort() != edgePoint && to.sort() != edgePoint {
		return Date{}, dateError(text, "has no date at either end", "2022-02-24/..")
	}
	if from.first() > to.last() {
		return Date{}, dateError(text, "ends before it begins", right+"/"+left)
	}
	return Date{from, to}, nil
}

func parseEnd(text, end string) (edge, error) {
	switch end {
	case "":
		return edgeUnknown, nil
	case "..":
		return edgeOpen, nil
	}
	return parsePoint(text, end)
}

// parsePoint reads a year, month or day with its qualifier; text is the whole
// date, for errors.
func parsePoint(text, s string) (edge, error) {
	s, qualifier := cutQualifier(s)
	unsigned, negative := strings.CutPrefix(s, "-")
	if !hasFormOfPoint(unsigned) {
		return 0, &noDate{"is not a date", "2023, 2023-09 or 2023-09-13"}
	}
	year := digits(unsigned[:4])
	if negative {
		if year == 0 {
			return 0, dateError(text, "has the year -0000, which does not exist", "0000")
		}
		year = -year
	}
	month, day := 0, 0
	if len(unsigned) >= 7 {
		if month = digits(unsigned[5:7]); month < 1 || month > 12 {
			return 0, &noDate{fmt.Sprintf("has no month %02d", month), "2023-09"}
		}
	}
	if len(unsigned) == 10 {
		most := monthDays(year, month)
		if day = digits(unsigned[8:10]); day < 1 || day > most {
			if day == 0 {
				return 0, &noDate{"has no day 00", s[:len(s)-3]}
			}
			reason := fmt.Sprintf("has no day %02d: that month has %d days", day, most)
			return 0, dateError(text, reason, fmt.Sprintf("%s-%02d", s[:len(s)-3], most))
		}
	}
	return pointEdge(year, month, day, qualifier), nil
}

// cutQualifier cuts the qualifier off a point; 0: it has none.
func cutQualifier(s string) (rest string, qualifier int) {
	if n := len(s) - 1; n >= 0 {
		if q := strings.IndexByte(qualifiers[1:], s[n]); q >= 0 {
			return s[:n], q + 1
		}
	}
	return s, 0
}

// hasFormOfPoint reports whether a text is digits in the places of a year, a month or
// a day, whatever they come to.
func hasFormOfPoint(s string) bool {
	for i := range len(s) {
		if separator := i == 4 || i == 7; separator != (s[i] == '-') || !separator && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return len(s) == 4 || len(s) == 7 || len(s) == 10
}

func digits(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func dateError(text, reason, example string) error {
	return &ValueError{
		Message: Quoted(text) + " " + reason,
		Hint:    "write it like " + example,
	}
}
