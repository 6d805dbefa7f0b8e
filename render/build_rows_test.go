package render_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// TestBareRows gives rows of tables that name no voice, source or quote no note, and
// says how many ties rest on them.
func TestBareRows(t *testing.T) {
	row := data.Attribution{Stance: data.Asserts, Source: "table", Row: 1}
	spoken, quoted, sourced := row, row, row
	spoken.By, quoted.Quote, sourced.Source = []string{"a"}, "so it is", "daily"
	for _, c := range []struct {
		name  string
		said  []data.Attribution // of a claim each, all of ties of their own
		notes int
		says  string
	}{
		{"one", []data.Attribution{row}, 0, "The tie rests on the table alone"},
		{"all", []data.Attribution{row, row}, 0, "All ties rest on"},
		{"one of two", []data.Attribution{row, quoted}, 1, "1 of 2 ties rests on"},
		{"some", []data.Attribution{row, spoken, row, sourced}, 2, "2 of 4 ties rest on"},
		{"none", []data.Attribution{spoken, quoted, sourced}, 3, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &data.Dossier{Actors: []data.Actor{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}},
				Sources: []data.Source{{ID: "table", Title: "ties.csv", Table: true}, {ID: "daily", Title: "Daily"}}}
			for i, said := range c.said {
				id := "r" + string(rune('a'+i))
				d.Relations = append(d.Relations, data.PlainRelation(id, id))
				d.Claims.Append(data.Claim{From: []string{"a"}, Relation: id, To: []string{"b"}, Said: []data.Attribution{said}})
			}
			f := build(t, answers.Put(t, answers.Engine(t, d), ask.Question{Verb: answer.VerbDraw}), render.Options{})
			if len(f.Notes) != c.notes {
				t.Errorf("%d notes, want %d", len(f.Notes), c.notes)
			}
			i := slices.IndexFunc(f.Footer, func(line string) bool { return strings.Contains(line, "on the table alone") })
			if (i >= 0) != (c.says != "") || i >= 0 && !strings.HasPrefix(f.Footer[i], c.says) {
				t.Errorf("the footer says %q, want %q", f.Footer, c.says)
			}
		})
	}
}
