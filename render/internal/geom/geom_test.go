package geom

import (
	"math"
	"testing"

	"dossier/render"

	"pgregory.net/rapid"
)

func randomCurve(t *rapid.T) Curve {
	n := rapid.IntRange(1, 4).Draw(t, "segments")
	c := make(Curve, 1+3*n)
	for i := range c {
		c[i] = render.Point{X: rapid.Float64Range(-500, 500).Draw(t, "x"), Y: rapid.Float64Range(-500, 500).Draw(t, "y")}
	}
	return c
}

// A part of a chain must run along the chain, from end to end.
func TestPartFollowsTheChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := randomCurve(t)
		n := float64(c.Segments())
		from := rapid.Float64Range(0, n).Draw(t, "from")
		to := rapid.Float64Range(0, n).Draw(t, "to")
		if to-from < 0.01 {
			return
		}
		part := c.Part(from, to)
		if len(part)%3 != 1 {
			t.Fatalf("%d points", len(part))
		}
		if d := Distance(part[0], c.At(from)); d > 1e-6 {
			t.Fatalf("begins %g away", d)
		}
		if d := Distance(part[len(part)-1], c.At(to)); d > 1e-6 {
			t.Fatalf("ends %g away", d)
		}
		whole, long := Long(c.Flat()), Long(part.Flat())
		if long > whole*1.05+1 {
			t.Fatalf("the part is %g long, the whole %g", long, whole)
		}
	})
}

func TestFirstFindsTheBorder(t *testing.T) {
	c := Curve{{X: 0, Y: 0}, {X: 30, Y: 0}, {X: 60, Y: 0}, {X: 90, Y: 0}}
	at, ok := c.First(func(p render.Point) bool { return p.X < 45 })
	if x := c.At(at).X; !ok || math.Abs(x-45) > 1e-3 {
		t.Errorf("found %v, %v", x, ok)
	}
	if _, ok := c.First(func(render.Point) bool { return true }); ok {
		t.Error("a border where there is none")
	}
	if _, ok := c.First(func(render.Point) bool { return false }); ok {
		t.Error("it must hold at the start")
	}
}

func TestWithin(t *testing.T) {
	box := render.Box{X: 10, Y: 10, W: 10, H: 10}
	for _, c := range []struct {
		p, q render.Point
		want float64
	}{
		{render.Point{X: 0, Y: 15}, render.Point{X: 30, Y: 15}, 10},
		{render.Point{X: 15, Y: 15}, render.Point{X: 30, Y: 15}, 5},
		{render.Point{X: 0, Y: 0}, render.Point{X: 30, Y: 5}, 0},
		{render.Point{X: 12, Y: 12}, render.Point{X: 12, Y: 18}, 6},
		{render.Point{X: 0, Y: 30}, render.Point{X: 0, Y: 30}, 0},
	} {
		if got := Within(c.p, c.q, box); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v to %v: %v, want %v", c.p, c.q, got, c.want)
		}
	}
}

func TestInside(t *testing.T) {
	ring := Curve(render.Outline("event", render.Box{X: 0, Y: 0, W: 100, H: 40})).Flat()
	for _, c := range []struct {
		p    render.Point
		want bool
	}{
		{render.Point{X: 50, Y: 20}, true}, {render.Point{X: 3, Y: 20}, false},
		{render.Point{X: 98, Y: 5}, false}, {render.Point{X: 97, Y: 20}, true}, {render.Point{X: 50, Y: 41}, false},
	} {
		if got := Inside(c.p, ring); got != c.want {
			t.Errorf("%v: %v", c.p, got)
		}
	}
}
