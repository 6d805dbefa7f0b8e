package stress

import "dossier/render/internal/steps"

// Lengths are whole sixteenths of a pixel, shares of a length are of 65,536, parts of a unit
// vector of 1,048,576, and prices are thousandths. All is computed in whole numbers, since
// sums of rounded numbers can differ between processors, and a search that draws lots turns
// the least difference into another picture.
const (
	pixel     = 16
	shareBits = 16
	whole     = 1 << shareBits
	unitBits  = 20
	price     = 1000
)

// node is an actor: a rectangle around its middle, of twice w and h.
type node struct {
	x, y, w, h int64
	// An actor that stood somewhere in an earlier edition pays for each pixel that it
	// stands away from there.
	oldX, oldY, hold int64
	group            int32 // that it is in, or whose label it is; -1: none
	slid             int64 // how far a label stands off from its place at the left of its box
}

func (n *node) extent() extent {
	return extent{int32(n.x - n.w), int32(n.y - n.h), int32(n.x + n.w), int32(n.y + n.h)}
}

// port is where a line aims within the rectangle of an actor, off the middle, in steps.
type port struct{ x, y int8 }

// The steps of ports to either side, and their lengths as parts of half a side.
const (
	portsX, portsY = 2, 1
	portX, portY   = 3, 8 // 3/8 of half the width
	portV, portVOf = 2, 5 // 2/5 of half the height
)

// strand is the straight line between two actors that stands for all lanes.
type strand struct {
	a, b           int32
	from, to       port
	thick          int64 // half of what its lanes take up
	least          int64 // how much of it has to be seen at least
	x1, y1, x2, y2 int64 // from within a to within b
	dx, dy, long   int64
	nx, ny, nc     int64 // the normal, of length 1, and its product with the line's points
	t0, t1         int64 // where it leaves a and enters b, as shares
	bow            int64 // how far an arc stands off from the line in its middle; 0: it is straight
	words          [2]int32
}

// words are what stands beside a strand: the caption of a lane, or a stack of several.
type words struct {
	strand     int32
	x, y, w, h int64 // the middle, and half the size
	gap        int64 // between them and the middle of the strand
	t          int64 // where along the visible part of the strand, as a share
	side       int64 // 1 or -1
	on         bool
	reach      int32 // see wordsReach
	own        int64 // see ownDistance; unknown until somebody asks
}

// unknown is what no distance is.
const unknown = -1 << 62

func (c *words) extent() extent {
	return extent{int32(c.x - c.w), int32(c.y - c.h), int32(c.x + c.w), int32(c.y + c.h)}
}

// solver holds a connected network in the course of being placed.
type solver struct {
	nodes   []node
	strands []strand
	words   []words
	groups  []group
	actors  int       // the number of nodes that are no labels of groups
	ties    [][]int32 // the strands at each node
	// The extents of all of them, which are looked at most.
	nodeAt, strandAt, wordsAt sieve
	width, height             int64
	narrow, tall, widest      int64 // the width and height of the page, and the most width that there may be
	chance                    chance
	steps                     *steps.Counter
	prices                    prices
	captions                  bool   // words count
	ports                     bool   // lines may aim off the middle
	fixed                     bool   // nodes stay where they are
	still                     []bool // these nodes do; nil: none
	branches                  [][]int32
	move                      move
	ledger                    ledger
}

// move is what a step changes: nodes and the strands at them, and how they were before.
type move struct {
	nodes, strands []int32
	groups         []int32 // whose boxes follow
	hasNode        []bool
	hasStrand      []bool
	hasGroup       []bool
	oldNodes       []node
	oldStrands     []strand
	oldWords       []words
	marks          []int32 // see moved
}

func abs(v int64) int64 { return max(v, -v) }

// placeNode sets the extent of a node, and the box of its group.
func (s *solver) placeNode(v int32) {
	n := &s.nodes[v]
	s.nodeAt.put(v, n.extent())
	if n.group >= 0 {
		s.enclose(n.group)
	}
}

