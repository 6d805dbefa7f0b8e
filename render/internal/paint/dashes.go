package paint

import (
	"math"

	"dossier/render"
)

// Straighten appends a curve that begins at the last of some points, as straight pieces
// that lie within a tolerance of it: the distance of a chord from its curve is an eighth
// of the second derivative, which is at most six times the second difference of the
// corners, by the square of their number. Products are rounded on their own, so that no
// processor joins them with a sum and comes to another last bit.
func Straighten(points []render.Point, a, b, to render.Point, tolerance float64) []render.Point {
	from := points[len(points)-1]
	bend := max(second(from.X, a.X, b.X), second(from.Y, a.Y, b.Y), second(a.X, b.X, to.X), second(a.Y, b.Y, to.Y))
	n := math.Ceil(math.Sqrt(bend * (0.75 / tolerance)))
	for i := 1.0; i < n; i++ {
		s := i / n
		p, q, r := Between(from, a, s), Between(a, b, s), Between(b, to, s)
		p, q = Between(p, q, s), Between(q, r, s)
		points = append(points, Between(p, q, s))
	}
	return append(points, to)
}

// second is the second difference of three numbers, without its sign.
func second(a, b, c float64) float64 { return math.Abs(a - 2*b + c) }

// Between is the point after a share of the way from one to another.
func Between(a, b render.Point, share float64) render.Point {
	return render.Point{X: a.X + float64((b.X-a.X)*share), Y: a.Y + float64((b.Y-a.Y)*share)}
}

// Apart is how far two points are from each other.
func Apart(a, b render.Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// Dashes cuts a line through some points into strokes: those at even places of the
// pattern are drawn, those at odd ones are gaps. What use is given is its own only until
// it returns.
func Dashes(points []render.Point, pattern []float64, use func([]render.Point)) {
	at, left := 0, pattern[0] // of the piece of the pattern
	stroke := []render.Point{points[0]}
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := Apart(from, to)
		gone := 0.0 // of this line
		for length-gone > left {
			gone += left
			cut := Between(from, to, gone/length)
			if at%2 == 0 {
				use(append(stroke, cut))
			}
			stroke = append(stroke[:0], cut)
			at = (at + 1) % len(pattern)
			left = pattern[at]
		}
		left -= length - gone
		stroke = append(stroke, to)
	}
	if at%2 == 0 && len(stroke) > 1 {
		use(stroke)
	}
}
