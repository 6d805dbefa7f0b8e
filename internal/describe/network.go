package describe

import (
	"dossier/data/answer"
	"dossier/internal/document"
)

// network tells what a figure shows. Where there is the figure, it tells the claims, and
// those that have numbers in it have their notes in the text; else all are listed.
func (s *section) network(a *answer.Network) {
	s.Title = networkTitle(s.x, a)
	if tooLarge := s.NoFigure != "" && !a.Found(); !tooLarge && (!s.fragment() || !a.Found()) {
		s.Answer = answer.Counted(len(a.Members), "actor") + " and " + answer.Counted(len(a.Ties), "tie") + "."
	}
	if len(a.Highlight) > 0 && (s.Figure == nil || !s.fragment()) { // the figure has it in itself
		s.caveat(answer.Caveat)
	}
	if s.Figure != nil || s.NoFigure != "" && s.fragment() {
		return
	}
	var ids []string
	for _, t := range a.Ties {
		ids = append(ids, t.Claims...)
	}
	s.rely(ids)
	for i := range a.Highlight {
		p := &a.Highlight[i]
		s.add(document.Paragraph{{Text: s.x.Chain(p), Style: document.Strong, Whole: true}, {Text: pathWorth(p)}})
	}
	s.ties("", a.Ties)
}

// ties lists the claims of ties under a heading.
func (s *section) ties(heading string, ties []answer.Tie) {
	var items []document.Item
	for i := range ties {
		t := &ties[i]
		for _, id := range t.Claims {
			items = append(items, document.Item{s.partOf(id)})
		}
		items = s.moreOf(items, &t.TieClaims, t.From, t.Relation, t.To)
	}
	s.list(heading, document.Bullets, items)
}

func networkTitle(x *answer.Index, a *answer.Network) string {
	switch {
	case len(a.Centres) > 0:
		return "Around " + x.Names(a.Around())
	case a.Dossier.Title != "":
		return a.Dossier.Title
	}
	return "Figure"
}
