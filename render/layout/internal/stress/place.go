package stress

import (
	"context"
	"sync"

	"dossier/render/layout/internal/network"
)

// How much is searched: steps for each node and strand.
const (
	orderSteps   = 450 // to find the order
	wordSteps    = 200 // to bring words and lines in order
	retrySteps   = 130 // the same again in a larger frame
	compactSteps = 60  // in a smaller frame
	mostSteps    = 400_000_000
)

// repairPlaces are the places that are tried for a node that is in the way.
const repairPlaces = 240

// hopeless are the faults beyond which a network is too dense for lines, whatever is tried.
const hopeless = 40

// manyNodes are those from which attempts take seconds, and are not repeated.
const manyNodes = 100

// Two attempts are made from different starts, side by side, and the best counts; as many
// again, in several rounds, as long as something is left that must not be.
const attempts, rounds = 2, 3

// roomy is the part of a frame that actors and captions fill at first. They are brought
// closer together later, as long as nothing gets worse.
const roomy = 20 // percent

// compacted is the part of their height that most drawings are left with then.
const compacted = 65 // percent

// Frames grow where there is no room, so many times at most. They shrink by so many percent,
// and by less when that fails.
const mostFrames, mostShrinks, mostLess, leastLess = 4, 12, 16, 4

// Result is a network that is placed, and what is wrong with it.
type Result struct {
	network.Placed
	// Vetoes are faults that must not be in a figure, which no place was found to avoid.
	Vetoes int
	// Crossings are those of strands.
	Crossings int
	// Moved are the nodes that have given way, of those that had a place, and Spread is
	// how far all were brought apart before, in percent: 100 where they were not.
	Moved  int
	Spread int64
}

// Place places a connected network of at least two nodes. The same network is placed alike
// on every machine. It takes twice some thousand steps for each node and strand, each of
// which takes time in proportion to their number: half a second for 50 nodes and 75
// strands. It fails only where ctx is done.
func Place(ctx context.Context, n *network.Network) (*Result, error) {
	first := newSolver(ctx, n)
	first.frame(n)
	var best *attempt
	for round := range rounds {
		for _, a := range first.attempts(round) {
			if err := a.s.steps.Err(); err != nil {
				return nil, err
			}
			if best == nil || a.found.worth() < best.found.worth() {
				best = a
			}
		}
		if first.enough(round, best.found) {
			break
		}
	}
	s := best.s
	if len(s.groups) > 0 {
		s.compact(best.found)
	}
	s.restore(&best.found.state)
	if len(s.groups) == 0 { // labels stand at the upper left
		s.mirror(n)
	}
	return s.result(n), nil
}

// enough reports whether no more rounds are made after what was found.
func (s *solver) enough(round int, f *found) bool {
	if s.fewGrouped() && round+1 < groupRounds {
		return false
	}
	n := f.faults.vetoes()
	return n == 0 || n > hopeless || s.actors > manyNodes
}

// attempt is a solver with what it has found.
type attempt struct {
	s     *solver
	found *found
}

// attempts searches from several starts at once. They are others in each round.
func (s *solver) attempts(round int) []*attempt {
	all := make([]*attempt, attempts)
	var wait sync.WaitGroup
	for i := range all {
		a := &attempt{s: s.clone(uint64(round*attempts + i + 1))}
		all[i] = a
		wait.Go(func() { a.found = a.s.search() })
	}
	wait.Wait()
	return all
}

// search is one attempt, from a start of its own.
func (s *solver) search() *found {
	s.order()
	s.showWords()
	f := s.letIn()
	if f.faults.vetoes() <= hopeless && len(s.groups) == 0 {
		s.compact(f)
	}
	return f
}

// frame chooses the frame: as wide as a page at most, and as high as it takes.
func (s *solver) frame(n *network.Network) {
	area, widest, wordiest := int64(0), int64(0), int64(0)
	for i := range s.nodes {
		v := &s.nodes[i]
		area += (2*v.w + 14*pixel) * (2*v.h + 14*pixel)
		widest = max(widest, 2*v.w)
	}
	for i := range s.words {
		c := &s.words[i]
		area += (2*c.w + 6*pixel) * (2*c.h + 6*pixel)
		wordiest = max(wordiest, 2*c.w)
	}
	area = area * 100 / roomy
	s.narrow, s.tall, s.widest = sixteenths(n.Width), sixteenths(n.Height), sixteenths(max(n.Width, n.Widest))
	shape := max(area*13/10, area*s.narrow/s.tall) // of a sheet that is wider than that
	s.width = min(s.narrow, max(widest+wordiest+20*pixel, root(shape)))
	if wide := area * compacted / 100 * s.narrow / s.tall; wide > s.narrow*s.narrow { // the proportions of the page
		s.width = min(s.widest, root(wide))
	} else if len(s.groups) > 0 { // names stay large, and the figure gets higher
		s.widest = min(s.widest, s.narrow*107/100)
	}
	s.width = max(s.width, widest+2*pixel)
	s.height = max(area/s.width, 90*pixel)
	for i := range s.nodes {
		s.height = max(s.height, 2*s.nodes[i].h+2*pixel)
	}
}

// order finds where nodes stand among each other, without captions.
func (s *solver) order() {
	if len(s.groups) > 0 {
		s.orderGroups()
		return
	}
	s.spring()
	s.leadAll()
	s.seekOrder()
}

// seekOrder finds the order from where nodes are.
func (s *solver) seekOrder() {
	reach := root(s.width*s.width+s.height*s.height) * 2 / 5
	size := s.size()
	s.anneal(schedule{steps: orderSteps / 3 * size, hot: 28 * price, cold: 2 * price, far: reach, near: 25 * pixel, soft: 3, firm: 3})
	s.anneal(schedule{steps: orderSteps * 2 / 3 * size, hot: 14 * price, cold: price, far: reach * 5 / 8, near: 15 * pixel, soft: 3, firm: 4})
}

