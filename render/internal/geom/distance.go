package geom

import "dossier/render"

// PointGap is the distance from a point to the straight line from a to b.
func PointGap(p, a, b render.Point) float64 {
	d := Sub(b, a)
	long := float64(d.X*d.X) + float64(d.Y*d.Y)
	if long < 1e-12 {
		return Distance(p, a)
	}
	v := Sub(p, a)
	t := min(max((float64(v.X*d.X)+float64(v.Y*d.Y))/long, 0), 1)
	return Distance(p, Lerp(a, b, t))
}

// LineGap is the distance from a line of straight pieces to a box, 0 where it
// reaches into it. A line without points is infinitely far: 1e9.
func LineGap(line []render.Point, b render.Box) float64 {
	least := 1e9
	for i := 1; i < len(line); i++ {
		p, q := line[i-1], line[i]
		if Within(p, q, b) > 0 {
			return 0
		}
		least = min(least, Gap(p, b), Gap(q, b),
			PointGap(render.Point{X: b.X, Y: b.Y}, p, q), PointGap(render.Point{X: b.X + b.W, Y: b.Y}, p, q),
			PointGap(render.Point{X: b.X, Y: b.Y + b.H}, p, q), PointGap(render.Point{X: b.X + b.W, Y: b.Y + b.H}, p, q))
	}
	return least
}

// Cross reports whether the straight lines from a to b and from c to d cross.
// A point on a line counts as being on one side of it, so that a line which
// crosses another where two of its pieces join crosses it once. Lines that begin
// or end at one point do not cross there.
func Cross(a, b, c, d render.Point) bool {
	if max(a.X, b.X) < min(c.X, d.X) || max(c.X, d.X) < min(a.X, b.X) ||
		max(a.Y, b.Y) < min(c.Y, d.Y) || max(c.Y, d.Y) < min(a.Y, b.Y) ||
		a == c || a == d || b == c || b == d {
		return false
	}
	return right(a, b, c) != right(a, b, d) && right(c, d, a) != right(c, d, b)
}

// right reports whether r is on the right of the way from p to q, or on it.
func right(p, q, r render.Point) bool {
	return float64((q.X-p.X)*(r.Y-p.Y))-float64((q.Y-p.Y)*(r.X-p.X)) >= 0
}
