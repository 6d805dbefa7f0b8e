package layout

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// TestNotesTellTheirClaimsWhole cuts no claim in its own note, however long it is, in a
// wide figure and in a narrow column.
func TestNotesTellTheirClaimsWhole(t *testing.T) {
	head := strings.Repeat("an actor of many words and ", 100) + "its last ones"
	for _, wide := range []float64{0, 85} {
		f := figures.Path()
		f.Notes[0].Head = head
		s := mustLayout(t, f, Options{Width: wide})
		var told []string
		for _, l := range s.Notes[0].Lines {
			if l.Bold {
				told = append(told, l.String)
			}
		}
		if got := strings.Join(told, " "); got != head {
			t.Errorf("at a width of %g a note of %d characters tells %d: ...%q", wide, len(head), len(got), got[max(0, len(got)-40):])
		}
	}
}

// TestBrokenTextsGoOn: lines that go on with each other are, put together, what the
// figure says, and nothing else goes on.
func TestBrokenTextsGoOn(t *testing.T) {
	f := figures.Path()
	f.Title, f.Limits = "A title of many words about a figure in a narrow column", []string{"As of 2019.", "According to the Register of Companies of a small country."}
	f.Nodes[0].Name = "The Ministry of Foreign Affairs"
	f.Links[0].Caption = "supplies rockets and many more things"
	s := mustLayout(t, f, Options{Width: 85})
	whole := func(lines []render.Text) (texts []string) {
		for i, l := range lines {
			if l.Continues && i > 0 {
				texts[len(texts)-1] += " " + l.String
			} else {
				texts = append(texts, l.String)
			}
		}
		return texts
	}
	check := func(what string, got, want []string) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	check("heading", whole(s.Heading), []string{f.Title, strings.Join(f.Limits, " ")})
	check("footer", whole(s.Footer), f.Footer)
	for _, a := range s.Actors {
		check("name", whole(a.Names), []string{f.Nodes[a.Node].Name})
	}
	for _, c := range s.Captions {
		var rows []string
		for _, r := range f.Links[c.Link].Rows() {
			rows = append(rows, r.Caption)
		}
		check("caption", whole(c.Lines), rows)
	}
	for i, n := range s.Notes {
		want := []string{f.Notes[i].Head, f.Notes[i].Status}
		for _, v := range f.Notes[i].Voices {
			want = append(want, v.Words)
		}
		check("note", whole(n.Lines), want)
	}
}

// TestLegendHasHeadings sets each heading once, above the entries that it is about.
func TestLegendHasHeadings(t *testing.T) {
	s := mustLayout(t, figures.Path(), Options{})
	var heads []string
	for _, h := range s.LegendHeads {
		heads = append(heads, h.String)
		if !h.Bold || h.Role != render.RoleLegend {
			t.Errorf("%+v", h)
		}
	}
	if want := []string{"Actors", "Ties and their tone", "How well attested", "Origins"}; !slices.Equal(heads, want) {
		t.Fatalf("headings %q, want %q", heads, want)
	}
	for _, e := range s.Legend {
		i := slices.Index(heads, e.Entry.Mark.Heading())
		if h := s.LegendHeads[i]; e.Box.X != h.At.X && e.Entry.Mark != render.MarkNumber || e.Box.Y <= h.At.Y {
			t.Errorf("%q at %v does not stand below %q at %v", e.Label.String, e.Box, h.String, h.At)
		}
	}
}
