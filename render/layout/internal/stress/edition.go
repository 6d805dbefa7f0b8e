package stress

import (
	"context"
	"math"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

// What it costs an actor to stand a pixel away from where an earlier edition had it, in
// thousandths, and less where it is in a fault, or has no room elsewhere.
const hold, loose = 300, 80

// Places that are tried for a new actor, and rounds in which all of them look again.
const newPlaces, newRounds = 400, 3

// Edition places a network of which some nodes have stood somewhere before. They stay
// where they were and give way only where something must not be; new ones take the best of
// some hundred places. Old places are those of the first nodes, nil for new ones; nodes
// beyond them are looked for places anew each time. Coordinates are those of the old
// places. What is drawn depends on the places alone, so an edition of an edition is the
// same again.
//
// It takes some tens of milliseconds where nobody has to move, and else some hundreds. It
// fails only where ctx is done.
func Edition(ctx context.Context, n *network.Network, old []*render.Point) (*Result, error) {
	var best *Result
	var from []*render.Point
	for _, percent := range spreads {
		places := spread(old, percent)
		r, err := edition(ctx, n, places)
		if err != nil {
			return nil, err
		}
		if best == nil || r.Vetoes < best.Vetoes {
			best, from = r, places
			best.Spread = percent
		}
		if best.Vetoes == 0 {
			break
		}
	}
	r, err := settled(ctx, n, best, len(old), slices.Contains(old, nil))
	if err != nil {
		return nil, err
	}
	r.Moved, r.Spread = 0, best.Spread
	for i, p := range from {
		if p != nil && *p != r.Centres[i] {
			r.Moved++
		}
	}
	return r, nil
}

// spreads are by how much, in percent, old places are brought apart from each other where
// there is no room between them: then all stand among each other as they did.
var spreads = [...]int64{100, 125, 160}

func spread(old []*render.Point, percent int64) []*render.Point {
	if percent == 100 {
		return old
	}
	out := make([]*render.Point, len(old))
	for i, p := range old {
		if p != nil {
			at := geom.QuantisePoint(geom.Scale(*p, float64(percent)/100))
			out[i] = &at
		}
	}
	return out
}

// settled is an edition as the next one over the same ties would see it.
func settled(ctx context.Context, n *network.Network, r *Result, old int, changed bool) (*Result, error) {
	changed = changed || r.Moved > 0
	for range settlings {
		if !changed {
			break
		}
		next := make([]*render.Point, old)
		for i := range next {
			next[i] = &r.Centres[i]
		}
		var err error
		if r, err = edition(ctx, n, next); err != nil {
			return nil, err
		}
		changed = r.Moved > 0
	}
	return r, nil
}

// settlings are how often an edition is made from its own places, until nobody moves.
const settlings = 3

func edition(ctx context.Context, n *network.Network, places []*render.Point) (*Result, error) {
	old := make([]*render.Point, len(n.Nodes))
	copy(old, places)
	s := newSolver(ctx, n)
	s.captions, s.ports = true, true
	origin := s.around(n, old)
	s.placeNew(old)
	best := s.dress()
	for try := range mostFrames + 1 {
		if n := best.faults.vetoes(); n == 0 || n > hopeless || s.steps.Err() != nil {
			break
		}
		if f := s.giveWay(try); f.worth() < best.worth() {
			best = f
		}
	}
	s.restore(&best.state)
	if err := s.steps.Err(); err != nil {
		return nil, err
	}
	r := s.result(n)
	r.shift(origin)
	for i := range s.nodes {
		v := &s.nodes[i]
		switch {
		case old[i] == nil:
		case v.x != v.oldX || v.y != v.oldY:
			r.Moved++
		default: // to the hundredth of a pixel
			r.Centres[i] = *old[i]
		}
	}
	return r, nil
}

// air is the room around an earlier drawing in which new actors and captions may stand.
const air = 160 * pixel

// around sets the frame around the old places, and returns where its corner is.
func (s *solver) around(n *network.Network, old []*render.Point) render.Point {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i, p := range old {
		if p != nil {
			w, h := n.Nodes[i].W/2, n.Nodes[i].H/2
			left, right = min(left, p.X-w), max(right, p.X+w)
			top, bottom = min(top, p.Y-h), max(bottom, p.Y+h)
		}
	}
	origin := render.Point{X: math.Floor(left) - air/pixel, Y: math.Floor(top) - air/pixel}
	s.width, s.height = sixteenths(right-origin.X)+air, sixteenths(bottom-origin.Y)+air
	s.narrow, s.tall, s.widest = s.width, s.height, s.width
	for i, p := range old {
		if p != nil {
			v := &s.nodes[i]
			v.x, v.y = sixteenths(p.X-origin.X), sixteenths(p.Y-origin.Y)
			v.oldX, v.oldY, v.hold = v.x, v.y, hold
		}
	}
	return origin
}

// placeNew places the nodes that are new: near to their neighbours first, then all of them
// once more, since the later ones were not there before.
func (s *solver) placeNew(old []*render.Point) {
	var fresh []int32
	for i := range s.nodes {
		if old[i] == nil {
			fresh = append(fresh, int32(i))
			x, y := s.amongOld(int32(i), old)
			s.set(int32(i), x, y)
		}
	}
	s.leadAll()
	if len(fresh) == 0 {
		return
	}
	for range newRounds {
		for _, v := range fresh {
			s.bestPlace(v, newPlaces)
		}
	}
}

// amongOld is the middle of a node's neighbours that have a place, or of the frame.
func (s *solver) amongOld(v int32, old []*render.Point) (x, y int64) {
	count := int64(0)
	for _, i := range s.ties[v] {
		if u := s.other(i, v); old[u] != nil {
			x, y, count = x+s.nodes[u].x, y+s.nodes[u].y, count+1
		}
	}
	if count == 0 {
		return s.width / 2, s.height / 2
	}
	return x / count, y / count
}

// dress leads lines and sets captions between nodes that stay where they are. The result
// depends on their places alone.
func (s *solver) dress() *found {
	for i := range s.strands {
		e := &s.strands[i]
		e.from, e.to, e.bow = port{}, port{}, 0
	}
	for k := range s.words {
		s.words[k].t = whole / 2
	}
	s.leadAll()
	for range 2 {
		for k := range s.words {
			s.settleWords(int32(k))
		}
	}
	if s.faults().vetoes() == 0 {
		return s.look()
	}
	s.chance, s.fixed = chance{state: 11}, true
	s.anneal(schedule{steps: dressSteps * s.size(), hot: 3 * price, cold: price / 8, far: pixel, near: pixel, soft: 20, firm: 60})
	s.fixed = false
	for i := range s.strands {
		if len(s.inTheWay(int32(i))) > 0 || s.strayWords(int32(i)) {
			s.bestPorts(int32(i))
		}
	}
	s.settle(2)
	return s.look()
}

// dressSteps are the steps for each node and strand in which lines and captions look for
// better places.
const dressSteps = 200

func (s *solver) strayWords(i int32) bool {
	for _, k := range s.strands[i].words {
		if k >= 0 && s.astray(k) {
			return true
		}
	}
	return false
}

// giveWay lets nodes move as little as helps, in a frame that has more room each time: at
// first the new ones alone.
func (s *solver) giveWay(try int) *found {
	if try > 0 {
		s.more()
	}
	s.straighten()
	s.still = s.others(try)
	s.hold(loose)
	s.repair(6, repairPlaces)
	s.hold(hold >> try)
	if s.faults().vetoes() > 0 {
		p := schedule{steps: wordSteps * s.size(), hot: 3 * price, cold: price / 8, far: 40 * pixel, near: 3 * pixel, soft: 30, firm: 60}
		if try > 1 { // small steps have not helped
			p.hot, p.far, p.soft = 5*price, 120*pixel, 10
		}
		s.anneal(p)
		s.hold(loose)
		s.repair(6, repairPlaces)
		s.hold(hold)
	}
	s.still = nil
	s.goHome()
	s.settle(4)
	joint := s.look()
	if alone := s.dress(); alone.faults.vetoes() <= joint.faults.vetoes() {
		return alone
	}
	return joint
}

// others are the nodes that stay for now: all that have stood there, then all but those at
// the ends of a strand that is in a fault, or in its way; later their neighbours may move
// as well, and at last everybody. Nil: everybody may.
func (s *solver) others(try int) []bool {
	if try >= mostFrames {
		return nil
	}
	still := make([]bool, len(s.nodes))
	for v := range still {
		still[v] = s.nodes[v].hold > 0
	}
	if try == 0 {
		return still
	}
	for i := range s.strands {
		way := s.inTheWay(int32(i))
		if len(way) > 0 || s.strayWords(int32(i)) {
			for _, v := range append(way, s.strands[i].a, s.strands[i].b) {
				still[v] = false
			}
		}
	}
	for range try - 1 {
		reached := slices.Clone(still)
		for i := range s.strands {
			e := &s.strands[i]
			reached[e.a], reached[e.b] = reached[e.a] && still[e.b], reached[e.b] && still[e.a]
		}
		still = reached
	}
	return still
}

// goHome brings nodes back that did not have to move, as long as that makes no fault.
func (s *solver) goHome() {
	usual := s.prices
	s.prices = usual.weighted(60)
	defer func() { s.prices = usual }()
	for range 5 {
		for i := range s.nodes {
			if v := s.nodes[i]; v.hold > 0 && (v.x != v.oldX || v.y != v.oldY) {
				s.sendHome(int32(i))
			}
		}
	}
}

// sendHome brings a node back with its lines and captions, unless that costs as much as a fault.
func (s *solver) sendHome(v int32) {
	s.take(v)
	s.remember()
	most := s.cost(1<<60) + s.prices.words/2
	s.set(v, s.nodes[v].oldX, s.nodes[v].oldY)
	if s.candidate(most) >= most {
		s.undo()
	}
	s.forget()
}

// hold says what it costs nodes to stand away from where they were.
func (s *solver) hold(much int64) {
	for i := range s.nodes {
		if v := &s.nodes[i]; v.hold > 0 {
			v.hold = much
		}
	}
}

// more makes the frame larger to the right and below. Nobody moves for it.
func (s *solver) more() {
	s.width, s.height = s.width+air, s.height+air
}

// shift moves all that is placed.
func (r *Result) shift(by render.Point) {
	add := func(p *render.Point) { *p = geom.QuantisePoint(geom.Add(*p, by)) }
	for i := range r.Centres {
		add(&r.Centres[i])
	}
	for i := range r.Ways {
		w := &r.Ways[i]
		for k := range w.Line {
			add(&w.Line[k])
		}
		for k := range w.Captions {
			if b := &w.Captions[k]; b.W > 0 {
				b.X, b.Y = geom.Quantise(b.X+by.X), geom.Quantise(b.Y+by.Y)
			}
		}
	}
}
