package describe

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/data/answer"
	"dossier/internal/document"
)

// ranking lists actors by a measure.
func (s *section) ranking(a *answer.Ranking) {
	s.Title = "Actors by " + a.Measure
	s.Answer = measureWords(a.Measure, a.Meaning, a.Note)
	s.caveat("A place in a ranking follows from what is in the dossier, not from power.")
	if !a.Found() {
		s.Answer += " No actor has a score."
		return
	}
	var rows [][]document.Line
	for _, x := range a.Scores {
		rows = append(rows, []document.Line{{Text: strconv.Itoa(x.Place)}, {Text: strconv.FormatFloat(x.Score, 'g', 4, 64)}, {Text: s.actorLabel(x)}})
	}
	s.add(&document.Table{Columns: []document.Column{{Title: "Place", Right: true}, {Title: "Score", Right: true}, {Title: "Actor"}},
		Rows: document.RowsOf(rows...)})
	s.more(a.Ranked-len(a.Scores), a.Ranked, "actor", "with lower places")
}

// more says how much of a list is not shown and, on a terminal, how to see it.
func (s *section) more(n, all int, one, which string) {
	if n <= 0 {
		return
	}
	are := " are"
	if n == 1 {
		are = " is"
	}
	words := answer.Counted(n, one) + " " + which + are + " not shown"
	if s.terminal() {
		words += ": --top " + strconv.Itoa(all)
	} else {
		words += "."
	}
	s.add(text(words))
}

// actorLabel names an actor that was scored.
func (s *section) actorLabel(x answer.Score) string {
	if _, known := s.x.Actors[x.Actor]; !known && x.Name != "" {
		return shown([]string{x.Name})[0]
	}
	return s.x.Label(x.Actor)
}

// measureWords says what was measured, what that means and what to mind.
func measureWords(name, meaning, note string) string {
	_, size := utf8.DecodeRuneInString(name)
	words := strings.ToUpper(name[:size]) + name[size:] + ": " + meaning + "."
	if note != "" {
		words += " Note: " + note + "."
	}
	return words
}
