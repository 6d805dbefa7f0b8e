package describe

import (
	"fmt"
	"strconv"

	"dossier/data/answer"
	"dossier/internal/document"
)

// comparison tells what differs between two sides, each claim as it is told on the
// side where it stands.
func (s *section) comparison(a *answer.Comparison) error {
	s.Title = "From " + a.Old + " to " + a.New
	s.Answer = differences(a)
	now, then := s, s.in(a.OldIndex(), "old ")
	if err := now.claims("New", document.Added, a.Added); err != nil {
		return err
	}
	if err := then.claims("Gone", document.Gone, a.Gone); err != nil {
		return err
	}
	if err := now.changes("Regraded", then, a.Regraded); err != nil {
		return err
	}
	return now.changes("Reworded, or with other evidence", then, a.Reworded)
}

// differences sums a comparison up in a sentence.
func differences(a *answer.Comparison) string {
	if !a.Found() {
		return "Nothing differs: " + answer.Counted(a.Same, "claim") + " on both sides."
	}
	all := a.Same
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{a.Added.Len(), "new"}, {a.Gone.Len(), "gone"}, {a.Regraded.Len(), "regraded"}, {a.Reworded.Len(), "reworded"}} {
		if all += part.n; part.n > 0 {
			parts = append(parts, strconv.Itoa(part.n)+" "+part.what)
		}
	}
	if a.Same > 0 {
		parts = append(parts, strconv.Itoa(a.Same)+" the same")
	}
	return "Of " + answer.Counted(all, "claim") + ": " + answer.JoinNames(parts) + "."
}

// claims lists the claims of one side, which get their notes before they are listed.
func (s *section) claims(title string, marks document.Marks, claims answer.List[answer.Claim]) error {
	if claims.Len() == 0 {
		return nil
	}
	if !s.terminal() {
		if err := s.each(claims, func(c *answer.Claim) { s.fresh(c) }); err != nil {
			return err
		}
	}
	s.add(&document.List{Title: title, Marks: marks, Items: func(yield func(document.Item, error) bool) {
		for c, err := range claims.All() {
			part := document.Part{Line: s.line(&c)}
			if s.terminal() {
				part.Below = s.voices(&c)
			}
			if !yield(document.Item{part}, err) || err != nil {
				return
			}
		}
	}})
	return nil
}

// changes lists claims that stand on both sides: as they are now, with what they
// are worth on both where that differs, and who speaks on one alone.
func (s *section) changes(title string, then *section, changes answer.List[answer.Change]) error {
	if changes.Len() == 0 {
		return nil
	}
	if !s.terminal() {
		n := 0
		for c, err := range changes.All() {
			if err == nil && n%lookEvery == 0 {
				err = s.t.ctx.Err()
			}
			if err != nil {
				return err
			}
			s.fresh(&c.New)
			s.change(then, &c) // which cites
			n++
		}
	}
	s.add(&document.List{Title: title, Marks: document.Changed, Items: func(yield func(document.Item, error) bool) {
		for c, err := range changes.All() {
			if !yield(document.Item{s.change(then, &c)}, err) || err != nil {
				return
			}
		}
	}})
	return nil
}

func (s *section) change(then *section, c *answer.Change) document.Part {
	part := document.Part{Line: s.line(&c.New)}
	if was := worth(&c.Old); *was != *part.Worth {
		part.Worth.Was = was
	}
	if old := then.sentence(&c.Old); old != part.Text {
		part.Below = append(part.Below, document.Line{Text: "was: " + old})
	}
	added, gone := c.Voices(then.x, s.x)
	part.Below = s.changedVoices(part.Below, "now also ", added)
	part.Below = then.changedVoices(part.Below, "no longer ", gone)
	return part
}

// changedVoices adds who takes which stance, each once. Where there are notes,
// quotes stand in those.
func (s *section) changedVoices(lines []document.Line, lead string, said []answer.Attribution) []document.Line {
	key := func(l *document.Line) string { return fmt.Sprint(l.Sources, l.Text) }
	known := make(map[string]bool, len(lines)+len(said))
	for i := range lines {
		known[key(&lines[i])] = true
	}
	for i := range said {
		a := said[i]
		if !s.terminal() {
			a.Quote = ""
		}
		line := s.voice(&a, lead)
		if k := key(&line); !known[k] {
			known[k] = true
			lines = append(lines, line)
		}
	}
	return lines
}
