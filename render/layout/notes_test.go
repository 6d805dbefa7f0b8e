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
