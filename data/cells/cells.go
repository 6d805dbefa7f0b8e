package cells

import (
	"strings"
	"unicode/utf8"
)

// Together joins the names of actors that act, or speak, as one.
const Together = " + "

// apostrophe tells a spreadsheet that a cell is text.
const apostrophe = '\''

// Defuse returns a cell that a spreadsheet takes for text and nothing else: one that
// begins with what makes a formula gets an apostrophe in front. So does one in which
// apostrophes stand before that, so that [Restore] always gives the first text back.
// A number is left as it is.
//
// What makes a formula is = + - @ in their usual and their full width, and a tab or a
// line end, behind which spreadsheets look for one.
func Defuse(cell string) string {
	if !runs(cell) || number(cell) {
		return cell
	}
	return string(apostrophe) + cell
}

// Restore gives back the text that [Defuse] made safe. Cells that it did not change,
// and those of other writers that do as it does, come out right as well.
func Restore[T string | []byte](cell T) T {
	if len(cell) > 1 && cell[0] == apostrophe && runs(cell) {
		return cell[1:]
	}
	return cell
}

// runs reports whether a cell begins with what makes a formula, perhaps behind
// apostrophes.
func runs[T string | []byte](cell T) bool {
	at := 0
	for at < len(cell) && cell[at] == apostrophe {
		at++
	}
	first, _ := utf8.DecodeRuneInString(string(cell[at:min(at+utf8.UTFMax, len(cell))]))
	return at < len(cell) && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}

// number reports whether a cell is a number with a sign, as spreadsheets read it.
func number(cell string) bool {
	digits := func(s string) (rest string, some bool) {
		rest = strings.TrimLeft(s, "0123456789")
		return rest, len(rest) < len(s)
	}
	rest, some := digits(strings.TrimLeft(cell[:1], "+-") + cell[1:])
	if fraction, ok := strings.CutPrefix(rest, "."); ok {
		rest, ok = digits(fraction)
		some = some && ok
	}
	if some && rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		rest, some = digits(strings.TrimLeft(rest[1:min(2, len(rest))], "+-") + rest[min(2, len(rest)):])
	}
	return some && rest == ""
}

// Nothing stands in a cell of which the field is there and empty, and not merely left out.
const Nothing = "-"

// Keep returns a text as it stands in a cell of which white space at the ends is taken off
// and in which [Nothing] has a meaning of its own: between quotes where it would not come
// back as it is, or looks like a text that stands between them for that reason.
func Keep(text string) string {
	if !bends(text) {
		return text
	}
	return `"` + text + `"`
}

// Kept gives back the text that [Keep] put into a cell. Other cells in quotes keep them.
func Kept(cell string) string {
	if inner, quoted := inQuotes(cell); quoted && bends(inner) {
		return inner
	}
	return cell
}

// bends reports whether a text has to be kept, within any number of quotes.
func bends(text string) bool {
	for {
		inner, quoted := inQuotes(text)
		if !quoted {
			return text == Nothing || strings.TrimSpace(text) != text
		}
		text = inner
	}
}

// inQuotes returns what stands between the first and the last character of a text if both
// are quotes.
func inQuotes(text string) (inner string, quoted bool) {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return text, false
	}
	return text[1 : len(text)-1], true
}

// Join puts names into one cell, each quoted where it has to be.
func Join(names []string) string {
	if len(names) == 1 {
		return Quote(names[0])
	}
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = Quote(name)
	}
	return strings.Join(quoted, Together)
}

// Quote returns a name as it stands in a cell that may hold several: between quotes,
// with its own quotes doubled, where it holds what separates names (; and | and a plus
// between blanks), begins with a quote, or begins or ends with a blank; else as it is.
func Quote(name string) string {
	if !separates(name) {
		return name
	}
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

// separates reports whether a name could be taken for several, or for another one. A
// plus at an end is one between blanks once other names stand beside it.
func separates(name string) bool {
	return strings.ContainsAny(name, ";|") || strings.HasPrefix(name, `"`) || strings.Contains(name, Together) ||
		strings.HasPrefix(name, "+ ") || strings.HasSuffix(name, " +") || name == "+" || strings.TrimSpace(name) != name
}