// set moves a node, and keeps it within the frame.
func (s *solver) set(v int32, x, y int64) {
	n := &s.nodes[v]
	if n.group >= 0 {
		s.setGrouped(v, x, y)
		return
	}
	n.x = min(max(x, n.w), s.width-n.w)
	n.y = min(max(y, n.h), s.height-n.h)
	s.placeNode(v)
}

// lead leads a strand from where its nodes are, and sets its words.
func (s *solver) lead(i int32) {
	e := &s.strands[i]
	a, b := &s.nodes[e.a], &s.nodes[e.b]
	e.x1, e.y1 = a.x+int64(e.from.x)*a.w*portX/portY, a.y+int64(e.from.y)*a.h*portV/portVOf
	e.x2, e.y2 = b.x+int64(e.to.x)*b.w*portX/portY, b.y+int64(e.to.y)*b.h*portV/portVOf
	e.measure()
	e.t0 = leave(e.x1-a.x, e.y1-a.y, e.dx, e.dy, a.w, a.h)
	e.t1 = whole - leave(e.x2-b.x, e.y2-b.y, -e.dx, -e.dy, b.w, b.h)
	s.strandAt.put(i, extentOf(e))
	if s.captions {
		for _, k := range e.words {
			if k >= 0 {
				s.beside(k)
			}
		}
	}
}

// measure sets what follows from the ends of a line.
func (e *strand) measure() {
	e.dx, e.dy = e.x2-e.x1, e.y2-e.y1
	if e.dx == 0 && e.dy == 0 {
		e.dx = 1
	}
	// With more digits, so that short lines have an exact normal as well.
	long := root((e.dx*e.dx + e.dy*e.dy) << 16)
	e.long = max(long>>8, 1)
	e.nx, e.ny = -(e.dy<<(unitBits+8))/long, (e.dx<<(unitBits+8))/long
	e.nc = e.nx*e.x1 + e.ny*e.y1
}

// leave is the share of a way from within a box at which it leaves the box.
func leave(fromX, fromY, dx, dy, w, h int64) int64 {
	t := int64(4 * whole)
	if dx > 0 {
		t = (w - fromX) << shareBits / dx
	} else if dx < 0 {
		t = (w + fromX) << shareBits / -dx
	}
	if dy > 0 {
		t = min(t, (h-fromY)<<shareBits/dy)
	} else if dy < 0 {
		t = min(t, (h+fromY)<<shareBits/-dy)
	}
	return t
}

// beside sets words beside their strand: as near as their gap allows.
func (s *solver) beside(k int32) {
	c := &s.words[k]
	e := &s.strands[c.strand]
	t := e.t0 + (e.t1-e.t0)*c.t>>shareBits
	off := c.side*((abs(e.nx)*c.w+abs(e.ny)*c.h)>>unitBits+c.gap-e.spare(c, t)) + e.standsOff(t)
	c.x = e.x1 + (e.dx*t)>>shareBits + (e.nx*off)>>unitBits
	c.y = e.y1 + (e.dy*t)>>shareBits + (e.ny*off)>>unitBits
	c.reach, c.own = s.wordsReach(c), unknown
	s.wordsAt.put(k, c.extent())
}

// spare is how much nearer words may stand since their corner that faces the line lies
// beyond the end of what is seen of it.
func (e *strand) spare(c *words, t int64) int64 {
	x, y := c.w, c.h
	if (c.side > 0) == (e.nx > 0) {
		x = -x
	}
	if (c.side > 0) == (e.ny > 0) {
		y = -y
	}
	along := (x*e.ny - y*e.nx) >> unitBits
	room := (t - e.t0) * e.long >> shareBits
	if along > 0 {
		room = (e.t1 - t) * e.long >> shareBits
	}
	beyond := abs(along) - max(room, 0)
	if beyond <= 0 || e.bow != 0 {
		return 0
	}
	// Along the edge from that corner inward the box draws away from the line.
	nx, ny, half := abs(e.nx), abs(e.ny), c.w
	if nx > ny {
		nx, ny, half = ny, nx, c.h
	}
	return min(beyond*nx/max(ny, 1), 2*half*nx>>unitBits)
}

