package describe

import (
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
)

// listing lists claims with who holds and who denies them.
func (s *section) listing(a *answer.Listing) error {
	s.Title = "Claims"
	if len(a.Asked.Actors) > 0 {
		s.Title += " about " + s.x.Names(a.Asked.Actors)
	}
	if !a.Found() {
		s.Answer = "No claim passes the filter. Planned, possible and denied ones need --modality or --status."
		return nil
	}
	if !s.fragment() {
		s.Answer = claimTally(a.List.Len(), a.Statuses) + "."
	}
	if s.terminal() {
		s.add(&document.List{Marks: document.Plain, Items: s.claimItems(a.List)})
		return nil
	}
	return s.claimTable(a.List)
}

// claimTally sums up claims by status: "4 claims: 3 asserted and 1 contested".
func claimTally(all int, statuses []answer.Count) string {
	parts := make([]string, len(statuses))
	for i, c := range statuses {
		parts[i] = strconv.Itoa(c.Count) + " " + c.ID
	}
	words := answer.Counted(all, "claim")
	if len(parts) > 0 {
		words += ": " + answer.JoinNames(parts)
	}
	return words
}

// claimItems tells claims one below the other, with their ids.
func (s *section) claimItems(claims answer.List[answer.Claim]) document.Items {
	return func(yield func(document.Item, error) bool) {
		for c, err := range claims.All() {
			item := make(document.Item, 0, 3)
			item = append(item, document.Part{Line: document.Line{Text: s.sentence(&c), Worth: worth(&c)}})
			if held := s.x.HeldAndDenied(c.Said); held != "" {
				item = append(item, document.Part{Line: document.Line{Text: held}})
			}
			item = append(item, document.Part{Line: document.Line{Text: c.ID, Style: document.Code}})
			if !yield(item, err) || err != nil {
				return
			}
		}
	}
}

// claimTable lists claims in a table with numbered notes. Numbers are given before
// the table is read.
func (s *section) claimTable(claims answer.List[answer.Claim]) error {
	s.off = s.off || s.fragment()
	err := s.each(claims, func(c *answer.Claim) {
		s.fresh(c)
		s.citeAll(c.Said)
	})
	if err != nil {
		return err
	}
	s.add(&document.Table{
		Columns: []document.Column{{Title: "Claim"}, {Title: "Status"}, {Title: "Evidence"}, {Title: "Held by"}, {Title: "Denied by"}, {Title: "Sources"}},
		Rows: func(yield func([]document.Line, error) bool) {
			for c, err := range claims.All() {
				if !yield(s.claimRow(&c), err) || err != nil {
					return
				}
			}
		},
	})
	return nil
}

func (s *section) claimRow(c *answer.Claim) []document.Line {
	status := document.Line{Text: c.Status.String()}
	if c.Status == data.Contested || c.Status == data.Denied {
		status.Style = document.Alarm
	}
	return []document.Line{
		{Text: s.sentence(c), Notes: s.noteOf(c)}, status, {Text: c.Grade.Band().String()},
		{Text: strings.Join(s.x.Voices(c.Said, true), "; ")}, {Text: strings.Join(s.x.Deniers(c.Said), "; ")},
		{Sources: s.citeAll(c.Said)},
	}
}

// citeAll returns the numbers of the sources in which something was said.
func (s *section) citeAll(said []answer.Attribution) (numbers []int) {
	known := make(map[int]bool)
	for i := range said {
		for _, n := range s.cite(said[i].Source) {
			if !known[n] {
				known[n] = true
				numbers = append(numbers, n)
			}
		}
	}
	return numbers
}

// each reads a list of claims, and looks at the context in between.
func (s *section) each(claims answer.List[answer.Claim], do func(*answer.Claim)) error {
	n := 0
	for c, err := range claims.All() {
		if err == nil && n%lookEvery == 0 {
			err = s.t.ctx.Err()
		}
		if err != nil {
			return err
		}
		do(&c)
		n++
	}
	return nil
}

// lookEvery is how many claims are read before the context is looked at again.
const lookEvery = 1000
