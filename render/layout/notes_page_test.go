package layout

import (
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// TestNotesApart finds the notes on a page of their own and not in the figure.
func TestNotesApart(t *testing.T) {
	f := figures.Random(9, 14, 4)
	f.Limits = []string{"As of 2019."}
	f.Footer = []string{"Source: a brief."}
	for _, width := range []float64{0, 85} {
		opt := Options{NotesApart: true, Width: width}
		s, err := Layout(t.Context(), f, opt)
		if err != nil {
			t.Fatal(err)
		}
		notes, err := Notes(f, opt)
		if err != nil {
			t.Fatal(err)
		}
		below := mustLayout(t, f, Options{Width: width})
		if len(s.Notes) != 0 || len(notes.Notes) != len(f.Notes) || s.Height >= below.Height {
			t.Errorf("%d notes in the figure, %d apart; the figure is %v high, with notes %v", len(s.Notes), len(notes.Notes), s.Height, below.Height)
		}
		if n := len(s.Footer); s.Footer[n-1].String != "The evidence notes stand on a page of their own." || len(f.Footer) != 1 {
			t.Errorf("the figure ends with %q", s.Footer[n-1].String)
		}
		want := 642.52
		if width > 0 {
			want = 321.26
		}
		if notes.Width != want || notes.Height < 100 || notes.Description == "" || len(notes.Actors)+len(notes.Legend) > 0 {
			t.Errorf("the page of notes is %v by %v: %q", notes.Width, notes.Height, notes.Description)
		}
		for _, texts := range textsOf(notes) {
			for _, x := range texts {
				if x.At.X < 0 || x.At.X+x.Width > notes.Width || x.At.Y > notes.Height {
					t.Errorf("%q at %v runs off the page", x.String, x.At)
				}
			}
		}
		if notes.Heading[1].Role != render.RoleLimit || notes.Footer[0].String != "Source: a brief." {
			t.Errorf("the page of notes begins with %+v and ends with %+v", notes.Heading, notes.Footer)
		}
	}
	f.Notes = nil
	if s, err := Notes(f, Options{}); s != nil || err != nil {
		t.Errorf("no notes make a page: %v, %v", s, err)
	}
	if _, err := Notes(f, Options{Width: 3}); err == nil {
		t.Error("a width of 3 mm is taken")
	}
}
