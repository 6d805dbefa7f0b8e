package stress

// faults are what must not be in a figure, counted, and its crossings.
type faults struct {
	lineNode int // lines through an actor or within 5 px of it
	nodeNode int // pairs of actors within 6 px
	words    int // captions that are on something, or that may be taken for another line's
	boxes    int // groups whose box holds what is not theirs
	crossing int
	border   int // captions across the border of a group's box
	through  int // lines through the box of a group that neither end is in
}

func (f faults) vetoes() int { return f.lineNode + f.nodeNode + f.words + f.boxes }

// What must be, in sixteenths of a pixel: a little less than what prices ask for.
const (
	mustLine      = 5 * pixel
	mustNodes     = 6 * pixel
	mustWords     = 2 * pixel
	mustWordsLine = 4 * pixel // beyond what lies between words and their own line
)

// faults counts what is wrong now.
func (s *solver) faults() (f faults) {
	for i := range s.strands {
		s.steps.Over(1 + (len(s.strands)+len(s.nodes))/8)
		e := &s.strands[i]
		for j := i + 1; j < len(s.strands); j++ {
			if o := &s.strands[j]; crosses(e, o) || s.lanesCross(e, o) {
				f.crossing++
			}
		}
		f.lineNode += len(s.inTheWay(int32(i)))
	}
	for v := range s.actors {
		for u := v + 1; u < s.actors; u++ {
			a, b := &s.nodes[v], &s.nodes[u]
			if max(abs(a.x-b.x)-a.w-b.w, abs(a.y-b.y)-a.h-b.h) < mustNodes {
				f.nodeNode++
			}
		}
	}
	for k := range s.words {
		if s.astray(int32(k)) {
			f.words++
		}
	}
	s.groupFaults(&f)
	return f
}

// inTheWay are the nodes that a strand runs through or too near to.
func (s *solver) inTheWay(i int32) (nodes []int32) {
	e := &s.strands[i]
	for v := range s.nodes {
		n := &s.nodes[v]
		if int32(v) != e.a && int32(v) != e.b && s.gapTo(i, n.x, n.y, n.w, n.h) < mustLine {
			nodes = append(nodes, int32(v))
		}
	}
	return nodes
}

// astray reports whether words stand on something, beyond the frame, or so that they may be
// taken for those of another line.
func (s *solver) astray(k int32) bool {
	c := &s.words[k]
	if !c.on || !s.captions {
		return false
	}
	if c.x < c.w || c.x > s.width-c.w || c.y < c.h || c.y > s.height-c.h {
		return true
	}
	for v := range s.nodes {
		if n := &s.nodes[v]; between(c, n.x, n.y, n.w, n.h) < mustWords {
			return true
		}
	}
	for j := range s.words {
		if o := &s.words[j]; int32(j) != k && o.on && between(c, o.x, o.y, o.w, o.h) < mustWords {
			return true
		}
	}
	own, room := s.ownDistance(c), s.ownGap(c)+mustWordsLine
	for j := range s.strands {
		f := &s.strands[j]
		if int32(j) != c.strand && (s.gapTo(int32(j), c.x, c.y, c.w, c.h) < room || f.bow == 0 && f.distance(c.x, c.y, outlines)-f.thick <= own) {
			return true
		}
	}
	return false
}
