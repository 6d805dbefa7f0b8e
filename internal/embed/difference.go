package embed

import (
	"html"
	"strings"
	"unicode"
)

// Difference finds the first line that is another one in marker i than in the
// content: its number in the document, and what belongs there, which is empty where
// there is a line too many. Where no line differs but the text does, the number is 0.
func (d *Document) Difference(i int, content []byte) (line int, want string) {
	m := &d.Markers[i]
	have := m.told()
	wanted := told(linesIn(content))
	places := newLocator(d.text)
	for k, h := range have {
		if k < len(wanted) && letters(h.text) == letters(wanted[k].text) {
			continue
		}
		line, _ = places.at(m.part.origin(m.start + h.start))
		if k < len(wanted) {
			want = squeezed(string(wanted[k].text))
		}
		return line, want
	}
	if len(wanted) > len(have) {
		line, _ = places.at(m.part.origin(m.end))
		return line, squeezed(string(wanted[len(have)].text))
	}
	return 0, ""
}

// Empty reports whether nothing stands in marker i.
func (d *Document) Empty(i int) bool { return len(d.Markers[i].told()) == 0 }

// told are the lines in a marker that say something.
func (m *Marker) told() []textLine { return told(linesIn(m.part.text[m.start:m.end])) }

func linesIn(text []byte) (all []textLine) {
	for l := range linesOf(text) {
		all = append(all, l)
	}
	return all
}

func told(all []textLine) (some []textLine) {
	for _, l := range all {
		if letters(l.text) != "" {
			some = append(some, l)
		}
	}
	return some
}

// letters are the letters and digits of a line, which formatters leave alone.
func letters(line []byte) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, html.UnescapeString(string(line)))
}
