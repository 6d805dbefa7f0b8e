package describe

import (
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
)

// overview says what is in a dossier and, on a terminal, what to try next.
func (s *section) overview(a *answer.Overview) {
	s.Title = "A dossier without a title"
	if a.Dossier.Title != "" {
		s.Title = a.Dossier.Title
	}
	s.Answer = a.Description
	s.add(text(answer.Counted(a.Totals.Actors, "actor") + ", " + answer.Counted(a.Totals.Ties, "tie") + ", " +
		answer.Counted(a.Totals.Claims, "claim") + ", " + answer.Counted(a.Totals.Sources, "source")))
	var items []document.Item
	add := func(label, words string) {
		if words != "" {
			items = append(items, document.Item{{Line: document.Line{Label: label, Text: words}}})
		}
	}
	add("Claims by status: ", tally(a.ByStatus, func(id string) string { return id }))
	add("Claims by relation: ", tally(a.ByRelation, func(id string) string { return s.x.Phrase(id, false) }))
	parts := make([]string, len(a.Central))
	for i, c := range a.Central {
		parts[i] = s.actorLabel(c) + " " + strconv.FormatFloat(c.Score, 'g', 4, 64)
	}
	add("Actors with the most ties among those that rank degree counts: ", strings.Join(parts, ", "))
	for _, cycle := range a.Cycles {
		add("Influence can run in a cycle among ", s.labels(cycle, namedMembers, len(cycle)))
	}
	s.list("", document.Bullets, items)
	if s.terminal() {
		s.tryNext(a)
	}
}

// mostTallied is how many counts a line has room for: any table can make a relation of
// each of its rows.
const mostTallied = 40

// tally writes counts on one line: "asserted 29, rumoured 6".
func tally(counts []answer.Count, name func(id string) string) string {
	told := counts[:min(len(counts), mostTallied)]
	parts := make([]string, len(told))
	for i, c := range told {
		parts[i] = name(c.ID) + " " + strconv.Itoa(c.Count)
	}
	if more := len(counts) - len(told); more > 0 {
		parts = append(parts, "and "+strconv.Itoa(more)+" more")
	}
	return strings.Join(parts, ", ")
}

// tryNext gives commands to type next.
func (s *section) tryNext(a *answer.Overview) {
	dossier := "dossier" + s.t.opt.Dossier
	var lines document.Commands
	if len(a.Central) >= 2 {
		first, second := s.word(a.Central[0].Actor), s.word(a.Central[1].Actor)
		if first != "" && second != "" {
			lines = append(lines, dossier+" show "+first, dossier+" path "+second+" "+first)
		}
	}
	lines = append(lines, dossier+" claims --status contested", dossier+" draw -o all.svg", "dossier help path")
	s.add(document.Heading("Try"), lines)
}

// word names an actor as somebody can type it into any shell and as a look-up finds
// it, or is empty where neither the name nor the id is that plain.
func (s *section) word(id string) string {
	plain := func(name string) bool {
		return name != "" && name[0] != '-' && !strings.ContainsFunc(name, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-_. ", r)
		})
	}
	names := []string{s.x.Actors[id].Name, id}
	if s.x.Actors[id].Qualifier != "" {
		names = names[1:] // others have the name
	}
	for _, name := range names {
		if plain(name) && data.Printable(name) == name {
			return `"` + name + `"`
		}
	}
	return ""
}
