package matrix

import (
	"slices"
	"strconv"
	"strings"

	"dossier/data/answer"
	"dossier/render"
)

// legend explains the marks of a figure as they look in its table: the same ones, but
// for ties without captions, since none has one here, and for numbers that have no room.
func legend(g *grid, s *sizes) []render.LegendEntry {
	var entries []render.LegendEntry
	counted := slices.ContainsFunc(g.cells, func(c cell) bool {
		return slices.ContainsFunc(c.ties, func(t tie) bool { return t.count > 1 })
	})
	count := func() {
		if counted {
			entries = append(entries, render.LegendEntry{Mark: render.MarkCount, Label: "so many ties that look alike", Cell: true})
			counted = false
		}
	}
	for _, e := range g.f.Legend {
		switch e.Mark {
		case render.MarkShape, render.MarkEnd, render.MarkBox:
		case render.MarkNumber:
			if s.perRow == 0 {
				continue
			}
		default:
			if slices.Contains(g.f.Wordless, e) {
				continue
			}
			e.Cell = true
		}
		if e.Mark.Heading() != render.MarkCount.Heading() && len(entries) > 0 && entries[len(entries)-1].Mark.Heading() == render.MarkCount.Heading() {
			count() // stands last under its heading
		}
		entries = append(entries, e)
	}
	count()
	return entries
}

// manyRelations is how many relations of a tone are named.
const manyRelations = 8

// footer says what a matrix has no captions for, and what it has no room for.
func footer(g *grid, s *sizes) []string {
	var lines []string
	relations := g.f.Relations
	for len(relations) > 0 {
		tone := relations[0].Tone
		end := slices.IndexFunc(relations, func(r render.Relation) bool { return r.Tone != tone })
		if end < 0 {
			end = len(relations)
		}
		var words []string
		for _, r := range relations[:min(end, manyRelations)] {
			word := r.Phrase
			if r.Ties > 1 {
				word += answer.InBrackets(strconv.Itoa(r.Ties))
			}
			words = append(words, word)
		}
		line := "The " + string(tone) + " ties: " + strings.Join(words, ", ")
		if more := end - manyRelations; more > 0 {
			line += " and " + answer.Counted(more, "more relation")
		}
		lines = append(lines, line+".")
		relations = relations[end:]
	}
	if g.noted() && s.perRow == 0 {
		lines = append(lines, "The cells have no room for the numbers of notes: each note names its tie.")
	}
	return lines
}
