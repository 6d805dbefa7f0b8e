package geom

import "dossier/render"

// Curve is a chain of cubic Bézier curves: 1+3n points.
type Curve []render.Point

// Segments is the number of curves in the chain.
func (c Curve) Segments() int { return (len(c) - 1) / 3 }

// At is the point of the chain at t, which runs from 0 to the number of
// segments.
func (c Curve) At(t float64) render.Point {
	i, u := c.segment(t)
	left, _ := c.split(i, u)
	return left[3]
}

// segment finds the segment and the parameter within it.
func (c Curve) segment(t float64) (i int, u float64) {
	i = min(max(int(t), 0), c.Segments()-1)
	return i, min(max(t-float64(i), 0), 1)
}

// split divides segment i at u by de Casteljau's construction.
func (c Curve) split(i int, u float64) (left, right [4]render.Point) {
	p := c[3*i : 3*i+4]
	a, b, d := Lerp(p[0], p[1], u), Lerp(p[1], p[2], u), Lerp(p[2], p[3], u)
	e, f := Lerp(a, b, u), Lerp(b, d, u)
	m := Lerp(e, f, u)
	return [4]render.Point{p[0], a, e, m}, [4]render.Point{m, f, d, p[3]}
}

// Part is the chain from parameter from to a later parameter to.
func (c Curve) Part(from, to float64) Curve {
	j, v := c.segment(to)
	if v == 0 && j > 0 {
		j, v = j-1, 1
	}
	i, u := c.segment(from)
	if i > j {
		i, u = j, 1
	}
	left, _ := c.split(j, v)
	head := append(append(Curve{}, c[:3*j]...), left[:]...)
	// The last segment has been shortened: what was u of it is now u/v.
	if i == j && v > 0 {
		u = min(u/v, 1)
	}
	_, right := head.split(i, u)
	return append(append(Curve{}, right[:]...), head[3*i+4:]...)
}

// Reversed is the chain the other way round.
func (c Curve) Reversed() Curve {
	out := make(Curve, len(c))
	for i, p := range c {
		out[len(c)-1-i] = p
	}
	return out
}

// Tangent is the direction of the chain at t, of length 1.
func (c Curve) Tangent(t float64) render.Point {
	const step = 0.01
	return Unit(Sub(c.At(min(t+step, float64(c.Segments()))), c.At(max(t-step, 0))))
}

// steps is the number of straight pieces that stand for one curve.
const steps = 12

// Flat is the chain as a line of straight pieces, steps to a segment.
func (c Curve) Flat() []render.Point {
	out := make([]render.Point, 0, 1+steps*c.Segments())
	out = append(out, c[0])
	for i := range c.Segments() {
		for k := 1; k <= steps; k++ {
			out = append(out, c.At(float64(i)+float64(k)/steps))
		}
	}
	return out
}

// Long is the length of a line of straight pieces.
func Long(line []render.Point) float64 {
	l := 0.0
	for i := 1; i < len(line); i++ {
		l += Distance(line[i-1], line[i])
	}
	return l
}

// Middle is the parameter at the given share of the chain's length.
func (c Curve) Middle(share float64) float64 {
	flat := c.Flat()
	left := float64(Long(flat) * share)
	for i := 1; i < len(flat); i++ {
		l := Distance(flat[i-1], flat[i])
		if left <= l && l > 0 {
			return (float64(i-1) + left/l) / steps
		}
		left -= l
	}
	return float64(c.Segments())
}

// First is the parameter at which a property ceases to hold along the chain,
// given that it holds at the start; ok is false if it always holds or does not
// hold at the start.
func (c Curve) First(holds func(render.Point) bool) (t float64, ok bool) {
	if !holds(c[0]) {
		return 0, false
	}
	low := 0.0
	for k := 1; k <= steps*c.Segments(); k++ {
		high := float64(k) / steps
		if holds(c.At(high)) {
			low = high
			continue
		}
		for range 24 {
			mid := (low + high) / 2
			if holds(c.At(mid)) {
				low = mid
			} else {
				high = mid
			}
		}
		return high, true
	}
	return 0, false
}

// Inside reports whether a point lies in a closed line of straight pieces.
func Inside(p render.Point, ring []render.Point) bool {
	in := false
	for i := range ring {
		a, b := ring[i], ring[(i+1)%len(ring)]
		if (a.Y > p.Y) == (b.Y > p.Y) {
			continue
		}
		if p.X < a.X+float64((b.X-a.X)*((p.Y-a.Y)/(b.Y-a.Y))) {
			in = !in
		}
	}
	return in
}
