package render

import (
	"slices"

	"dossier/data"
	"dossier/data/answer"
)

// A caption is said in the legend alone if at least so many ties have it, and if
// these are most of a figure's ties, or the figure has more than manyTies: among so
// many lines words that repeat hide those that differ.
const (
	repeatedTies = 8
	manyTies     = 30
)

// plain is the caption of a tie that says no more than its relation and, where no note
// does, its status.
type plain struct{ relation, caption string }

// plainOf is the plain caption of a tie; none of one that says more.
func plainOf(l *Link, label func(relation string) string) plain {
	c := label(l.Relation)
	if l.Caption != c && l.Caption != c+answer.InBrackets(StatusWord(l.Status)) {
		return plain{}
	}
	return plain{l.Relation, l.Caption}
}

// omitRepeated takes the caption off the ties of relations that say nothing new
// any more, and has the legend say each.
// Only colour and head tell lines without words apart, so that there is at most one
// such relation of a tone, and none where a tie of that tone has no caption
// anyway; and at most one whose ties have no head, which colour alone would tell. Numbers stay on the lines, and so does every caption that says more
// than the relation. label gives the words of a relation.
func omitRepeated(f *Figure, label func(relation string) string) {
	headless := false
	for _, tone := range data.Tones() {
		usual := repeated(f.Links, tone, label)
		symmetric := slices.ContainsFunc(f.Links, func(l Link) bool { return l.Relation == usual.relation && l.Symmetric })
		if usual.caption == "" || symmetric && headless {
			continue
		}
		headless = headless || symmetric
		for i := range f.Links {
			if l := &f.Links[i]; l.Tone == tone && plainOf(l, label) == usual {
				l.Caption = ""
			}
		}
		f.Wordless = append(f.Wordless, LegendEntry{Mark: MarkColour, Label: "lines without words: " + usual.caption, Tone: tone, Headless: symmetric})
	}
}

// repeated is the caption of a tone that the legend can say, if there is one.
func repeated(links []Link, tone data.Tone, label func(string) string) (usual plain) {
	count := make(map[plain]int)
	most := 0
	for i := range links { // the first that reaches the highest count
		l := &links[i]
		if l.Tone != tone {
			continue
		}
		if l.Caption == "" {
			return plain{} // it would be taken for one of the relation
		}
		p := plainOf(l, label)
		if p.caption == "" {
			continue
		}
		count[p]++
		if n := count[p]; n > most {
			most, usual = n, p
		}
	}
	if most >= repeatedTies && (2*most > len(links) || len(links) > manyTies) {
		return usual
	}
	return plain{}
}
