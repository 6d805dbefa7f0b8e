package path

import (
	"slices"

	"dossier/data"
	"dossier/graph"
)

// builder turns sequences of actors into paths. Hops that several paths share
// are looked up once.
type builder struct {
	s     *space
	known map[[2]graph.Node]hopKnown // nil until there is a second path
	first int                        // paths made
}

type hopKnown struct {
	ties  []graph.Tie
	grade data.Grade
	price cost
}

// path makes a path of a sequence of actors that are tied one to the next.
func (b *builder) path(nodes []graph.Node) Path {
	if b.s.q.TimeRespecting {
		return b.s.timedPath(nodes)
	}
	b.first++
	if b.first == 2 {
		b.known = make(map[[2]graph.Node]hopKnown)
	}
	p := Path{Hops: make([]Hop, 0, len(nodes)-1), Grade: 255}
	var total cost
	var ties []graph.Tie // of all hops, where they are not shared
	if b.known == nil {
		ties = make([]graph.Tie, 0, b.countTies(nodes))
	}
	for i, to := range nodes[1:] {
		from := nodes[i]
		hop, ok := b.known[[2]graph.Node{from, to}]
		if !ok {
			start := len(ties)
			ties, hop.grade, hop.price = b.s.appendTies(ties, from, to)
			hop.ties = ties[start:len(ties):len(ties)]
			if b.known != nil {
				b.known[[2]graph.Node{from, to}] = hop
				ties = nil
			}
		}
		p.Hops = append(p.Hops, Hop{From: from, To: to, Ties: hop.ties})
		p.Grade = min(p.Grade, hop.grade)
		total = total.add(hop.price)
	}
	if b.s.q.By == ByWeight {
		p.Weight = total.weight()
	}
	return p
}

func (b *builder) countTies(nodes []graph.Node) (n int) {
	for i, to := range nodes[1:] {
		for _, a := range b.s.between(nodes[i], to) {
			if b.s.v.Has(a.Tie) {
				n++
			}
		}
	}
	return n
}

// appendTies appends the passing ties of a hop, best grade first, then by
// number. It returns the best grade and, by weight, the least price.
func (s *space) appendTies(ties []graph.Tie, from, to graph.Node) ([]graph.Tie, data.Grade, cost) {
	start := len(ties)
	least := farthest
	for _, a := range s.between(from, to) {
		if !s.v.Has(a.Tie) {
			continue
		}
		ties = append(ties, a.Tie)
		if s.q.By == ByWeight {
			if c := s.price(a.Tie); c.less(least) {
				least = c
			}
		}
	}
	s.order(ties[start:])
	return ties, s.v.Grade(ties[start]), least
}

// order sorts ties by grade, the best first, then by number.
func (s *space) order(ties []graph.Tie) {
	if len(ties) < 2 {
		return
	}
	slices.SortFunc(ties, func(a, b graph.Tie) int {
		if x, y := s.v.Grade(a), s.v.Grade(b); x != y {
			return int(y) - int(x)
		}
		return int(a) - int(b)
	})
}
