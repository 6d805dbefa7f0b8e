package stress

// prices say what each fault costs, in thousandths of the price of a unit. What must not be
// (see faults.go) has a price as well, which rises while a figure is placed: a line may go
// through an actor as long as that opens the way to a better order.
type prices struct {
	crossing int64
	acute    int64 // more for a crossing at a flat angle
	angle    int64 // two lines that leave an actor in nearly one direction
	lineNode int64 // a line through an actor or too near to it
	nodeNode int64 // two actors too near to each other
	words    int64 // a caption on another mark, or too near to it
	long     int64 // a pixel of a line beyond its usual length, in millionths
	bent     int64 // a line that aims off the middle of an actor
}

// usual are the prices that gave the best figures of those that were tried.
var usual = prices{crossing: 35 * price, acute: 8 * price, angle: 5 * price, lineNode: 20 * price, nodeNode: 30 * price,
	words: 16 * price, long: 4 * price, bent: price}

// weighted are the prices with those of faults that must not be times n/10.
func (p prices) weighted(n int64) prices {
	p.lineNode, p.nodeNode, p.words = p.lineNode*n/10, p.nodeNode*n/10, p.words*n/10
	return p
}

// Distances in sixteenths of a pixel. Beyond what must be, a little more is wanted.
const (
	lineRoom, lineWanted  = 6*pixel + pixel/2, 9 * pixel // from a line to an actor
	nodeRoom, nodeWanted  = 14 * pixel, 12 * pixel       // between two actors
	wordsNode             = 3 * pixel                    // from a caption to an actor
	wordsWords            = 4 * pixel                    // between two captions
	wordsLine, wordsWant  = 4*pixel + pixel/2, 3 * pixel // beyond its own gap, from a caption to another line
	shortest, usualLength = 22 * pixel, 60 * pixel       // of what is seen of a line
)

// total is the price of everything.
func (s *solver) total() int64 {
	for v := range s.nodes {
		s.take(int32(v))
	}
	cost := s.cost(unlimited)
	s.enter(s.moved())
	s.forget()
	return cost
}

// unlimited is more than any price.
const unlimited = 1 << 60

// cost is the price of all that the move takes part in, each pair once. Beyond limit it
// gives up counting.
func (s *solver) cost(limit int64) int64 {
	s.steps.Over(1 + (len(s.move.strands)+len(s.move.nodes))*(len(s.strands)+len(s.nodes))/64)
	s.ledger.noted = s.ledger.noted[:0]
	cost := s.nodeCost()
	if len(s.groups) > 0 {
		cost += s.groupCost()
	}
	for _, i := range s.move.strands {
		own := s.own(&s.strands[i])
		cost += own
		if s.ledger.on {
			s.ledger.note(s.strandMark(i), s.strandMark(i), own)
		}
	}
	if cost > limit {
		return cost
	}
	for _, i := range s.move.strands {
		if cost += s.strandCost(i, limit-cost); cost > limit {
			return cost
		}
	}
	for _, v := range s.move.nodes {
		if cost += s.passing(v, limit-cost); cost > limit {
			return cost
		}
	}
	if !s.captions {
		return cost
	}
	for _, i := range s.move.strands {
		for _, k := range s.strands[i].words {
			if k >= 0 && s.words[k].on {
				if cost += s.wordsCost(k, true, limit-cost); cost > limit {
					return cost
				}
			}
		}
	}
	return cost + s.othersWords(limit-cost)
}

// nodeCost is the price of the moved nodes for each other and for the rest, and of how far
// they are from where they stood.
func (s *solver) nodeCost() int64 {
	const far = nodeRoom + nodeWanted
	cost := int64(0)
	for _, v := range s.move.nodes {
		if s.isLabel(v) {
			continue
		}
		n := &s.nodes[v]
		if n.hold > 0 {
			if d := abs(n.x-n.oldX) + abs(n.y-n.oldY); d > 0 {
				off := n.hold * (4*pixel + d) / pixel
				cost += off
				if s.ledger.on {
					s.ledger.note(s.nodeMark(v), s.nodeMark(v), off)
				}
			}
		}
		a := s.nodeAt.at[v].grown(far - 1)
		asked := a.asking()
		for u, coarse := range s.nodeAt.coarse[:s.actors] {
			if !passes(coarse, asked) || !a.meets(&s.nodeAt.at[u]) || int32(u) == v || s.move.hasNode[u] && int32(u) < v {
				continue
			}
			p := s.nodePair(n, &s.nodes[u])
			cost += p
			if s.ledger.on {
				s.ledger.note(s.nodeMark(v), s.nodeMark(int32(u)), p)
			}
		}
	}
	return cost
}

func (s *solver) nodePair(a, b *node) int64 {
	d := max(abs(a.x-b.x)-a.w-b.w, abs(a.y-b.y)-a.h-b.h)
	switch {
	case d >= nodeRoom+nodeWanted:
		return 0
	case d < nodeRoom:
		return s.prices.nodeNode + (nodeRoom-d)*600/pixel
	}
	return (nodeRoom + nodeWanted - d) * 100 / pixel
}

// own is the price of a strand by itself.
func (s *solver) own(e *strand) int64 {
	seen := e.long * (e.t1 - e.t0) >> shareBits
	cost := int64(0)
	if seen < e.least {
		cost += 8*price + (e.least-seen)*400/pixel
	}
	if off := int64(absPort(e.from) + absPort(e.to)); off > 0 {
		cost += s.prices.bent * (6 + 2*off) / 10
	}
	if seen > usualLength {
		cost += (seen - usualLength) * s.prices.long / (pixel * price)
	}
	return cost
}

