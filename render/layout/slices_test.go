package layout

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
)

// sliced is a random figure of several times: link i stands in slice s where bit s of i
// is set, so that some links stand in none, and one slice has none.
func sliced(actors, ties, times int, seed int64) *render.Figure {
	f := figures.Random(actors, ties, seed)
	for s := range times {
		slice := render.Slice{Heading: fmt.Sprint(2019 + s)}
		for i := range f.Links {
			if s < times-1 && i>>s&1 == 1 {
				slice.Links = append(slice.Links, i)
			}
		}
		f.Slices = append(f.Slices, slice)
	}
	return f
}

// TestSlicesShareTheirPlaces finds everybody at the same place in each drawing, with the
// lines of its time alone.
func TestSlicesShareTheirPlaces(t *testing.T) {
	for _, c := range []struct {
		actors, ties, times int
		opt                 Options
	}{
		{4, 6, 2, Options{}}, {9, 14, 3, Options{}}, {9, 14, 4, Options{Width: 170}}, {5, 8, 3, Options{Engine: Neato}},
		{6, 9, 3, Options{Engine: Auto}}, {2, 1, 5, Options{}},
	} {
		f := sliced(c.actors, c.ties, c.times, 3)
		s, r, err := Arrange(context.Background(), f, c.opt)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Slices) != c.times || len(s.Actors) != c.times*c.actors || len(s.Places.Actors) != 0 || r.Engine == Auto {
			t.Fatalf("%d slices with %d actors of %d, %d places, %s", len(s.Slices), len(s.Actors), c.actors, len(s.Places.Actors), r.Engine)
		}
		var tied [][]bool
		for i := range f.Slices {
			tied = append(tied, f.Tied(&f.Slices[i]))
		}
		for _, a := range s.Actors {
			first, here := s.Slices[0].Box, s.Slices[a.Slice].Box
			other := s.Actors[a.Node].Box // of the first slice
			if dx, dy := a.Box.X-here.X-other.X+first.X, a.Box.Y-here.Y-other.Y+first.Y; dx*dx+dy*dy > 0.01 || s.Actors[a.Node].Node != a.Node {
				t.Errorf("%+v: actor %d stands elsewhere in slice %d, by %v, %v", c, a.Node, a.Slice, dx, dy)
			}
			if faint := a.Role == render.Context; faint == tied[a.Slice][a.Node] {
				t.Errorf("%+v: actor %d is faint in slice %d: %v", c, a.Node, a.Slice, faint)
			}
			if outside := geom.Overlap(a.Box, here) < a.Box.W*a.Box.H-1; outside {
				t.Errorf("%+v: actor %d lies outside of its slice", c, a.Node)
			}
		}
		drawn := make([][]int, c.times)
		for _, l := range s.Lines {
			drawn[l.Slice] = append(drawn[l.Slice], l.Link)
			if link := f.Links[l.Link]; l.From != link.From || l.To != link.To {
				t.Errorf("%+v: the line of link %d joins %d and %d", c, l.Link, l.From, l.To)
			}
		}
		for i, slice := range f.Slices {
			if !reflect.DeepEqual(drawn[i], slice.Links) {
				t.Errorf("%+v: slice %d has lines %v, want %v", c, i, drawn[i], slice.Links)
			}
			for _, other := range s.Slices[:i] {
				if geom.Overlap(s.Slices[i].Box, other.Box) > 0 {
					t.Errorf("%+v: two slices overlap", c)
				}
			}
		}
		for _, n := range s.Legend {
			if n.Box.Y < s.Slices[c.times-1].Box.Y {
				t.Errorf("%+v: the legend stands among the slices", c)
			}
		}
		again, _, err := Arrange(context.Background(), f, c.opt)
		if err != nil || c.opt.Engine == "" && !reflect.DeepEqual(s, again) {
			t.Errorf("%+v: another scene, %v", c, err)
		}
	}
}

func TestSlicesThatCannotBe(t *testing.T) {
	for want, change := range map[string]func(*render.Figure, *Options){
		"shows one time": func(_ *render.Figure, o *Options) { o.Engine = Matrix },
		"cannot keep":    func(_ *render.Figure, o *Options) { o.Keep = &render.Places{} },
		"has tie 99":     func(f *render.Figure, _ *Options) { f.Slices[1].Links = []int{99} },
		"has tie -1":     func(f *render.Figure, _ *Options) { f.Slices[0].Links = []int{-1} },
	} {
		f, opt := sliced(4, 5, 2, 1), Options{}
		change(f, &opt)
		if _, err := Layout(context.Background(), f, opt); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
