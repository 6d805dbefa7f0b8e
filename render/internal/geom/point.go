package geom

import (
	"math"

	"dossier/render"
)

// Add is a + b.
func Add(a, b render.Point) render.Point { return render.Point{X: a.X + b.X, Y: a.Y + b.Y} }

// Sub is a - b.
func Sub(a, b render.Point) render.Point { return render.Point{X: a.X - b.X, Y: a.Y - b.Y} }

// Scale is a times k.
func Scale(a render.Point, k float64) render.Point {
	return render.Point{X: float64(a.X * k), Y: float64(a.Y * k)}
}

// Lerp is the point at t on the way from a (0) to b (1).
func Lerp(a, b render.Point, t float64) render.Point {
	return render.Point{X: a.X + float64((b.X-a.X)*t), Y: a.Y + float64((b.Y-a.Y)*t)}
}

// Length is the length of a vector. Unlike math.Hypot it is the same on every
// machine.
func Length(a render.Point) float64 { return math.Sqrt(float64(a.X*a.X) + float64(a.Y*a.Y)) }

// Distance is how far apart a and b are.
func Distance(a, b render.Point) float64 { return Length(Sub(a, b)) }

// Unit is the vector of length 1 in the direction of a, or to the right if a
// has none.
func Unit(a render.Point) render.Point {
	l := Length(a)
	if l < 1e-9 {
		return render.Point{X: 1}
	}
	return render.Point{X: a.X / l, Y: a.Y / l}
}

// Left is a turned a quarter, to the left of its direction on a page where y
// grows downward.
func Left(a render.Point) render.Point { return render.Point{X: a.Y, Y: -a.X} }

// Quantise rounds to 1/100, as every coordinate of a scene is.
func Quantise(v float64) float64 { return math.Round(v*100) / 100 }

// QuantisePoint rounds both coordinates.
func QuantisePoint(p render.Point) render.Point {
	return render.Point{X: Quantise(p.X), Y: Quantise(p.Y)}
}
