package render

import (
	"slices"

	"dossier/data"
)

// A relation is said in the legend alone if at least so many ties have it, with
// nothing else in their captions, and if these are most of a figure's ties, or
// the figure has more than manyTies: among so many lines words that repeat hide
// those that differ.
const (
	repeatedTies = 8
	manyTies     = 30
)

// omitRepeated takes the caption off the ties of relations that say nothing new
// any more, and has the legend say each.
// Only colour and head tell lines without words apart, so that there is at most one
// such relation of a tone, and none where a tie of that tone has no caption
// anyway; and at most one whose ties have no head, which colour alone would tell. Numbers stay on the lines, and so does every caption that says more
// than the relation. label gives the words of a relation.
func omitRepeated(f *Figure, label func(relation string) string) {
	headless := false
	for _, tone := range data.Tones() {
		id := repeated(f.Links, tone, label)
		symmetric := slices.ContainsFunc(f.Links, func(l Link) bool { return l.Relation == id && l.Symmetric })
		if id == "" || symmetric && headless {
			continue
		}
		headless = headless || symmetric
		for i := range f.Links {
			if l := &f.Links[i]; l.Tone == tone && l.Relation == id && l.Caption == label(id) {
				l.Caption = ""
			}
		}
		f.Wordless = append(f.Wordless, LegendEntry{Mark: MarkColour, Label: "lines without words: " + label(id), Tone: tone, Headless: symmetric})
	}
}

// repeated is the relation of a tone that can go without its caption, or "".
func repeated(links []Link, tone data.Tone, label func(string) string) (id string) {
	count := make(map[string]int)
	most := 0
	for _, l := range links { // the first that reaches the highest count
		if l.Tone != tone {
			continue
		}
		if l.Caption == "" {
			return "" // it would be taken for one of the relation
		}
		if l.Caption != label(l.Relation) {
			continue
		}
		count[l.Relation]++
		if n := count[l.Relation]; n > most {
			most, id = n, l.Relation
		}
	}
	if most >= repeatedTies && (2*most > len(links) || len(links) > manyTies) {
		return id
	}
	return ""
}
