package render

import (
	"math"
	"testing"

	"dossier/data"
)

// An outline is a closed chain of curves that fills its box.
func TestOutline(t *testing.T) {
	box := Box{X: 10, Y: 20, W: 90, H: 32}
	seen := map[string]data.Kind{}
	for _, kind := range append(data.KindsAndNone(), "another") {
		o := Outline(kind, box)
		if len(o)%3 != 1 || len(o) < 13 || o[0] != o[len(o)-1] {
			t.Errorf("%s: %d points from %v to %v", kind, len(o), o[0], o[len(o)-1])
		}
		l, r, top, bottom := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
		shape := ""
		for _, p := range o {
			l, r = min(l, p.X), max(r, p.X)
			top, bottom = min(top, p.Y), max(bottom, p.Y)
			shape += string(rune(p.X*7 + p.Y))
		}
		if l != box.X || r != box.X+box.W || top != box.Y || bottom != box.Y+box.H {
			t.Errorf("%s spans %v to %v and %v to %v", kind, l, r, top, bottom)
		}
		if other, ok := seen[shape]; ok && kind != "another" {
			t.Errorf("%s looks like %s", kind, other)
		}
		seen[shape] = kind
		if OutlineMargin(kind) < 8 {
			t.Errorf("%s leaves its name no room", kind)
		}
	}
}

// Boxes too small for a shape's corners must not turn it inside out.
func TestOutlineOfASmallBox(t *testing.T) {
	for _, kind := range data.KindsAndNone() {
		for _, p := range Outline(kind, Box{W: 4, H: 3}) {
			if p.X < 0 || p.X > 4 || p.Y < 0 || p.Y > 3 {
				t.Errorf("%s leaves its box at %v", kind, p)
			}
		}
	}
}
