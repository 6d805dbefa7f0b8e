package shapes

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
)

// polyline is a chain of straight segments through points.
func polyline(points ...render.Point) geom.Curve {
	c := geom.Curve{points[0]}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		c = append(c, geom.Lerp(a, b, 1.0/3), geom.Lerp(a, b, 2.0/3), b)
	}
	return c
}

// elbows is a chain through points whose corners are round, with a radius of so many
// pixels where the lines beside a corner are long enough for it.
func elbows(radius float64, points ...render.Point) geom.Curve {
	// The share of the way to the corner at which a curve is nearest to an arc.
	const arc = 0.5523
	last := points[0]
	c := geom.Curve{last}
	straight := func(to render.Point) {
		if geom.Distance(last, to) > 1e-9 {
			c = append(c, polyline(last, to)[1:]...)
		}
		last = to
	}
	for i := 1; i+1 < len(points); i++ {
		corner := points[i]
		before, after := geom.Sub(points[i-1], corner), geom.Sub(points[i+1], corner)
		r := min(radius, geom.Length(before)/2, geom.Length(after)/2)
		if r < 1e-9 || abs(float64(before.X*after.Y)-float64(before.Y*after.X)) < 1e-6 {
			continue // no corner
		}
		from := geom.Add(corner, geom.Scale(geom.Unit(before), r))
		to := geom.Add(corner, geom.Scale(geom.Unit(after), r))
		straight(from)
		c = append(c, geom.Lerp(from, corner, arc), geom.Lerp(to, corner, arc), to)
		last = to
	}
	straight(points[len(points)-1])
	return c
}

// sideBySide is how far a line lies from the middle of so many that run as one. They lie a
// hair apart, in the order in which they leave, so that none crosses another, and look
// like one.
func sideBySide(i, count int) float64 {
	const hair, most = 0.02, 2.0 // coordinates of a scene have two digits
	return float64(min(hair, most/float64(count)) * (float64(i) - float64(count-1)/2))
}

// outside is what is seen of a line that leads from one box to another: from where it
// leaves the first to where it enters the second. It is nil if nothing is.
func outside(line []render.Point, a, b render.Box) []render.Point {
	return reversed(leaving(reversed(leaving(line, a)), b))
}

// leaving is a line from where it leaves a box.
func leaving(line []render.Point, b render.Box) []render.Point {
	for i, q := range line {
		if geom.Gap(q, b) <= 0 {
			continue
		}
		if i == 0 {
			return line
		}
		p := line[i-1]
		out := geom.Lerp(p, q, geom.Within(p, q, b)/geom.Distance(p, q))
		return append([]render.Point{out}, line[i:]...)
	}
	return nil
}

func reversed(line []render.Point) []render.Point {
	out := slices.Clone(line)
	slices.Reverse(out)
	return out
}
