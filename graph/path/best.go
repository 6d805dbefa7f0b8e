package path

import (
	"dossier/graph"
)

// best answers a question for the best path or the k best.
func (f *finder) best() {
	switch f.s.q.By {
	case ByEvidence:
		f.bestEvidence()
	case ByWeight:
		f.bestWeight()
	default:
		f.bestHops(nil)
	}
	if f.s.q.MaxHops > 0 && !f.enough() && !f.s.m.ended() {
		f.cut = f.longer()
	}
}

func (f *finder) bestHops(skip func([]graph.Node) bool) {
	s, sc := f.s, f.sc
	if !s.fewestHops(sc, s.q.MaxHops) {
		return
	}
	if s.q.K == 1 && skip == nil {
		f.give(sc.path)
		return
	}
	sc.byHops.start(s, sc)
	f.rank(&sc.byHops, sc.path, hopsCost(len(sc.path)-1), skip)
}

func (f *finder) bestWeight() {
	s, sc := f.s, f.sc
	if s.q.MaxHops == 0 {
		if s.q.K == 1 {
			s.v.ReuseWeighed(s.q.Direction)
			if arcs := s.v.Weighed(s.q.Direction); arcs != nil {
				found, done := sc.lazy.leastWeight(s, sc, arcs)
				if found {
					f.give(sc.path)
				}
				if done {
					return
				}
			}
		}
		if !s.leastWeight(sc, s.q.K == 1) {
			return
		}
		if s.q.K == 1 {
			f.give(sc.path)
			return
		}
		sc.byWeight.start(s, sc)
		f.rank(&sc.byWeight, sc.path, sc.duel.least, nil)
		return
	}
	// The lightest path may have too many hops, so there is no best one to start from.
	if s.startDuel(sc); !s.m.ask() {
		return
	}
	sc.byWeight.start(s, sc)
	f.rank(&sc.byWeight, nil, cost{}, nil)
}

// longer reports whether there are more paths than those found when MaxHops is
// lifted.
func (f *finder) longer() bool {
	q := *f.s.q
	q.By, q.K, q.MaxHops = ByHops, len(f.paths)+1, 0
	s := *f.s
	s.q = &q
	s.above(0)
	more := finder{s: &s, sc: f.sc, build: builder{s: &s}}
	more.bestHops(nil)
	return more.enough()
}
