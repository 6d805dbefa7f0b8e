package shapes

import (
	"cmp"
	"slices"

	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// sides are the two sets of nodes of a connected two-mode network, each in an order.
type sides struct {
	n           *network.Network
	left, right []int
	ties        [][]tie
	at          []int // of each node in its side
}

// sidesOf finds the two sets of a connected network in which every lane runs from a node of one to
// a node of the other. It is nil if there are none.
func sidesOf(n *network.Network) *sides {
	if !connected(n) {
		return nil
	}
	s := &sides{n: n, ties: ties(n), at: make([]int, len(n.Nodes))}
	for v, t := range s.ties {
		from := 0
		for _, tie := range t {
			from += runs(n.Strands[tie.strand], v)
		}
		switch {
		case len(t) > 0 && from == len(t):
			s.left = append(s.left, v)
		case len(t) > 0 && from == -len(t):
			s.right = append(s.right, v)
		default:
			return nil
		}
	}
	s.number()
	return s
}

// number notes where each node stands.
func (s *sides) number() {
	for _, side := range [2][]int{s.left, s.right} {
		for i, v := range side {
			s.at[v] = i
		}
	}
}

// order sorts both sides so that few lines cross, beginning with the nodes as they come
// and with the nodes by their distance from one end of the network. It returns how many
// cross, or false when the steps are over. It takes time in proportion to strands times
// strands in each of at most some dozens of rounds.
func (s *sides) order(steps *steps.Counter) (crossings int, ok bool) {
	other := *s
	other.left, other.right, other.at = slices.Clone(s.left), slices.Clone(s.right), slices.Clone(s.at)
	other.byDistance()
	if !s.improve(steps) || !other.improve(steps) {
		return 0, false
	}
	if other.crossings() < s.crossings() {
		*s = other
	}
	return s.crossings(), true
}

// byDistance sorts both sides by the order in which a search in breadth meets the nodes,
// from one that another search meets last.
func (s *sides) byDistance() {
	first := s.met(s.left[0])
	met := s.met(first[len(first)-1])
	place := make([]int, len(s.at))
	for i, v := range met {
		place[v] = i
	}
	for _, side := range [2][]int{s.left, s.right} {
		slices.SortFunc(side, func(a, b int) int { return place[a] - place[b] })
	}
	s.number()
}

// met are the nodes in the order in which a search in breadth from one meets them.
func (s *sides) met(from int) []int {
	seen := make([]bool, len(s.at))
	seen[from] = true
	out := []int{from}
	for i := 0; i < len(out); i++ {
		for _, t := range s.ties[out[i]] {
			if !seen[t.other] {
				seen[t.other] = true
				out = append(out, t.other)
			}
		}
	}
	return out
}

// improve sorts each side in turn by the middle of the neighbours of each node, keeps the
// best of that, and then exchanges neighbours while that helps. It is false when the
// steps are over.
func (s *sides) improve(steps *steps.Counter) bool {
	const rounds = 24
	best := s.crossings()
	left, right := slices.Clone(s.left), slices.Clone(s.right)
	for i := range rounds {
		if steps.Over(len(s.n.Strands) * len(s.n.Strands)) {
			return false
		}
		side := s.right
		if i%2 == 1 {
			side = s.left
		}
		s.sort(side)
		if now := s.crossings(); now < best {
			best, left, right = now, slices.Clone(s.left), slices.Clone(s.right)
		}
	}
	s.left, s.right = left, right
	s.number()
	for range rounds {
		if steps.Over(len(s.n.Strands)*len(s.n.Strands)) || s.exchange(s.left)+s.exchange(s.right) == 0 {
			break
		}
	}
	return steps.Err() == nil
}

// sort sorts a side by the mean place of the neighbours of each node.
func (s *sides) sort(side []int) {
	mean := make([]float64, len(s.at))
	for _, v := range side {
		for _, t := range s.ties[v] {
			mean[v] += float64(s.at[t.other])
		}
		mean[v] /= float64(len(s.ties[v]))
	}
	slices.SortStableFunc(side, func(a, b int) int { return cmp.Compare(mean[a], mean[b]) })
	s.number()
}

// exchange exchanges neighbours of a side whose lines then cross less, and returns how
// often.
func (s *sides) exchange(side []int) int {
	done := 0
	for i := 1; i < len(side); i++ {
		a, b := side[i-1], side[i]
		if s.between(b, a) < s.between(a, b) {
			side[i-1], side[i] = b, a
			s.at[a], s.at[b] = i, i-1
			done++
		}
	}
	return done
}

// between counts how many lines of two nodes of a side cross if the first stands above.
func (s *sides) between(above, below int) int {
	count := 0
	for _, t := range s.ties[above] {
		for _, u := range s.ties[below] {
			if s.at[t.other] > s.at[u.other] {
				count++
			}
		}
	}
	return count
}

// crossings counts the lines that cross.
func (s *sides) crossings() int {
	count := 0
	for i, a := range s.left {
		for _, b := range s.left[i+1:] {
			count += s.between(a, b)
		}
	}
	return count
}