// size is the number of nodes and strands, or less where that many steps for each of them
// would be too many. Groups are in one another's way: with them it is more.
func (s *solver) size() int {
	n := len(s.nodes) + len(s.strands)
	for n > 1 && n*(len(s.nodes)+len(s.strands)) > mostSteps/(orderSteps*4) {
		n--
	}
	if len(s.groups) > 0 && s.actors <= manyNodes {
		n = n * groupEffort / 2
	}
	return n
}

// showWords lets captions count from now on, and sets each where it stands best.
func (s *solver) showWords() {
	s.captions, s.ports = true, true
	for i := range s.strands {
		s.lead(int32(i))
	}
	for k := range s.words {
		s.settleWords(int32(k))
	}
}

// found is a state with its faults.
type found struct {
	state  snapshot
	faults faults
	beyond int64 // by how much it is higher than a page of its width
}

// letIn brings captions in, in a frame that grows as long as there is no room.
func (s *solver) letIn() *found {
	size := s.size()
	var best *found
	frames := mostFrames + 1
	if s.widest <= s.narrow { // a column, which may be long
		frames += mostFrames
	}
	for try := range frames {
		reach := root(s.width*s.width+s.height*s.height) / 5
		p := schedule{steps: wordSteps * size, hot: 5 * price, cold: price / 8, far: reach, near: 4 * pixel, soft: 3, firm: 60}
		if try > 0 {
			p.steps, p.soft = retrySteps*size, 10
		}
		crossing := s.prices.crossing
		for range try { // what crosses counts less, so that the rest finds room
			s.prices.crossing = s.prices.crossing * 7 / 10
		}
		s.anneal(p)
		s.prices.crossing = crossing
		lost := s.faults().vetoes() > hopeless
		if !lost {
			s.repair(6, repairPlaces)
			s.settle(4)
		}
		f := s.look()
		if best == nil || f.worth() < best.worth() {
			best = f
		}
		if f.faults.vetoes() == 0 || lost || s.steps.Err() != nil {
			break
		}
		s.grow()
	}
	return best
}

// look is the present state, with arcs for lines that still come too near to an actor.
func (s *solver) look() *found {
	f := &found{faults: s.faults()}
	if f.faults.lineNode > 0 {
		s.bend()
		f.faults = s.faults()
	}
	s.snapshot(&f.state)
	f.beyond = max(0, s.height-s.tall*max(s.width, s.narrow)/s.narrow)
	return f
}

// worth is less for the better of two states.
func (f *found) worth() int64 {
	bent := 0
	for i := range f.state.strands {
		if f.state.strands[i].bow != 0 {
			bent++
		}
	}
	return int64(f.faults.vetoes()*10_000+f.faults.crossing*10+bent*8+f.faults.border*3+f.faults.through*6) + (f.state.height+f.state.width)/(32*pixel) + f.beyond/(4*pixel)
}

// grow makes the frame larger: wider as far as the page allows, else higher.
func (s *solver) grow() {
	wide, high := s.width, s.height
	if s.width < s.narrow || high > wide {
		s.width = min(wide*107/100, max(wide, s.widest))
	}
	s.height = high * 115 * wide / (100 * s.width)
	for i := range s.nodes {
		s.set(int32(i), s.nodes[i].x*s.width/wide, s.nodes[i].y*s.height/high)
	}
	s.straighten()
}

// compact brings all closer together, as long as nothing gets worse.
func (s *solver) compact(best *found) {
	s.prices.long *= 2
	defer func() { s.prices.long /= 2 }()
	size := s.size()
	for tries, less := 0, int64(mostLess); tries < mostShrinks && less >= leastLess && s.steps.Err() == nil; tries++ {
		s.restore(&best.state)
		s.shrink(100 - less)
		s.anneal(schedule{steps: compactSteps * size, hot: 2 * price, cold: price / 8, far: 40 * pixel, near: 3 * pixel, soft: 20, firm: 60})
		s.repair(3, repairPlaces)
		s.settle(2)
		f := s.look()
		if f.faults.vetoes() <= best.faults.vetoes() && (f.faults.crossing <= best.faults.crossing || f.beyond > 0) && f.worth() < best.worth() {
			*best = *f
		} else {
			less /= 2
		}
	}
}

// shrink brings the frame to what is used of it, and to a part of that height, or of the
// width where it is wider than the page and not longer.
func (s *solver) shrink(percent int64) {
	used := s.bounds()
	left, top := int64(used.x0)-pixel, int64(used.y0)
	across, down := int64(100), percent
	s.width = min(s.width, int64(used.x1)+pixel-left)
	if s.width > s.narrow && s.height*s.narrow <= s.width*s.tall {
		across, down = percent, 100
	}
	s.width, s.height = s.width*across/100, (int64(used.y1)-top)*down/100
	for i := range s.nodes {
		v := &s.nodes[i]
		v.x, v.y = (v.x-left)*across/100, (v.y-top)*down/100
	}
	for v := range s.nodes {
		s.set(int32(v), s.nodes[v].x, s.nodes[v].y)
	}
	s.straighten()
}

// bounds is the extent of all nodes and words.
func (s *solver) bounds() extent {
	b := s.nodeAt.at[0]
	add := func(e extent) {
		b = extent{min(b.x0, e.x0), min(b.y0, e.y0), max(b.x1, e.x1), max(b.y1, e.y1)}
	}
	for _, e := range s.nodeAt.at {
		add(e)
	}
	for g := range s.groups {
		add(s.groups[g].box)
	}
	for k, e := range s.wordsAt.at {
		if s.words[k].on {
			add(e)
		}
	}
	return b
}
