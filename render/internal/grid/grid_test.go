package grid

import (
	"math"
	"slices"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"

	"pgregory.net/rapid"
)

// thing is a box, or a line with a reach around it.
type thing struct {
	box   render.Box
	line  []render.Point
	reach float64
}

// touches reports whether a box overlaps a thing.
func (t *thing) touches(b render.Box) bool {
	if t.line == nil {
		return geom.Overlap(t.box, b) > 0
	}
	around := geom.Grow(b, t.reach)
	return slices.ContainsFunc(pieces(t.line), func(p [2]render.Point) bool { return geom.Within(p[0], p[1], around) > 0 })
}

func pieces(line []render.Point) (all [][2]render.Point) {
	for k := 1; k < len(line); k++ {
		all = append(all, [2]render.Point{line[k-1], line[k]})
	}
	return all
}

func somePoint(t *rapid.T) render.Point {
	return render.Point{X: rapid.Float64Range(-300, 1800).Draw(t, "x"), Y: rapid.Float64Range(-300, 1800).Draw(t, "y")}
}

func someBox(t *rapid.T) render.Box {
	at := somePoint(t)
	return render.Box{X: at.X, Y: at.Y, W: rapid.Float64Range(0, 200).Draw(t, "w"), H: rapid.Float64Range(0, 60).Draw(t, "h")}
}

func someThing(t *rapid.T) thing {
	if rapid.Bool().Draw(t, "is a box") {
		return thing{box: someBox(t)}
	}
	line := []render.Point{somePoint(t)}
	for range rapid.IntRange(1, 4).Draw(t, "pieces") {
		line = append(line, somePoint(t))
	}
	return thing{line: line, reach: rapid.Float64Range(0, 10).Draw(t, "reach")}
}

// Whatever is entered, moved and asked for, nothing near is left out, and every answer
// is in order.
func TestNothingNearIsLeftOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const most = 12
		g := New(render.Box{X: -100, Y: 50, W: 1500, H: 1300}, most)
		now := make(map[int]thing)
		for range rapid.IntRange(1, 30).Draw(t, "moves") {
			i, what := rapid.IntRange(0, most-1).Draw(t, "thing"), someThing(t)
			now[i] = what
			if what.line != nil {
				g.SetLine(i, what.line, what.reach)
			} else {
				g.Set(i, what.box)
			}
		}
		if rapid.Bool().Draw(t, "asks a clone") {
			c := g.Clone()
			for i := range most {
				g.Set(i, render.Box{X: 1e5, Y: 1e5})
			}
			g = c
		}
		for range 4 {
			one, other := someBox(t), someBox(t)
			got := slices.Clone(g.Near(one, other))
			for i, what := range now {
				if (what.touches(one) || what.touches(other)) && !slices.Contains(got, i) {
					t.Fatalf("%v touches %v or %v and is not in %v", what, one, other, got)
				}
			}
			if want := slices.Compact(slices.Sorted(slices.Values(got))); !slices.Equal(got, want) {
				t.Fatalf("%v is not in order, or holds one twice", got)
			}
		}
	})
}

// Two lines that are as near to one another as their reaches together find one another.
func TestLinesFindLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := New(render.Box{W: 1500, H: 1500}, 1)
		a, b := []render.Point{somePoint(t), somePoint(t)}, []render.Point{somePoint(t), somePoint(t)}
		mine, other := rapid.Float64Range(0, 20).Draw(t, "reach"), rapid.Float64Range(0, 20).Draw(t, "reach of the other")
		g.SetLine(0, a, mine)
		gap := math.Inf(1)
		for k := range 101 {
			gap = min(gap, geom.PointGap(geom.Lerp(a[0], a[1], float64(k)/100), b[0], b[1]))
		}
		if gap < mine+other && len(g.NearLine(b, other)) == 0 {
			t.Fatalf("%v and %v are %v apart, and %v is not found within %v and %v", a, b, gap, a, mine, other)
		}
	})
}

// A long line that runs aslant is in the squares along it, not in all those of the box
// around it; and what has moved away is where it was no longer.
func TestWhatIsFarIsNotFound(t *testing.T) {
	g := New(render.Box{W: 3200, H: 3200}, 3)
	g.SetLine(0, []render.Point{{X: 10, Y: 10}, {X: 3000, Y: 3000}}, 2)
	g.Set(1, render.Box{X: 100, Y: 3000, W: 50, H: 20})
	for _, c := range []struct {
		at   render.Box
		want []int
	}{
		{render.Box{X: 1000, Y: 1000, W: 1, H: 1}, []int{0}},
		{render.Box{X: 1000, Y: 1200, W: 1, H: 1}, []int{}},
		{render.Box{X: 120, Y: 3010, W: 1, H: 1}, []int{1}},
		{render.Box{X: -1e9, Y: -1e9, W: 2e9, H: 2e9}, []int{0, 1}},
		{render.Box{X: math.NaN(), Y: math.NaN(), W: 1, H: 1}, []int{0}}, // is somewhere as well
	} {
		if got := g.Near(c.at); !slices.Equal(got, c.want) {
			t.Errorf("near %v: %v, want %v", c.at, got, c.want)
		}
	}
	g.Set(1, render.Box{X: 2000, Y: 100, W: 50, H: 20})
	if got := g.Near(render.Box{X: 120, Y: 3010, W: 1, H: 1}); len(got) > 0 {
		t.Errorf("what has moved away is still found: %v", got)
	}
}

// A thing that moves without end takes no more room.
func TestEntriesAreUsedAgain(t *testing.T) {
	g := New(render.Box{W: 1000, H: 1000}, 2)
	for k := range 1000 {
		g.Set(k%2, render.Box{X: float64(k % 700), Y: 30, W: 90, H: 30})
	}
	if len(g.entries) > 40 {
		t.Errorf("%d entries for two things", len(g.entries))
	}
}

// Places that are no numbers, or as far away as numbers go, end nothing.
func TestAnyNumbers(*testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 0} {
		for _, w := range []float64{v, 1, 1e300} {
			g := New(render.Box{X: v, Y: 1, W: w, H: v}, 2)
			g.Set(0, render.Box{X: w, Y: v, W: v, H: w})
			g.SetLine(1, []render.Point{{X: v, Y: w}, {X: 1, Y: v}, {X: w, Y: w}}, 1)
			g.Near(render.Box{X: v, Y: v, W: w, H: w})
			g.NearLine([]render.Point{{X: w, Y: v}, {X: v}}, v)
		}
	}
}
