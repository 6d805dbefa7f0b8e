package document

import (
	"bytes"
	"context"
	"io"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// media are the formats of people's own texts that figures are files in.
var media = []struct {
	ending string
	write  func(context.Context, io.Writer, *Document) error
	text   func(string) string
}{
	{"tex", LaTeXFragment, latexText},
	{"adoc", AsciiDocFragment, asciidocText},
	{"typ", TypstFragment, typstText},
	{"rst", RSTFragment, rstText},
}

// filledIn is a document in which all that a fragment shows is s, in every place.
func filledIn(s string) *Document {
	line := Line{Text: s, Worth: &Worth{Status: data.Denied}, Notes: []int{1, 2}, Sources: []int{1}, Link: "https://example.org/a_(b)/~c__d/-/**?e=1&copy;=2+3&x='#f--g..h"}
	var styled Item
	for style := Normal; style <= Code; style++ {
		styled = append(styled, Part{Line: Line{Text: s, Style: style, Worth: &Worth{}}, Below: []Line{line, {Text: s, Style: style}}}, Part{Line: Line{Label: s, Text: s, Style: style}}, Part{Line: Line{Text: s, Style: style}})
	}
	lists := Item{{Line: line}}
	return &Document{
		Sections: []Section{{Answer: s, Limits: s,
			Figure: &Figure{Title: s, Alt: s, Caption: s, Label: "fig-1", Width: "40%", File: "figure.svg", Encoded: []Encoded{{Format: "pdf"}}},
			Notes:  []Note{{Head: line, Voices: []Line{line, line}}, {Head: line}},
			Blocks: []Block{Heading(s), Paragraph{line, {Text: s, Style: Strong}, {Label: s, Text: s, Style: Code}}, Commands{s, s},
				&List{Title: s, Items: ItemsOf(styled, lists)}, &List{Marks: Numbers, Items: ItemsOf(styled, lists)}, &List{Marks: Numbers, Items: ItemsOf(lists)}, &List{Items: ItemsOf(lists)},
				&Table{Title: s, Columns: []Column{{Title: s}, {Title: s, Right: true}}, Rows: RowsOf([]Line{line, {Text: s, Style: Alarm}}, []Line{{Text: s, Style: Soft}})}}}},
		Sources: []Source{{Words: s, Entry: data.Source{URL: "javascript:" + s}}, {Words: s, Entry: data.Source{URL: "https://example.org/" + s}}},
		Caveats: []string{s},
	}
}

func TestMediaGoldens(t *testing.T) {
	for _, m := range media {
		d := filledIn("Anna & Bert: “50%”")
		d.Sections = append(d.Sections, Section{Figure: &Figure{Title: "A [figure]", Alt: "What it shows", File: "figures/a b.svg"}}, Section{Figure: &Figure{Title: "No file", Alt: "In words"}},
			Section{Figure: &Figure{Title: "Told by its title", Label: "fig:kim", Width: "120mm", File: "kim.svg"}})
		var b bytes.Buffer
		if err := m.write(t.Context(), &b, d); err != nil {
			t.Fatal(err)
		}
		testkit.Golden(t, "fragment."+m.ending, b.Bytes())
	}
}

// fullDisk takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestMediaTellErrors(t *testing.T) {
	broken := func(yield func(Item, error) bool) { yield(nil, io.ErrUnexpectedEOF) }
	rows := func(yield func([]Line, error) bool) { yield(nil, io.ErrUnexpectedEOF) }
	ended, end := context.WithCancel(t.Context())
	end()
	for _, m := range media {
		if err := m.write(t.Context(), fullDisk{}, filledIn("x")); err != io.ErrShortWrite {
			t.Errorf("%s gives %v where it cannot write", m.ending, err)
		}
		if err := m.write(ended, io.Discard, filledIn("x")); err != context.Canceled {
			t.Errorf("%s gives %v after the context ended", m.ending, err)
		}
		for _, b := range []Block{&List{Items: broken}, &Table{Columns: []Column{{}}, Rows: rows}} {
			if err := m.write(t.Context(), io.Discard, &Document{Sections: []Section{{Blocks: []Block{b}}}}); err != io.ErrUnexpectedEOF {
				t.Errorf("%s gives %v where a part fails", m.ending, err)
			}
		}
	}
}
