package layout

import (
	"context"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/internal/testkit/networks"
	"dossier/render"
)

// drawn are the networks that figures are judged on, up to a size.
func drawn(t *testing.T, most int) (names []string, figures []*render.Figure) {
	t.Helper()
	known, err := networks.Known()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range append(known, networks.Made(1)...) {
		f, err := n.Figure(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Nodes)+len(f.Links) <= most {
			names, figures = append(names, n.Name), append(figures, f)
		}
	}
	if len(figures) < 20 {
		t.Fatalf("%d networks", len(figures))
	}
	return names, figures
}

// TestNoVetoes holds what no figure may have at zero: on a page and in columns, where a
// figure that has no room says so.
func TestNoVetoes(t *testing.T) {
	names, figures := drawn(t, 160)
	for i, f := range figures {
		if testing.Short() && i%4 > 0 {
			continue
		}
		for _, width := range []float64{0, 85, 120, 170} {
			if width > 0 && len(f.Nodes)+len(f.Links) > 75 {
				continue // a narrow column has no room for more
			}
			s, r := mustArrange(t, f, Options{Width: width})
			if r.Counts.Vetoes() > 0 {
				t.Errorf("%s at %v mm: %v", names[i], width, r.Counts)
			}
			if wide := s.Width * 25.4 / 96; width > 0 && wide > width+0.2 && r.TooWide == nil {
				t.Errorf("%s at %v mm is %v mm wide, and does not say so", names[i], width, wide)
			}
		}
	}
}

// TestNoVetoesInTenEditions lets figures grow and shrink by an actor at a time.
func TestNoVetoesInTenEditions(t *testing.T) {
	names, figures := drawn(t, 110)
	for i, whole := range figures {
		if len(whole.Nodes) < 25 || tabled(whole) || testing.Short() && i%4 > 0 {
			continue
		}
		var places *render.Places
		moved := 0
		for edition := range 10 {
			f := partOf(whole, len(whole.Nodes)-9+edition, edition/2)
			s, r := mustArrange(t, f, Options{Keep: places})
			if r.Counts.Vetoes() > 0 {
				t.Errorf("%s, edition %d: %v", names[i], edition, r.Counts)
			}
			if r.Kept != nil {
				moved += r.Kept.Moved
			}
			places = &s.Places
		}
		t.Logf("%s: %d actors, %d moves in nine editions", names[i], len(whole.Nodes), moved)
	}
}

// TestNoVetoesInDiffs draws what changed between two states of each known network that
// have four fifths of its claims each.
func TestNoVetoesInDiffs(t *testing.T) {
	known, err := networks.Known()
	if err != nil {
		t.Fatal(err)
	}
	figures := 0
	for i, n := range known {
		if testing.Short() && i%4 > 0 {
			continue
		}
		d, err := n.Dossier(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		q := ask.Question{Verb: answer.VerbDiff, Actors: []string{"before", "after"}}
		a := answers.Compare(t, answers.Engine(t, without(d, 0)), answers.Engine(t, without(d, 2)), q)
		f, err := render.Build(t.Context(), a, render.Options{NoNotes: true})
		if err != nil {
			t.Fatal(err)
		}
		if tabled(&f) || len(f.Nodes)+len(f.Links) > 160 {
			continue
		}
		figures++
		if _, r := mustArrange(t, &f, Options{}); r.Counts.Vetoes() > 0 {
			t.Errorf("%s: %v", n.Name, r.Counts)
		}
	}
	if figures < 4 {
		t.Errorf("%d figures", figures)
	}
}

// without is a dossier less every fifth claim, from one on.
func without(d *data.Dossier, first int) *data.Dossier {
	part := *d
	part.Claims = data.Claims{}
	for i := range d.Claims.Len() {
		if i%5 != first {
			part.Claims.Append(d.Entry(i))
		}
	}
	return &part
}

// partOf is the part of a figure with the nodes up to one, without one of them.
func partOf(whole *render.Figure, upTo, gone int) *render.Figure {
	f := &render.Figure{Title: whole.Title, Flow: whole.Flow}
	at := map[int]int{}
	for i := range upTo {
		if i != gone {
			at[i] = len(f.Nodes)
			f.Nodes = append(f.Nodes, whole.Nodes[i])
		}
	}
	for _, l := range whole.Links {
		from, okFrom := at[l.From]
		to, okTo := at[l.To]
		if okFrom && okTo {
			l.From, l.To = from, to
			f.Links = append(f.Links, l)
		}
	}
	return f
}
