package stress

import "math"

// springRounds are the rounds of spring; the size of steps is a root of as many squarings.
const springRounds = 17

// pairTerm is a pair of nodes and the length of the shortest path between them.
type pairTerm struct {
	i, j int32
	long float64
}

// spring places nodes so that their distances are as near as can be to those along the
// strands: stress by stochastic gradient descent (Zheng, Pawar, Goodman, "Graph drawing by
// stochastic gradient descent", IEEE TVCG 2019). It takes time and memory in proportion to
// the square of the number of nodes.
//
// It is the one place where numbers are rounded. Every product is converted before it is
// added, which forbids fusing the two, and roots are exact: so results are the same on all
// processors.
func (s *solver) spring() {
	n := s.actors
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i], y[i] = s.chance.share(), s.chance.share()
	}
	pairs, farthest := s.pairs()
	// From steps that bring the farthest pair together down to a tenth of one for the nearest.
	size, ratio := farthest*farthest, 0.1/(farthest*farthest)
	for range 4 {
		ratio = math.Sqrt(ratio)
	}
	for range springRounds {
		for i := len(pairs) - 1; i > 0; i-- {
			j := s.chance.below(int64(i + 1))
			pairs[i], pairs[j] = pairs[j], pairs[i]
		}
		if s.steps.Over(len(pairs)) {
			return
		}
		for _, p := range pairs {
			share := min(1, size/float64(p.long*p.long))
			dx, dy := x[p.i]-x[p.j], y[p.i]-y[p.j]
			apart := math.Sqrt(float64(dx*dx) + float64(dy*dy))
			if apart < 1e-9 {
				dx, apart = 1e-3, 1e-3
			}
			k := float64(share*(apart-p.long)) / (2 * apart)
			x[p.i] -= float64(k * dx)
			y[p.i] -= float64(k * dy)
			x[p.j] += float64(k * dx)
			y[p.j] += float64(k * dy)
		}
		size = float64(size * ratio)
	}
	s.stretch(x, y)
}

// pairs are all pairs of nodes with the lengths of the shortest paths between them.
func (s *solver) pairs() (pairs []pairTerm, farthest float64) {
	n := s.actors
	pairs = make([]pairTerm, 0, n*(n-1)/2)
	far, queue := make([]int32, n), make([]int32, 0, n)
	for from := range n {
		for i := range far {
			far[i] = -1
		}
		far[from] = 0
		queue = append(queue[:0], int32(from))
		for at := 0; at < len(queue); at++ {
			v := queue[at]
			for _, i := range s.ties[v] {
				if u := s.other(i, v); far[u] < 0 {
					far[u] = far[v] + 1
					queue = append(queue, u)
				}
			}
		}
		for to := from + 1; to < n; to++ {
			if far[to] < 0 { // nothing joins them
				far[to] = int32(root(int64(n))) + 1
			}
			pairs = append(pairs, pairTerm{int32(from), int32(to), float64(far[to])})
			farthest = max(farthest, float64(far[to]))
		}
		if s.steps.Over(n) {
			return pairs, 1
		}
	}
	return pairs, max(farthest, 1)
}

// stretch turns the cloud so that it is longest where the frame is, and stretches it into
// the frame.
func (s *solver) stretch(x, y []float64) {
	n := float64(len(x))
	var mx, my float64
	for i := range x {
		mx, my = mx+x[i], my+y[i]
	}
	mx, my = mx/n, my/n
	var xx, yy, xy float64
	for i := range x {
		a, b := x[i]-mx, y[i]-my
		xx += float64(a * a)
		yy += float64(b * b)
		xy += float64(a * b)
	}
	c, sn := axis(xx-yy, 2*xy)
	if s.height > s.width {
		c, sn = -sn, c
	}
	left, right, top, bottom := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for i := range x {
		a, b := x[i]-mx, y[i]-my
		x[i], y[i] = float64(c*a)+float64(sn*b), float64(c*b)-float64(sn*a)
		left, right, top, bottom = min(left, x[i]), max(right, x[i]), min(top, y[i]), max(bottom, y[i])
	}
	for i := range x {
		v := &s.nodes[i]
		v.x = v.w + within(x[i], left, right, s.width-2*v.w)
		v.y = v.h + within(y[i], top, bottom, s.height-2*v.h)
		s.placeNode(int32(i))
	}
}

// axis is the cosine and sine of half the angle of a direction.
func axis(dx, dy float64) (c, s float64) {
	long := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if long < 1e-12 {
		return 1, 0
	}
	c = math.Sqrt(max(0, (1+dx/long)/2))
	if c < 1e-6 {
		return 0, 1
	}
	return c, dy / long / (2 * c)
}

// within brings a number from a range to whole numbers from 0 to wide.
func within(v, low, high float64, wide int64) int64 {
	if high <= low {
		return wide / 2
	}
	return int64(float64((v-low)/(high-low)) * float64(wide))
}
