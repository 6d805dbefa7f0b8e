package render

import (
	"slices"

	"dossier/data"
)

// A relation is said in the legend alone if at least so many ties have it, with
// nothing else in their captions, and if these are most of a figure's ties, or a
// quarter of the ties of a figure with more than manyTies.
const (
	repeatedTies = 8
	manyTies     = 30
)

// omitRepeated takes the caption off the ties of the one relation that says
// nothing new any more, and puts an entry into the legend, after those of
// colours. Numbers stay on the lines, and so does every caption that says more
// than the relation. label gives the words of a relation.
func omitRepeated(f *Figure, label func(relation string) string) {
	id, tone := repeated(f, label)
	if id == "" {
		return
	}
	for i := range f.Links {
		if l := &f.Links[i]; l.Relation == id && l.Caption == label(id) {
			l.Caption = ""
		}
	}
	after := 0
	for i, e := range f.Legend {
		if e.Mark == MarkShape || e.Mark == MarkColour {
			after = i + 1
		}
	}
	f.Legend = slices.Insert(f.Legend, after,
		LegendEntry{Mark: MarkColour, Label: "lines without words: " + label(id), Tone: tone})
}

// repeated is the relation that can go without its caption, or "".
func repeated(f *Figure, label func(string) string) (id string, tone data.Tone) {
	count := make(map[string]int)
	most := 0
	for _, l := range f.Links { // the first that reaches the highest count
		if l.Caption == "" || l.Caption != label(l.Relation) {
			continue
		}
		count[l.Relation]++
		if n := count[l.Relation]; n > most {
			most, id, tone = n, l.Relation, l.Tone
		}
	}
	all := len(f.Links)
	if most >= repeatedTies && (2*most > all || all > manyTies && 4*most >= all) {
		return id, tone
	}
	return "", ""
}
