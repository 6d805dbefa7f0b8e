package path

import "dossier/graph"

// distances returns the cost from every node to a goal, in hops or by weight,
// and farthest from where there is no way: a full backward search, breadth-first
// or by Dijkstra's algorithm ("A note on two problems in connexion with graphs",
// Numer. Math. 1, 1959).
func (s *space) distances(goal graph.Node, weighed bool) []cost {
	dist := make([]cost, s.size())
	for i := range dist {
		dist[i] = farthest
	}
	dist[goal] = cost{}
	if weighed {
		s.weigh(dist, goal)
	} else {
		s.count(dist, goal)
	}
	return dist
}

func (s *space) count(dist []cost, goal graph.Node) {
	queue := []graph.Node{goal}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		row := s.in.Of(n)
		if !s.m.spend(len(row) + 1) {
			return
		}
		for _, a := range row {
			if dist[a.To] == farthest && s.passes(a.Tie) && s.open(a.To) {
				dist[a.To] = dist[n].add(oneHop)
				queue = append(queue, a.To)
			}
		}
	}
}

func (s *space) weigh(dist []cost, goal graph.Node) {
	var queue frontier
	queue.push(cost{}, goal)
	for len(queue) > 0 {
		d, n := queue.pop()
		if dist[n].less(d) {
			continue
		}
		row := s.in.Of(n)
		if !s.m.spend(len(row) + 1) {
			return
		}
		for _, a := range row {
			if !s.passes(a.Tie) || !s.open(a.To) {
				continue
			}
			if c := d.add(s.price(a.Tie)); c.less(dist[a.To]) {
				dist[a.To] = c
				queue.push(c, a.To)
			}
		}
	}
}
