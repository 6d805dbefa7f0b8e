package rows

import (
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// isTimeset reports whether a cell is in the form in which Gephi writes times:
// "<[2012.0, 2014.0]>", or "<[2012-01-01]>".
func isTimeset(cell []byte) bool {
	return len(cell) > 2 && cell[0] == '<' && cell[len(cell)-1] == '>'
}

// timesetDate reads a time of Gephi: a moment or one interval. A number is a year.
func timesetDate(cell []byte) (data.Date, *faults.Fault) {
	inner := strings.Trim(string(cell), "<> ")
	if strings.Contains(inner, ";") {
		return data.Date{}, faults.New(data.CodeBadDate, data.Quoted(string(cell))+" holds several times, and a claim has one", "write a row for each")
	}
	inner = strings.Trim(inner, "[]() ")
	first, last, interval := strings.Cut(inner, ",")
	text := timePoint(first)
	if end := timePoint(last); interval && end != text {
		text += "/" + end
	}
	date, err := data.ParseDate(text)
	if err != nil {
		message, hint := faults.Explain(err)
		return date, faults.New(data.CodeBadDate, message, hint)
	}
	return date, nil
}

// timePoint is one end of an interval: a number is a year, one that goes on for ever is
// open.
func timePoint(s string) string {
	s = strings.TrimSpace(s)
	if whole, isYear := strings.CutSuffix(s, ".0"); isYear && isNumber(whole) {
		return whole
	}
	if strings.HasSuffix(strings.ToLower(s), "infinity") {
		return ".."
	}
	return s
}
