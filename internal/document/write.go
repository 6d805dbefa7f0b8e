package document

import (
	"context"
	"iter"
	"regexp"
	"strconv"

	"dossier/data"
)

// medium writes the parts of a document in one format. It keeps the first error
// of its writer, which flush returns.
type medium interface {
	// heading writes one of a level from 1, the title of the document, on.
	heading(level int, s string)
	paragraph(lines ...Line)
	commands(lines []string)
	figure(f *Figure)
	// list and table fail where items do. A list with a name has items that
	// others refer to: notes of the section at hand, or sources.
	list(l *List, name string) error
	table(t *Table) error
	flush() error
}

// Names of lists that are referred to.
const (
	noteName   = "note"
	sourceName = "source"
)

// writer walks through a document, so that all media say the same in the same order.
type writer struct {
	ctx context.Context
	medium
	fragment bool
}

// document writes all of it. A fragment has no title and tells neither what was
// asked nor how it was made; the headings in it count from level 2 on as others do.
func (w *writer) document(d *Document) error {
	if !w.fragment {
		w.title(1, d.Title)
		for _, s := range d.Lead {
			w.text(s, Normal)
		}
	}
	for i := range d.Sections {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		level := 2
		if len(d.Sections) > 1 && !w.fragment {
			w.title(2, d.Sections[i].Title)
			if asked := d.Sections[i].Asked; asked != "" {
				w.paragraph(Line{Label: "Asked: ", Text: asked, Style: Code})
			}
			level = 3
		}
		if err := w.section(level, &d.Sections[i]); err != nil {
			return err
		}
	}
	if err := w.sources(d.Sources); err != nil {
		return err
	}
	if err := w.caveats(d.Caveats); err != nil {
		return err
	}
	w.made(d.Made)
	return w.flush()
}

func (w *writer) title(level int, s string) {
	if s != "" {
		w.heading(level, s)
	}
}

func (w *writer) text(s string, style Style) {
	if s != "" {
		w.paragraph(Line{Text: s, Style: style})
	}
}

func (w *writer) section(level int, s *Section) error {
	w.text(s.Limits, Soft)
	w.text(s.Answer, Normal)
	if s.Figure != nil {
		w.figure(s.Figure)
	}
	w.text(s.FigureNote, Soft)
	w.text(s.NoFigure, Normal)
	for _, b := range s.Blocks {
		if err := w.block(level, b); err != nil {
			return err
		}
	}
	if err := w.notes(level, s.Notes); err != nil {
		return err
	}
	w.text(s.More, Soft)
	return nil
}

func (w *writer) block(level int, b Block) error {
	switch b := b.(type) {
	case Heading:
		w.title(level, string(b))
	case Paragraph:
		w.paragraph(b...)
	case Commands:
		w.commands(b)
	case *List:
		w.title(level, b.Title)
		return w.list(b, "")
	case *Table:
		w.title(level, b.Title)
		return w.table(b)
	}
	return nil
}

func (w *writer) notes(level int, notes []Note) error {
	if len(notes) == 0 {
		return nil
	}
	w.title(level, "Evidence")
	return w.list(&List{Marks: Numbers, Items: func(yield func(Item, error) bool) {
		for i := range notes {
			head := notes[i].Head
			head.Style = Strong
			if !yield(Item{{Line: head, Below: notes[i].Voices}}, nil) {
				return
			}
		}
	}}, noteName)
}

func (w *writer) sources(sources []Source) error {
	if len(sources) == 0 {
		return nil
	}
	w.title(2, "Sources")
	return w.list(&List{Marks: Numbers, Items: func(yield func(Item, error) bool) {
		for i := range sources {
			if !yield(Item{{Line: Line{Text: sources[i].Words, Link: sources[i].Entry.URL}}}, nil) {
				return
			}
		}
	}}, sourceName)
}

func (w *writer) caveats(caveats []string) error {
	if w.fragment {
		for _, c := range caveats {
			w.text(c, Soft)
		}
		return nil
	}
	if len(caveats) == 0 {
		return nil
	}
	w.title(2, "Caveats")
	return w.list(&List{Items: func(yield func(Item, error) bool) {
		for _, c := range caveats {
			if !yield(Item{{Line: Line{Text: c}}}, nil) {
				return
			}
		}
	}}, "")
}

func (w *writer) made(m Made) {
	if m.Command == "" || w.fragment {
		return
	}
	w.title(2, "How this report was made")
	w.commands([]string{m.Command})
	w.paragraph(Line{Label: "Made with dossier " + m.Version + " from data with the digest ", Text: inGroups(m.Digest), Style: Code})
}

// inGroups puts spaces into long hexadecimal words, at which a line can end on
// paper: a digest is wider than a column of text.
func inGroups(digest string) string {
	return hexGroup.ReplaceAllString(digest, "$1 ")
}

// hexGroup is a group of digits that others follow.
var hexGroup = regexp.MustCompile(`([0-9a-f]{16})\B`)

// watch gives the items of a sequence, and looks at the context before every
// thousandth.
func watch[T any](ctx context.Context, all iter.Seq2[T, error]) iter.Seq2[T, error] {
	const often = 1000
	return func(yield func(T, error) bool) {
		n := 0
		for x, err := range all {
			if n%often == 0 && err == nil {
				err = ctx.Err()
			}
			if !yield(x, err) || err != nil {
				return
			}
			n++
		}
	}
}

// words gives what is said of a claim's worth, piece by piece: "was alleged, low;
// now contested, medium". What somebody denies is in alarm.
func (x *Worth) words(piece func(s string, style Style)) {
	if x.Was != nil {
		piece("was ", Normal)
		x.Was.one(piece)
		piece("; now ", Normal)
	}
	x.one(piece)
}

func (x *Worth) one(piece func(s string, style Style)) {
	style := Normal
	if x.Status == data.Contested || x.Status == data.Denied {
		style = Alarm
	}
	piece(x.Status.String(), style)
	piece(bandWords[min(x.Band, data.BandHigh)], Normal)
}

// bandWords are the bands as they follow a status.
var bandWords = [...]string{", none", ", low", ", medium", ", high"}

// refer names what a line refers to, piece by piece: "note 1; sources 1, 2". The
// numbers are those of a list with a name; other pieces have the number 0.
func (l *Line) refer(piece func(name string, number int, s string)) {
	between := ""
	for _, r := range [...]struct {
		name string
		list []int
	}{{noteName, l.Notes}, {sourceName, l.Sources}} {
		if len(r.list) == 0 {
			continue
		}
		word := between + r.name
		if len(r.list) > 1 {
			word += "s"
		}
		piece("", 0, word+" ")
		for i, n := range r.list {
			if i > 0 {
				piece("", 0, ", ")
			}
			piece(r.name, n, strconv.Itoa(n))
		}
		between = "; "
	}
}
