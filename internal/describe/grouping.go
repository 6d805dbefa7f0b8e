package describe

import (
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
)

// How many members of a group are named on a terminal, and in a document that is
// kept: nobody reads more, and JSON and CSV have all.
const namedMembers, writtenMembers = 30, 1000

// grouping lists groups of actors, or what a census counts.
func (s *section) grouping(a *answer.Grouping) {
	s.Title = "Groups: " + a.Measure
	s.Answer = measureWords(a.Measure, a.Meaning, a.Note)
	if len(a.Counts) > 0 {
		s.Title = "Census: " + a.Measure
		var rows [][]document.Line
		for _, c := range a.Counts {
			rows = append(rows, []document.Line{{Text: strconv.Itoa(c.Count)}, {Text: c.ID}})
		}
		s.add(&document.Table{Columns: []document.Column{{Title: "How many", Right: true}, {Title: "Pattern"}}, Rows: document.RowsOf(rows...)})
		return
	}
	if !a.Found() {
		s.Answer += " There is no group."
		return
	}
	var items []document.Item
	for i := range a.Groups {
		items = append(items, document.Item{{Line: document.Line{Text: s.group(&a.Groups[i])}}})
	}
	s.list("", document.Numbers, items)
	s.more(a.Total-len(a.Groups), a.Total, "group", "of no greater size")
}

// group names the members of a group: "3 actors: A, B, C".
func (s *section) group(g *answer.Group) string {
	words := answer.Counted(g.Size, "actor") + ": "
	if g.Name != "" {
		words += data.Isolate(data.Printable(g.Name)) + ": "
	}
	most := writtenMembers
	if s.terminal() {
		most = namedMembers
	}
	return words + s.labels(g.Members, most, g.Size)
}

// labels names the first of so many actors: "A, B, C and 5 more".
func (s *section) labels(ids []string, most, all int) string {
	names := make([]string, min(most, len(ids)))
	for i, id := range ids[:len(names)] {
		names[i] = s.x.Label(id)
	}
	words := strings.Join(names, ", ")
	if more := all - len(names); more > 0 {
		words += " and " + strconv.Itoa(more) + " more"
	}
	return words
}
