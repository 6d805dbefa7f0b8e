package png

import (
	"math"

	"golang.org/x/image/math/fixed"

	"dossier/render"
)

// tolerance is how far a straight piece may lie from its curve, in pixels.
const tolerance = 1.0 / 32

// trace is a path of straight lines, in pixels of the picture. Products are
// rounded on their own, so that no processor joins them with a sum and comes to
// another last bit.
type trace struct {
	scale  float64 // pixels of the picture in one of the scene
	points []render.Point
	starts []int // where each contour begins
}

func (t *trace) clear() { t.points, t.starts = t.points[:0], t.starts[:0] }

// contours calls use for each contour.
func (t *trace) contours(use func(points []render.Point)) {
	for i, start := range t.starts {
		end := len(t.points)
		if i+1 < len(t.starts) {
			end = t.starts[i+1]
		}
		use(t.points[start:end])
	}
}

func (t *trace) scaled(p render.Point) render.Point {
	return render.Point{X: float64(p.X * t.scale), Y: float64(p.Y * t.scale)}
}

// MoveTo, LineTo, CubeTo and Close lay a path in pixels of the scene.
func (t *trace) MoveTo(p render.Point) {
	t.starts = append(t.starts, len(t.points))
	t.points = append(t.points, t.scaled(p))
}

// LineTo adds a straight line.
func (t *trace) LineTo(p render.Point) { t.points = append(t.points, t.scaled(p)) }

// CubeTo adds a curve, in as many pieces as its bends ask for: the distance of a
// chord from its curve is an eighth of the second derivative, which is at most six
// times the second difference of the corners, by the square of their number.
func (t *trace) CubeTo(a, b, to render.Point) {
	p0 := t.points[len(t.points)-1]
	p1, p2, p3 := t.scaled(a), t.scaled(b), t.scaled(to)
	bend := max(second(p0.X, p1.X, p2.X), second(p0.Y, p1.Y, p2.Y), second(p1.X, p2.X, p3.X), second(p1.Y, p2.Y, p3.Y))
	n := math.Ceil(math.Sqrt(bend * (0.75 / tolerance)))
	for i := 1.0; i < n; i++ {
		s := i / n
		t.points = append(t.points, render.Point{X: between(p0.X, p1.X, p2.X, p3.X, s), Y: between(p0.Y, p1.Y, p2.Y, p3.Y, s)})
	}
	t.points = append(t.points, p3)
}

// second is the second difference of three numbers, without its sign.
func second(a, b, c float64) float64 { return math.Abs(a - 2*b + c) }

// between is where a curve is after the share s of its way, in one coordinate.
func between(a, b, c, d, s float64) float64 {
	a, b, c = mix(a, b, s), mix(b, c, s), mix(c, d, s)
	a, b = mix(a, b, s), mix(b, c, s)
	return mix(a, b, s)
}

func mix(a, b, s float64) float64 { return a + float64((b-a)*s) }

// Close goes back to the start of the contour.
func (t *trace) Close() {
	t.points = append(t.points, t.points[t.starts[len(t.starts)-1]])
}

// join goes from the start of a closed contour a little way on, since the rasterizer
// joins no last piece to the first. It is a quarter of a pixel: where a stroke lies on
// itself, its edges are painted twice.
func (t *trace) join() {
	const way = 0.25
	start := t.starts[len(t.starts)-1]
	from, to := t.points[start], t.points[start+1]
	if length := apart(from, to); length > 0 {
		share := min(way/length, 1)
		t.points = append(t.points, render.Point{X: mix(from.X, to.X, share), Y: mix(from.Y, to.Y, share)})
	}
}

func apart(a, b render.Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// dashes cuts a contour into strokes: those at even places of the pattern are
// drawn, those at odd ones are gaps.
func dashes(points []render.Point, pattern []float64, use func([]render.Point)) {
	at, left := 0, pattern[0] // of the piece of the pattern
	stroke := []render.Point{points[0]}
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := apart(from, to)
		gone := 0.0 // of this line
		for length-gone > left {
			gone += left
			cut := render.Point{X: mix(from.X, to.X, gone/length), Y: mix(from.Y, to.Y, gone/length)}
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

// fix rounds a point to 1/64 pixel, in which the rasterizer counts.
func fix(p render.Point) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round(p.X * 64)), Y: fixed.Int26_6(math.Round(p.Y * 64))}
}
