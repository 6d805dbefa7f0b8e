package layout

import (
	"context"
	"math"
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// smallest is the size of the smallest type of a scene, in points.
func smallest(s *render.Scene) float64 {
	least := math.Inf(1)
	for _, texts := range [][]render.Text{s.Heading, s.Footer, s.LegendHeads} {
		for _, t := range texts {
			least = min(least, t.Size*0.75)
		}
	}
	for _, c := range s.Captions {
		for _, t := range c.Lines {
			least = min(least, t.Size*0.75)
		}
		for _, b := range c.Badges {
			least = min(least, b.Number.Size*0.75)
		}
	}
	return least
}

// A figure that fits a page has type of the size that was asked for, and one that does not
// says what it needs, with that type.
func TestSheetOfAPage(t *testing.T) {
	fit, beyond := 0, 0
	for _, size := range [][2]int{{3, 2}, {9, 12}, {16, 24}, {40, 60}} {
		s, r, err := Arrange(context.Background(), figures.Random(size[0], size[1], 1), Options{Width: 160, Height: 240, Points: 7})
		if err != nil {
			t.Fatal(err)
		}
		wide, high := s.Width/96*25.4, s.Height/96*25.4
		if smallest(s) < 7 {
			t.Errorf("%v: type of %.2f points", size, smallest(s))
		}
		if w := r.TooWide; w == nil {
			fit++
			if wide > 160.2 || high > 240.2 {
				t.Errorf("%v: %.1f by %.1f mm and nothing is said", size, wide, high)
			}
		} else {
			beyond++
			if math.Abs(w.Needed-wide) > 0.3 || math.Abs(w.NeededHeight-high) > 0.3 || !strings.Contains(w.Error(), "not 160 by 240, for type of 7 points") {
				t.Errorf("%v: %.1f by %.1f mm made: %v", size, wide, high, w)
			}
		}
	}
	if fit == 0 || beyond == 0 {
		t.Errorf("%d figures fit and %d do not", fit, beyond)
	}
}

// A slide has exactly its size, whatever is on it: type is larger where there is room and
// smaller, which is said, where there is none. Nothing is cut off.
func TestSheetOfASlide(t *testing.T) {
	opt := Options{Width: 254, Height: 143, Points: 10, Whole: true}
	for _, test := range []struct {
		actors, ties int
		fits         bool
	}{{2, 1, true}, {4, 3, true}, {30, 45, false}} {
		s, r, err := Arrange(context.Background(), figures.Random(test.actors, test.ties, 2), opt)
		if err != nil {
			t.Fatal(err)
		}
		if wide, high := s.Width/96*25.4, s.Height/96*25.4; math.Abs(wide-254) > 0.01 || math.Abs(high-143) > 0.01 {
			t.Errorf("%d actors: %.2f by %.2f mm", test.actors, wide, high)
		}
		if fits := r.TooWide == nil; fits != test.fits || fits != (smallest(s) >= 10) {
			t.Errorf("%d actors: type of %.1f points: %v", test.actors, smallest(s), r.TooWide)
		}
		if !test.fits && !strings.Contains(r.TooWide.Error(), "on 254 by 143 mm, and 10 where it has") {
			t.Error(r.TooWide)
		}
		for _, box := range boxesOf(s) {
			if box.X < 0 || box.Y < 0 || box.X+box.W > s.Width || box.Y+box.H > s.Height {
				t.Errorf("%d actors: %+v is cut off", test.actors, box)
			}
		}
	}
}

// boxesOf gives the boxes of actors, captions and the legend.
func boxesOf(s *render.Scene) (all []render.Box) {
	for _, a := range s.Actors {
		all = append(all, a.Box)
	}
	for _, c := range s.Captions {
		all = append(all, c.Box)
	}
	for _, l := range s.Legend {
		all = append(all, l.Box, render.Box{X: l.Label.At.X, Y: l.Label.At.Y, W: l.Label.Width})
	}
	return all
}

// A sheet has both a width and a height where it is to be filled.
func TestSheetsThatAreNone(t *testing.T) {
	for _, opt := range []Options{{Whole: true}, {Whole: true, Width: 100}, {Width: 100, Height: -1}, {Width: 100, Points: 99}} {
		if _, err := Layout(context.Background(), figures.Random(2, 1, 0), opt); err == nil {
			t.Errorf("%+v is taken", opt)
		}
	}
}
