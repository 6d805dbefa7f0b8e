package describe

import (
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/document"
)

// claim returns a claim that the answer names. One that it does not explain is
// told by its id.
func (s *section) claim(id string) *answer.Claim {
	if c, known := s.x.Claims[id]; known {
		c.ID = id
		return &c
	}
	return &answer.Claim{ID: id}
}

// sentence tells a claim.
func (s *section) sentence(c *answer.Claim) string {
	switch {
	case c.Sentence != "":
		return c.Sentence
	case c.Relation != "":
		return s.x.Sentence(c)
	}
	return c.ID
}

// worth is what a claim is worth, as documents have it.
func worth(c *answer.Claim) *document.Worth {
	return &document.Worth{Status: c.Status, Band: c.Grade.Band()}
}

// line tells a claim with its worth and the number of its note, if it has one.
func (s *section) line(c *answer.Claim) document.Line {
	return document.Line{Text: s.sentence(c), Worth: worth(c), Notes: s.noteOf(c)}
}

// lineOf tells a claim that the answer names, with its note.
func (s *section) lineOf(id string) document.Line {
	c := s.claim(id)
	s.note(c)
	return s.line(c)
}

// partOf tells a claim that the answer names, with its evidence in a note or, on a
// terminal, below.
func (s *section) partOf(id string) document.Part {
	if s.terminal() {
		c := s.claim(id)
		return document.Part{Line: s.line(c), Below: s.voices(c)}
	}
	return document.Part{Line: s.lineOf(id)}
}

// note gives a claim its note, once.
func (s *section) note(c *answer.Claim) {
	if _, known := s.at[s.side+c.ID]; s.off || known {
		return
	}
	n := 0
	if s.fresh(c) {
		n = len(s.Notes)
	}
	s.at[s.side+c.ID] = n
}

// fresh gives a claim that has none its note, and reports whether there was room.
func (s *section) fresh(c *answer.Claim) bool {
	if s.off {
		return false
	}
	s.told++
	if len(s.Notes) >= MaxNotes {
		return false
	}
	head := document.Line{Text: s.sentence(c), Worth: worth(c)}
	s.Notes = append(s.Notes, document.Note{Head: head, Voices: s.voices(c)})
	s.at[s.side+c.ID] = len(s.Notes)
	return true
}

func (s *section) noteOf(c *answer.Claim) []int {
	if n := s.at[s.side+c.ID]; n > 0 {
		return []int{n}
	}
	return nil
}

// voices tells who holds a claim and then who denies it.
func (s *section) voices(c *answer.Claim) []document.Line {
	lines := make([]document.Line, 0, len(c.Said))
	for _, holding := range [...]bool{true, false} {
		for i := range c.Said {
			if c.Said[i].Stance.Holds() == holding {
				lines = append(lines, s.leading(c.ID, &c.Said[i]))
			}
		}
	}
	if more := c.MoreDenials(); more != "" {
		lines = append(lines, document.Line{Text: more})
	}
	return lines
}

// voice tells one voice, with its source as a number or, on a terminal, in words
// unless there is one source only.
func (s *section) voice(a *answer.Attribution, lead string) document.Line {
	if !s.terminal() {
		return document.Line{Text: lead + s.x.VoiceLine(a, "", 0), Sources: s.cite(a.Source)}
	}
	source := ""
	if a.Source != "" && len(s.sources) != 1 {
		source = s.x.SourceTitle(a.Source)
	}
	return document.Line{Text: lead + s.x.VoiceLine(a, source, 0)}
}

// leading tells one voice on a claim, with the way to its words where there is one.
func (s *section) leading(claim string, a *answer.Attribution) document.Line {
	line := s.voice(a, "")
	if s.t.opt.Words == nil {
		return line
	}
	if way := s.t.opt.Words(claim, a); way != "" {
		who := s.x.Voice(a, "") + ": "
		line.Label, line.Text, line.Way = who, strings.TrimPrefix(line.Text, who), way
	}
	return line
}

// cite returns the number of a source in the bibliography, which it enters once.
func (s *section) cite(id string) []int {
	if id == "" {
		return nil
	}
	n, known := s.cited[id]
	if !known {
		source := s.source(id)
		if n, known = s.t.cited[source]; !known {
			s.t.doc.Sources = append(s.t.doc.Sources, source)
			n = len(s.t.doc.Sources)
			s.t.cited[source] = n
		}
		s.cited[id] = n
	}
	return []int{n}
}

// source is the entry of a source in a bibliography.
func (s *section) source(id string) document.Source {
	x, known := s.x.Sources[id]
	entry := data.Source{ID: id, Title: id}
	if known {
		entry = data.Source{ID: id, Title: x.Title, Publisher: x.Publisher, URL: x.URL, Published: x.Published, Retrieved: x.Retrieved, Origin: x.Origin}
	}
	words := s.x.Citation(id)
	if when := answer.DateWords(entry.Retrieved); when != "" {
		words += ", retrieved " + when
	}
	if entry.Origin != "" {
		words += ", repeats " + s.x.Name(entry.Origin)
	}
	return document.Source{Entry: entry, Words: words}
}
