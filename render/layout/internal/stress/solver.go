package stress

import (
	"context"
	"math"

	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// sixteenths turns pixels into whole units, the nearest ones.
func sixteenths(v float64) int64 { return int64(math.Round(v * pixel)) }

func newSolver(ctx context.Context, n *network.Network) *solver {
	s := &solver{prices: usual, steps: steps.Count(ctx), chance: chance{state: 7}}
	for _, size := range n.Nodes {
		s.nodes = append(s.nodes, node{w: sixteenths(size.W / 2), h: sixteenths(size.H / 2)})
	}
	s.ties = make([][]int32, len(s.nodes))
	for i := range n.Strands {
		q := &n.Strands[i]
		e := strand{a: int32(q.A), b: int32(q.B), thick: sixteenths(q.Half()), least: shortest, words: [2]int32{-1, -1}}
		for side, stack := range q.Stacks() {
			if len(stack.Lanes) > 0 {
				e.words[side] = int32(len(s.words))
				s.words = append(s.words, words{strand: int32(i), side: int64(1 - 2*side), w: sixteenths(stack.Size.W / 2),
					h: sixteenths(stack.Size.H / 2), gap: sixteenths(stack.Gap), t: whole / 2, on: true})
				if len(n.Groups) > 0 && len(stack.Lanes) > 1 {
					e.least = max(e.least, sixteenths(min(stack.Size.W, stack.Size.H))+stackRoom)
				}
			}
		}
		s.strands = append(s.strands, e)
		s.ties[q.A] = append(s.ties[q.A], int32(i))
		s.ties[q.B] = append(s.ties[q.B], int32(i))
	}
	s.makeGroups(n)
	s.room()
	if len(s.groups) == 0 { // they would tear groups apart
		s.branches = s.hanging()
	}
	return s
}

// room makes room for extents and moves.
func (s *solver) room() {
	s.nodeAt, s.strandAt, s.wordsAt = newSieve(len(s.nodes)), newSieve(len(s.strands)), newSieve(len(s.words))
	s.move = move{hasNode: make([]bool, len(s.nodes)), hasStrand: make([]bool, len(s.strands)), hasGroup: make([]bool, len(s.groups))}
}

// clone is a solver with the same network, for another goroutine.
func (s *solver) clone(seed uint64) *solver {
	c := *s
	c.nodes = append([]node(nil), s.nodes...)
	c.strands = append([]strand(nil), s.strands...)
	c.words = append([]words(nil), s.words...)
	c.groups = append([]group(nil), s.groups...)
	c.steps = s.steps.Fork()
	c.ledger = ledger{}
	c.chance = chance{state: seed * 0x9e3779b9}
	c.room()
	return &c
}

// stackRoom is how much longer a strand should be than a stack beside it, where groups leave
// it little room elsewhere.
const stackRoom = 20 * pixel

// hanging are the groups of nodes that hang on one node and are at most half of the network,
// that node first. It takes time in proportion to nodes times strands.
func (s *solver) hanging() (groups [][]int32) {
	n := len(s.nodes)
	seen := make([]int, n) // the node whose branches they are, plus one
	for v := range n {
		seen[v] = v + 1
		for _, i := range s.ties[v] {
			first := s.other(i, int32(v))
			if seen[first] == v+1 {
				continue
			}
			group := []int32{int32(v), first}
			seen[first] = v + 1
			for at := 1; at < len(group); at++ {
				for _, j := range s.ties[group[at]] {
					if o := s.other(j, group[at]); seen[o] != v+1 {
						seen[o] = v + 1
						group = append(group, o)
					}
				}
			}
			if len(group) > 2 && len(group)-1 <= n/2 {
				groups = append(groups, group)
			}
			if s.steps.Over(len(group)) {
				return nil
			}
		}
	}
	return groups
}
