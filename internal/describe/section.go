package describe

import (
	"slices"

	"dossier/data/answer"
	"dossier/internal/document"
)

// section tells one answer in the names of an index.
type section struct {
	*document.Section
	*notes
	t       *teller
	x       *answer.Index
	side    string         // tells the claims of two sides apart
	cited   map[string]int // the number of a source in the bibliography, by its id
	caveats []string       // on a terminal, where they end the section
	// sources are the ids of those that a terminal lists below.
	sources []string
	// toldTies are the ties with many claims that a path told, by their first claims.
	toldTies map[string]bool
}

// notes are the evidence of a section.
type notes struct {
	off  bool
	at   map[string]int // the number of a claim's note; 0: it has none
	told int            // claims that would have a note
}

// MaxNotes bounds the evidence told for one answer.
const MaxNotes = 200

func newSection(t *teller, e *Entry) *section {
	return &section{Section: &document.Section{}, notes: &notes{off: e.NoNotes || t.opt.Arrangement == Terminal, at: map[string]int{}},
		t: t, x: &e.Answer.Common().Index, cited: map[string]int{}, toldTies: map[string]bool{}}
}

// in tells in the same section in the names of another index.
func (s *section) in(x *answer.Index, side string) *section {
	other := *s
	other.x, other.side, other.cited = x, side, map[string]int{}
	return &other
}

func (s *section) terminal() bool { return s.t.opt.Arrangement == Terminal }
func (s *section) fragment() bool { return s.t.opt.Arrangement == Fragment }

func (s *section) add(blocks ...document.Block) { s.Blocks = append(s.Blocks, blocks...) }

// list adds a list of what is there already, where there is something.
func (s *section) list(title string, marks document.Marks, items []document.Item) {
	if len(items) > 0 {
		s.add(&document.List{Title: title, Marks: marks, Items: document.ItemsOf(items...)})
	}
}

// text is a paragraph of one line.
func text(s string) document.Paragraph { return document.Paragraph{{Text: s}} }

// caveat says what to mind: once in a document, or at the end of the section.
func (s *section) caveat(words string) {
	if s.terminal() {
		s.caveats = append(s.caveats, words)
		return
	}
	s.t.caveat(words)
}

// finish adds what stands at the end of a section.
func (s *section) finish() {
	if more := s.told - len(s.Notes); more > 0 {
		s.More = "The evidence of " + answer.Counted(more, "claim") + " is left out: narrow the question to see it."
	}
	s.addSources()
	for _, c := range s.caveats {
		s.add(text(c))
	}
}

// addSources lists the sources that a terminal has below an answer.
func (s *section) addSources() {
	var items []document.Item
	for _, id := range s.sources {
		source := s.source(id)
		items = append(items, document.Item{{Line: document.Line{Text: source.Words, Link: source.Entry.URL}}})
	}
	title := "Sources"
	if len(items) == 1 {
		title = "Source"
	}
	s.list(title, document.Plain, items)
}

// rely notes the sources of claims for the list on a terminal, in the order of
// their ids.
func (s *section) rely(claims []string) {
	if !s.terminal() {
		return
	}
	for _, id := range claims {
		c := s.x.Claims[id]
		for i := range c.Said {
			if c.Said[i].Source != "" {
				s.sources = append(s.sources, c.Said[i].Source)
			}
		}
	}
	slices.Sort(s.sources)
	s.sources = slices.Compact(s.sources)
}
