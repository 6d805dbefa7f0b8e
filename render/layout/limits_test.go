package layout

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// limited is a figure whose limits are known.
func limited(title string) *render.Figure {
	f := figures.Path()
	f.Title = title
	f.Limits = []string{"As of 2019.", "According to Russia.", "3 of 7 claims between these actors are within these limits."}
	return f
}

// drawnLimits gives the drawn limits as one string, and requires them above the drawing
// and below the title, within the page.
func drawnLimits(t *testing.T, s *render.Scene) string {
	t.Helper()
	var words []string
	below := 0.0
	for _, l := range s.Heading {
		if l.At.Y <= below {
			t.Errorf("%q stands over what comes before it", l.String)
		}
		below = l.At.Y
		if l.Role != render.RoleLimit {
			if len(words) > 0 && l.Role == render.RoleTitle {
				t.Error("the title stands below the limits")
			}
			continue
		}
		words = append(words, l.String)
		if l.At.X+l.Width > s.Width {
			t.Errorf("%q ends at %v of a page of %v", l.String, l.At.X+l.Width, s.Width)
		}
	}
	for _, a := range s.Actors {
		if a.Box.Y < below {
			t.Errorf("actor %s stands over the heading", a.Actor)
		}
	}
	return strings.Join(words, " ")
}

func TestLimitsStandAboveTheDrawing(t *testing.T) {
	for _, title := range []string{"From Kim Jong Un to South Korea", ""} {
		for _, width := range []float64{0, 170, 80} {
			f := limited(title)
			s, _ := mustArrange(t, f, Options{Width: width})
			if got, want := drawnLimits(t, s), strings.Join(f.Limits, " "); got != want {
				t.Errorf("title %q, %v mm: drawn %q, want %q", title, width, got, want)
			}
			if !reflect.DeepEqual(s.Limits, f.Limits) || !strings.HasPrefix(s.Description, "As of 2019. According to Russia. 3 of 7") ||
				!strings.HasSuffix(s.Description, f.Description) {
				t.Errorf("the scene tells %q, %q", s.Limits, s.Description)
			}
		}
	}
	s, _ := mustArrange(t, &render.Figure{Limits: []string{"As of 1900."}}, Options{})
	if drawnLimits(t, s) != "As of 1900." {
		t.Error("a figure without actors does not say what limits it")
	}
}

// A limit that is very long leaves the others their room.
func TestLongLimitHidesNoOther(t *testing.T) {
	f := limited("")
	f.Limits = slices.Insert(f.Limits, 0, "Without "+strings.Repeat("someone else and ", 2000)+"nobody.")
	for _, width := range []float64{0, 80} {
		s, _ := mustArrange(t, f, Options{Width: width})
		got := drawnLimits(t, s)
		if !strings.HasPrefix(got, "Without someone") || !strings.Contains(got, "…") || !strings.HasSuffix(got, strings.Join(f.Limits[1:], " ")) {
			t.Errorf("%v mm: %q", width, got)
		}
	}
}

// An edition with other limits moves all actors alike, and one with the same is
// the same.
func TestLimitsAndEditions(t *testing.T) {
	first, _ := mustArrange(t, figures.Path(), Options{})
	f := limited(first.Title)
	second, _ := mustArrange(t, f, Options{Keep: &first.Places})
	drawnLimits(t, second)
	for i, a := range second.Actors {
		if a.Box.X-first.Actors[i].Box.X != second.Actors[0].Box.X-first.Actors[0].Box.X ||
			a.Box.Y-first.Actors[i].Box.Y != second.Actors[0].Box.Y-first.Actors[0].Box.Y {
			t.Errorf("actor %s has moved by itself", a.Actor)
		}
	}
	third, _, err := Arrange(context.Background(), f, Options{Keep: &second.Places})
	if err != nil || !reflect.DeepEqual(third, second) {
		t.Errorf("the figure does not come to rest: %v", err)
	}
}
