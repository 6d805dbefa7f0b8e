package describe

import (
	"context"
	"slices"
	"strings"

	"dossier/data/answer"
	"dossier/internal/document"
)

// Arrangement is the order in which things are told, and what goes without saying.
type Arrangement uint8

// The arrangements.
const (
	// Report has the evidence of claims in numbered notes, a bibliography, and how
	// it was made.
	Report Arrangement = iota
	// Fragment is a report for a place in somebody's own text: it leaves out the
	// answer in a paragraph, the evidence of a table of claims, and how it was made.
	Fragment
	// Terminal has the evidence below each claim, sources at the end, and commands
	// to try next.
	Terminal
)

// Options say how a document is made.
type Options struct {
	Arrangement Arrangement
	// Title is that of a report; empty: that of its only section, or of the dossier.
	Title string
	// Lead holds paragraphs that stand before everything else.
	Lead []string
	// Command makes the report again; Version is that of the program.
	Command, Version string
	// Dossier holds the words that name the dossier on a command line, with a
	// space before: " -f case.yaml". It is for commands to try next.
	Dossier string
	// Words, where set, gives the way to the words of a voice on a claim, on the site
	// that shows the document; empty: there is none.
	Words func(claim string, a *answer.Attribution) string
}

// Entry is an answer with what whoever asked wants of its telling.
type Entry struct {
	Answer answer.Answer
	// Title is that of the section; empty: one that follows from the answer.
	Title string
	// NoNotes leaves the evidence out.
	NoNotes bool
	// Numbered are the claims that the figure has numbers for, in their order: note 1 of
	// the evidence is that of the first.
	Numbered []string
	// Figure shows the answer. Where there is none and one belongs, NoFigure says why.
	Figure *document.Figure
	// FigureNote says what became of it, where it is not as usual.
	FigureNote string
	NoFigure   string
}

// generalCaveat ends every report.
const generalCaveat = "Statuses and grades sum up who says what in this dossier; they are no measure of truth."

// Document tells answers, a section each, with one bibliography. Where notes number
// the evidence, long lists are read once here for the numbers and once more when
// the document is written; on a terminal when it is written alone. It fails where
// the context ends, and where a list of an answer fails.
func Document(ctx context.Context, entries []Entry, opt Options) (*document.Document, error) {
	t := &teller{ctx: ctx, opt: opt, doc: &document.Document{Lead: opt.Lead}, cited: map[document.Source]int{}}
	for i := range entries {
		if err := t.section(&entries[i]); err != nil {
			return nil, err
		}
	}
	if opt.Arrangement == Report {
		if err := t.finish(entries); err != nil {
			return nil, err
		}
	}
	t.doc.Title = t.title(entries)
	return t.doc, nil
}

// teller gathers a document.
type teller struct {
	ctx   context.Context
	opt   Options
	doc   *document.Document
	cited map[document.Source]int // its number in the bibliography
}

// section tells one answer.
func (t *teller) section(e *Entry) error {
	s := newSection(t, e)
	s.Asked = e.Answer.Common().Asked.Command
	s.Limits = strings.Join(e.Answer.Common().LimitLines(), " ")
	s.Figure, s.FigureNote, s.NoFigure = e.Figure, e.FigureNote, e.NoFigure
	for _, id := range e.Numbered {
		s.note(s.claim(id))
	}
	if err := s.tell(e); err != nil {
		return err
	}
	if title := strings.TrimSpace(e.Title); title != "" {
		s.Title = title
	}
	s.finish()
	t.doc.Sections = append(t.doc.Sections, *s.Section)
	return nil
}

func (s *section) tell(e *Entry) error {
	switch a := e.Answer.(type) {
	case *answer.Paths:
		s.paths(a)
	case *answer.Profile:
		s.profile(a)
	case *answer.Listing:
		return s.listing(a)
	case *answer.Network:
		s.network(a)
	case *answer.Ranking:
		s.ranking(a)
	case *answer.Grouping:
		s.grouping(a)
	case *answer.Comparison:
		return s.comparison(a)
	case *answer.Overview:
		s.overview(a)
	}
	return nil
}

// finish adds what follows from the whole of a report.
func (t *teller) finish(entries []Entry) error {
	var digests []string
	for i := range entries {
		a := entries[i].Answer
		if err := answer.Seal(t.ctx, a); err != nil {
			return err
		}
		for digest := range strings.FieldsSeq(answer.Digests(a)) {
			if !slices.Contains(digests, digest) {
				digests = append(digests, digest)
			}
		}
	}
	t.doc.Made = document.Made{Command: t.opt.Command, Digest: strings.Join(digests, " "), Version: t.opt.Version}
	t.caveat(generalCaveat)
	return nil
}

// title is that of the whole.
func (t *teller) title(entries []Entry) string {
	if title := strings.TrimSpace(t.opt.Title); title != "" {
		return title
	}
	switch sections := t.doc.Sections; {
	case len(sections) == 0:
		return ""
	case len(sections) == 1 && t.opt.Arrangement == Terminal && entries[0].Title == "" && speaksForItself(entries[0].Answer):
		return ""
	case len(sections) == 1:
		return sections[0].Title
	}
	if title := strings.TrimSpace(entries[0].Answer.Common().Dossier.Title); title != "" {
		return title
	}
	return t.doc.Sections[0].Title
}

// speaksForItself reports whether an answer on a terminal needs no title above it:
// its first line can be quoted as it stands.
func speaksForItself(a answer.Answer) bool {
	switch a.(type) {
	case *answer.Paths, *answer.Listing, *answer.Ranking, *answer.Grouping:
		return true
	}
	return false
}

// caveat adds a caveat once.
func (t *teller) caveat(s string) {
	if !slices.Contains(t.doc.Caveats, s) {
		t.doc.Caveats = append(t.doc.Caveats, s)
	}
}
