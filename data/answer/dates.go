package answer

import (
	"strconv"
	"strings"

	"dossier/data"
)

// DateWords tells a date in words: "24 February 2022", "about 2019", "since
// February 2022", "2019 to 2021". The zero Date gives the empty string.
func DateWords(d data.Date) string {
	if d.IsZero() { // most rows of tables
		return ""
	}
	from, to, interval := strings.Cut(d.String(), "/")
	switch {
	case !interval:
		return pointWords(from)
	case from == "..":
		return "until " + pointWords(to)
	case from == "":
		return "until " + pointWords(to) + ", beginning unknown"
	case to == "..":
		return "since " + pointWords(from)
	case to == "":
		return "from " + pointWords(from) + ", end unknown"
	}
	return pointWords(from) + " to " + pointWords(to)
}

var months = [...]string{"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"}

// pointWords tells a year, month or day written in EDTF, with its qualifier.
func pointWords(s string) string {
	before := ""
	if n := len(s) - 1; n >= 0 {
		switch s[n] {
		case '~':
			before, s = "about ", s[:n]
		case '?':
			before, s = "perhaps ", s[:n]
		case '%':
			before, s = "perhaps about ", s[:n]
		}
	}
	digits, negative := strings.CutPrefix(s, "-")
	parts := strings.Split(digits, "-")
	year, err := strconv.Atoi(parts[0])
	if err != nil {
		return before + s
	}
	if negative {
		year = -year
	}
	words := strconv.Itoa(year)
	if year <= 0 { // the year before 1 is 0 in EDTF and 1 BC in words
		words = strconv.Itoa(1-year) + " BC"
	}
	if len(parts) > 1 {
		if m, err := strconv.Atoi(parts[1]); err == nil && m >= 1 && m <= 12 {
			words = months[m-1] + " " + words
		}
	}
	if len(parts) > 2 {
		words = strings.TrimLeft(parts[2], "0") + " " + words
	}
	return before + words
}
