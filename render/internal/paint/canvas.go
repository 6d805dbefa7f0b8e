package paint

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"dossier/render"
)

// Colour is an opaque colour.
type Colour struct{ R, G, B uint8 }

// colour gives the value of an ink.
func colour(t render.Theme, i render.Ink) Colour {
	v, err := strconv.ParseUint(t.Colour(i)[1:], 16, 24)
	if err != nil {
		panic(err) // the palettes are ours
	}
	return Colour{uint8(v >> 16), uint8(v >> 8), uint8(v)}
}

// Pen draws the outline of a shape. Lengths are in pixels of the scene.
type Pen struct {
	Width  float64 // 0: no outline
	Colour Colour
	// Dash is the length of a stroke and of the gap after it; nil: solid.
	Dash []float64
	// RoundCaps rounds the ends of every stroke.
	RoundCaps bool
	// RoundJoins rounds the corners; otherwise they are mitred.
	RoundJoins bool
}

// Shape is a chain of cubic Bézier curves (1+3n points), first filled and then
// stroked.
type Shape struct {
	Curve  []render.Point
	Closed bool
	Filled bool
	Fill   Colour
	Pen    Pen
}

// Text is a line of text with its colour. RightToLeft says that the line as a
// whole runs from right to left; it stands at the same place either way.
type Text struct {
	render.Text
	RightToLeft bool
	Colour      Colour
}

// Canvas takes a figure in the order of painting. Every number that it is given
// is finite and not far off the page.
type Canvas interface {
	Shape(Shape)
	Text(Text)
}

// Check refuses what cannot be drawn: a theme that does not exist and a page
// without a size.
func Check(s *render.Scene, t render.Theme) error {
	if t != "" && !slices.Contains(render.Themes(), t) {
		return fmt.Errorf("there is no theme %q; choose from %v", t, render.Themes())
	}
	for _, size := range []float64{s.Width, s.Height} {
		if !(size > 0) || math.IsInf(size, 1) {
			return fmt.Errorf("the scene is %v by %v pixels; both must be positive", s.Width, s.Height)
		}
	}
	return nil
}

// minSqueeze is how far a line of text is narrowed to fit.
const minSqueeze = 0.75

// Onto says where a point of a line of text, counted from the left end of its
// baseline, stands on the page; width is that of the line as it was set. A line
// that came out wider than it was measured, because its typeface is another one,
// is narrowed to the measure, so that names stay in their shapes.
func Onto(t Text, width float64) func(x, y float64) render.Point {
	left, squeeze := 0.0, Squeeze(t, width)
	switch t.Anchor {
	case render.AnchorMiddle:
		left -= width * squeeze / 2
	case render.AnchorEnd:
		left -= float64(width * squeeze)
	}
	if t.Turned {
		return func(x, y float64) render.Point {
			return render.Point{X: t.At.X + y, Y: t.At.Y - left - float64(x*squeeze)}
		}
	}
	return func(x, y float64) render.Point {
		return render.Point{X: t.At.X + left + float64(x*squeeze), Y: t.At.Y + y}
	}
}

// Squeeze is the factor by which [Onto] narrows a line, from 0.75 to 1.
func Squeeze(t Text, width float64) float64 {
	if t.Width <= 0 || width <= t.Width*1.01 {
		return 1
	}
	return max(t.Width/width, minSqueeze)
}