func absPort(p port) int8 { return max(p.x, -p.x) + max(p.y, -p.y) }

// strandCost is the price of a moved strand for all others and for the nodes that it passes.
// Beyond limit it gives up counting, as cost does and all that follow.
func (s *solver) strandCost(i int32, limit int64) int64 {
	e := &s.strands[i]
	cost := int64(0)
	a := s.strandAt.at[i]
	asked := a.asking()
	for j, coarse := range s.strandAt.coarse {
		if !passes(coarse, asked) || !a.meets(&s.strandAt.at[j]) || int32(j) == i || s.move.hasStrand[j] && int32(j) < i {
			continue
		}
		p := s.strandPair(e, &s.strands[j])
		if s.ledger.on {
			s.noteStrands(i, int32(j), p)
		}
		if cost += p; cost > limit {
			return cost
		}
	}
	a = a.grown(int32(lineRoom + lineWanted + e.thick))
	asked = a.asking()
	for v, coarse := range s.nodeAt.coarse {
		if passes(coarse, asked) && a.meets(&s.nodeAt.at[v]) && int32(v) != e.a && int32(v) != e.b {
			p := s.lineNode(e, &s.nodes[v])
			cost += p
			if s.ledger.on {
				s.ledger.note(s.strandMark(i), s.nodeMark(int32(v)), p)
			}
		}
	}
	return cost
}

// passingThick is the thickness of a strand up to which a node that moves sees all of it that
// is too near.
const passingThick = 8 * pixel

// passing is the price of the strands that pass a moved node and do not move themselves.
func (s *solver) passing(v int32, limit int64) int64 {
	const far = lineRoom + lineWanted + passingThick
	n, a := &s.nodes[v], s.nodeAt.at[v].grown(far)
	cost := int64(0)
	asked := a.asking()
	for j, coarse := range s.strandAt.coarse {
		if passes(coarse, asked) && a.meets(&s.strandAt.at[j]) && !s.move.hasStrand[j] {
			p := s.lineNode(&s.strands[j], n)
			if s.ledger.on {
				s.ledger.note(s.nodeMark(v), s.strandMark(int32(j)), p)
			}
			if cost += p; cost > limit {
				return cost
			}
		}
	}
	return cost
}

// crosses reports whether two strands cross; those that touch do not.
func crosses(e, f *strand) bool {
	a := e.dx*(f.y1-e.y1) - e.dy*(f.x1-e.x1)
	b := e.dx*(f.y2-e.y1) - e.dy*(f.x2-e.x1)
	if a > 0 == (b > 0) || a == 0 || b == 0 {
		return false
	}
	a = f.dx*(e.y1-f.y1) - f.dy*(e.x1-f.x1)
	b = f.dx*(e.y2-f.y1) - f.dy*(e.x2-f.x1)
	return a > 0 != (b > 0) && a != 0 && b != 0
}

// joined reports whether two strands meet at a node.
func joined(e, f *strand) bool { return e.a == f.a || e.a == f.b || e.b == f.a || e.b == f.b }

// Cosines beyond which two lines at an actor are taken for one (21 degrees), and a crossing
// is flat (45 degrees).
const oneDirection, flatAngle = whole * 93 / 100, whole * 70 / 100

func (s *solver) strandPair(e, f *strand) int64 {
	if joined(e, f) {
		if s.ports && (e.from != f.from || e.to != f.to || e.from != port{} || e.to != port{}) && crosses(e, f) {
			return s.prices.crossing * 3 / 2
		}
		if s.lanesCross(e, f) {
			return s.crossing(e, f) * 4 / 5
		}
		c := (e.nx*f.nx + e.ny*f.ny) >> (2*unitBits - shareBits)
		if e.b == f.a || e.a == f.b {
			c = -c
		}
		if c > oneDirection {
			return s.prices.angle*(c-oneDirection)/(whole-oneDirection) + s.wedge(e, f, c)
		}
		return s.wedge(e, f, c)
	}
	if !crosses(e, f) {
		return 0
	}
	c := abs(e.nx*f.nx+e.ny*f.ny) >> (2*unitBits - shareBits)
	return s.crossing(e, f) + s.prices.acute*max(0, c-flatAngle)/(whole-flatAngle)
}

// apart is how far a strand's middle line and a rectangle are apart at least, and negative
// where they meet: the greatest gap along the normal of any side (the separating axis).
func apart(e *strand, at extent, x, y, w, h int64) int64 {
	d := (abs(e.nx*x+e.ny*y-e.nc) - abs(e.nx)*w - abs(e.ny)*h) >> unitBits
	return max(d, int64(at.x0)-x-w, x-w-int64(at.x1), int64(at.y0)-y-h, y-h-int64(at.y1))
}

// extentOf is the extent of a strand.
func extentOf(e *strand) extent {
	return extent{int32(min(e.x1, e.x2)), int32(min(e.y1, e.y2)), int32(max(e.x1, e.x2)), int32(max(e.y1, e.y2))}
}

// lineNode is the price of a strand that passes a node.
func (s *solver) lineNode(e *strand, n *node) int64 {
	d := apart(e, extentOf(e), n.x, n.y, n.w, n.h) - e.thick
	switch {
	case d >= lineRoom+lineWanted:
		return 0
	case d < lineRoom:
		return s.prices.lineNode + (lineRoom-d)*500/pixel
	}
	return (lineRoom + lineWanted - d) * 200 / pixel
}
