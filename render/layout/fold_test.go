package layout

import (
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/text"
)

// Boxes with the names of several actors are placed as actors are, in every layout and at
// every width: no name is lost, and no line is led through them.
func TestBoxesInEveryLayout(t *testing.T) {
	for _, e := range Engines() {
		f := figures.Boxes(4, 30)
		s, r, err := Arrange(t.Context(), f, Options{Engine: e})
		if e == Matrix {
			if err == nil || !strings.Contains(err.Error(), "a row for each actor") {
				t.Errorf("a matrix with boxes: %v", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(e, err)
		}
		checkScene(t, f, s)
		checkNames(t, f, s)
		if isOwn(e) && (r.Counts.LinesOverActors > 0 || r.Counts.ActorsOverActors > 0 || r.Counts.CaptionsOverActors > 0) {
			t.Errorf("%s: %+v", e, r.Counts)
		}
	}
	for _, width := range []float64{85, 120, 170} {
		f := figures.Boxes(2, 60)
		s, r, err := Arrange(t.Context(), f, Options{Width: width})
		if err != nil {
			t.Fatal(err)
		}
		checkScene(t, f, s)
		checkNames(t, f, s)
		if r.TooWide != nil || r.Counts.LinesOverActors > 0 {
			t.Errorf("%v mm: %v, %+v", width, r.TooWide, r.Counts)
		}
	}
}

// checkNames finds the name of every member whole, and all of its notes.
func checkNames(t *testing.T, f *render.Figure, s *render.Scene) {
	t.Helper()
	for _, a := range s.Actors {
		for i, m := range a.Members {
			want := f.Nodes[a.Node].Members[i]
			name := ""
			for k, line := range m.Names {
				if k > 0 {
					name += text.Joint(m.Names[k-1].String, line.String)
				}
				name += line.String
			}
			if name != want.Name || m.Actor != want.Actor || m.Hover != want.Detail || len(m.Badges) != len(want.Notes) {
				t.Errorf("%+v is drawn as %q", want, name)
			}
		}
	}
}

// Hundreds of leaves are one box of a figure that may have few actors.
func TestManyLeavesAreOneBox(t *testing.T) {
	f := figures.Boxes(1, 900)
	s := mustLayout(t, f, Options{MaxActors: 2})
	if b := s.Actors[1].Box; b.W > 800 || b.H > 12000 {
		t.Errorf("a box of 900 names is %v by %v px", b.W, b.H)
	}
}

// A star whose leaves are boxes has no spokes, all as long as the largest of them asks.
func TestStarOfBoxes(t *testing.T) {
	f := figures.Boxes(1, 3)
	for range 5 {
		f.Nodes = append(f.Nodes, f.Nodes[1])
		f.Links = append(f.Links, f.Links[0])
		f.Links[len(f.Links)-1].To = len(f.Nodes) - 1
	}
	for asked, want := range map[Engine]Engine{Auto: Stress, Star: Star} {
		if _, r, err := Arrange(t.Context(), f, Options{Engine: asked}); err != nil || r.Engine != want {
			t.Errorf("%s: drawn with %s, %v", asked, r.Engine, err)
		}
	}
}

// A box keeps its place as long as its hub has one of the same relation, whatever
// leaves it holds then.
func TestBoxesKeepTheirPlaces(t *testing.T) {
	first := mustLayout(t, figures.Boxes(3, 8), Options{})
	places := &first.Places
	for _, leaves := range []int{8, 7, 9, 12} {
		f := figures.Boxes(3, leaves)
		s, r, err := Arrange(t.Context(), f, Options{Keep: places})
		if err != nil {
			t.Fatal(err)
		}
		checkScene(t, f, s)
		checkNames(t, f, s)
		if k := r.Kept; k.Stay != len(f.Nodes) || k.New+k.Gone > 0 || k.Overlap > 0 {
			t.Errorf("%d leaves: %+v", leaves, k)
		}
		if r.Counts.LinesOverActors > 0 {
			t.Errorf("%d leaves: %+v", leaves, r.Counts)
		}
	}
}