// other is the node at the other end of a strand.
func (s *solver) other(i, v int32) int32 {
	if s.strands[i].a == v {
		return s.strands[i].b
	}
	return s.strands[i].a
}

// flip puts words on the other side of their strand; those of the other lane change
// sides with them.
func (s *solver) flip(k int32) {
	e := &s.strands[s.words[k].strand]
	for _, w := range e.words {
		if w >= 0 {
			s.words[w].side = -s.words[w].side
			s.beside(w)
		}
	}
}

// take makes a node and the strands at it a part of the move.
func (s *solver) take(v int32) {
	m := &s.move
	if m.hasNode[v] {
		return
	}
	m.hasNode[v] = true
	m.nodes = append(m.nodes, v)
	if g := s.nodes[v].group; g >= 0 && !s.isLabel(v) {
		s.takeGroup(g)
	}
	for _, i := range s.ties[v] {
		s.takeStrand(i)
	}
}

func (s *solver) takeStrand(i int32) {
	if m := &s.move; !m.hasStrand[i] {
		m.hasStrand[i] = true
		m.strands = append(m.strands, i)
	}
}

// remember keeps what the move is about to change.
func (s *solver) remember() {
	m := &s.move
	m.oldNodes, m.oldStrands, m.oldWords = m.oldNodes[:0], m.oldStrands[:0], m.oldWords[:0]
	for _, v := range m.nodes {
		m.oldNodes = append(m.oldNodes, s.nodes[v])
	}
	for _, i := range m.strands {
		m.oldStrands = append(m.oldStrands, s.strands[i])
		for _, k := range s.strands[i].words {
			if k >= 0 {
				m.oldWords = append(m.oldWords, s.words[k])
			}
		}
	}
}

// undo puts everything back as it was remembered.
func (s *solver) undo() {
	m := &s.move
	for n, v := range m.nodes {
		s.nodes[v] = m.oldNodes[n]
		s.placeNode(v)
	}
	at := 0
	for n, i := range m.strands {
		s.strands[i] = m.oldStrands[n]
		e := &s.strands[i]
		s.strandAt.put(i, extentOf(e))
		for _, k := range e.words {
			if k >= 0 {
				s.words[k] = m.oldWords[at]
				at++
				c := &s.words[k]
				s.wordsAt.put(k, c.extent())
			}
		}
	}
}

// forget ends the move.
func (s *solver) forget() {
	m := &s.move
	for _, v := range m.nodes {
		m.hasNode[v] = false
	}
	for _, i := range m.strands {
		m.hasStrand[i] = false
	}
	for _, g := range m.groups {
		m.hasGroup[g] = false
	}
	m.nodes, m.strands, m.groups = m.nodes[:0], m.strands[:0], m.groups[:0]
}

// snapshot is a state of the search that can be gone back to.
type snapshot struct {
	nodes         []node
	strands       []strand
	words         []words
	width, height int64
}

func (s *solver) snapshot(into *snapshot) {
	into.nodes = append(into.nodes[:0], s.nodes...)
	into.strands = append(into.strands[:0], s.strands...)
	into.words = append(into.words[:0], s.words...)
	into.width, into.height = s.width, s.height
}

func (s *solver) restore(from *snapshot) {
	copy(s.nodes, from.nodes)
	copy(s.strands, from.strands)
	copy(s.words, from.words)
	s.width, s.height = from.width, from.height
	s.leadAll()
}

// leadAll brings strands, words and extents up to date with the nodes.
func (s *solver) leadAll() {
	for v := range s.nodes {
		s.placeNode(int32(v))
	}
	for i := range s.strands {
		s.lead(int32(i))
	}
}
