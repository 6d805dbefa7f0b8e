package png

import (
	"math"

	"golang.org/x/image/math/fixed"

	"dossier/render"
	"dossier/render/internal/paint"
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

// CubeTo adds a curve, in as many pieces as its bends ask for.
func (t *trace) CubeTo(a, b, to render.Point) {
	t.points = paint.Straighten(t.points, t.scaled(a), t.scaled(b), t.scaled(to), tolerance)
}

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
	if length := paint.Apart(from, to); length > 0 {
		t.points = append(t.points, paint.Between(from, to, min(way/length, 1)))
	}
}

// fix rounds a point to 1/64 pixel, in which the rasterizer counts.
func fix(p render.Point) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round(p.X * 64)), Y: fixed.Int26_6(math.Round(p.Y * 64))}
}
