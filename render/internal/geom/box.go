package geom

import (
	"math"

	"dossier/render"
)

// Centre is the middle of a box.
func Centre(b render.Box) render.Point { return render.Point{X: b.X + b.W/2, Y: b.Y + b.H/2} }

// Around is the box of a size around a centre.
func Around(c render.Point, w, h float64) render.Box {
	return render.Box{X: c.X - w/2, Y: c.Y - h/2, W: w, H: h}
}

// Grow is the box with a margin around it.
func Grow(b render.Box, by float64) render.Box {
	return render.Box{X: b.X - by, Y: b.Y - by, W: b.W + 2*by, H: b.H + 2*by}
}

// Overlap is the area that two boxes share.
func Overlap(a, b render.Box) float64 {
	w := min(a.X+a.W, b.X+b.W) - max(a.X, b.X)
	h := min(a.Y+a.H, b.Y+b.H) - max(a.Y, b.Y)
	if w <= 0 || h <= 0 {
		return 0
	}
	return float64(w * h)
}

// Union is the smallest box around both. An empty box adds nothing.
func Union(a, b render.Box) render.Box {
	if a == (render.Box{}) {
		return b
	}
	l, t := min(a.X, b.X), min(a.Y, b.Y)
	r, d := max(a.X+a.W, b.X+b.W), max(a.Y+a.H, b.Y+b.H)
	return render.Box{X: l, Y: t, W: r - l, H: d - t}
}

// Bounds is the smallest box around points.
func Bounds(points []render.Point) render.Box {
	if len(points) == 0 {
		return render.Box{}
	}
	l, t := points[0].X, points[0].Y
	r, d := l, t
	for _, p := range points[1:] {
		l, r = min(l, p.X), max(r, p.X)
		t, d = min(t, p.Y), max(d, p.Y)
	}
	return render.Box{X: l, Y: t, W: r - l, H: d - t}
}

// Gap is the distance from a point to a box, 0 within it.
func Gap(p render.Point, b render.Box) float64 {
	dx := max(b.X-p.X, 0, p.X-(b.X+b.W))
	dy := max(b.Y-p.Y, 0, p.Y-(b.Y+b.H))
	return Length(render.Point{X: dx, Y: dy})
}

// Within is the length of the part of a line from p to q that lies in a box,
// by the method of Liang and Barsky ("A new concept and method for line
// clipping", ACM Transactions on Graphics 3, 1984).
func Within(p, q render.Point, b render.Box) float64 {
	if max(p.X, q.X) < b.X || min(p.X, q.X) > b.X+b.W || max(p.Y, q.Y) < b.Y || min(p.Y, q.Y) > b.Y+b.H {
		return 0
	}
	enter, leave := 0.0, 1.0
	d := Sub(q, p)
	for _, side := range [4][2]float64{
		{-d.X, p.X - b.X}, {d.X, b.X + b.W - p.X}, {-d.Y, p.Y - b.Y}, {d.Y, b.Y + b.H - p.Y},
	} {
		speed, room := side[0], side[1]
		switch {
		case speed == 0:
			if room < 0 {
				return 0
			}
		case speed < 0:
			enter = max(enter, room/speed)
		default:
			leave = min(leave, room/speed)
		}
	}
	if leave <= enter {
		return 0
	}
	return float64(Length(d) * (leave - enter))
}

// QuantiseBox rounds where a box stands, and leaves its size.
func QuantiseBox(b render.Box) render.Box {
	return render.Box{X: Quantise(b.X), Y: Quantise(b.Y), W: b.W, H: b.H}
}

// MoveBox is the box at a place as far from its own as a vector says, rounded.
func MoveBox(b render.Box, by render.Point) render.Box {
	b.X += by.X
	b.Y += by.Y
	return QuantiseBox(b)
}

// Outward rounds a box to whole pixels that hold it, which no sum can wear off.
func Outward(b render.Box) render.Box {
	x, y := math.Floor(Quantise(b.X)), math.Floor(Quantise(b.Y))
	return render.Box{X: x, Y: y, W: math.Ceil(Quantise(b.X+b.W)) - x, H: math.Ceil(Quantise(b.Y+b.H)) - y}
}
