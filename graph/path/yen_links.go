package path

import "dossier/graph"

// links files arcs under the node that each leads to, for a survey that walks
// back along the arcs that a search from the start has looked at. From is what a
// ground has to know of the other end.
type links[From any] struct {
	into marks // by node: position in list of the first arc that enters it, plus 1
	list []link[From]
}

type link[From any] struct {
	from From
	next uint32 // another arc to the same node: position in list, plus 1
}

func (l *links[From]) start(nodes int) {
	l.into.start(nodes)
	l.list = l.list[:0]
}

// add files the arcs of a row that may be walked. It reports whether there is
// budget for that.
func (l *links[From]) add(s *space, row []graph.Arc, from func(graph.Arc) From) bool {
	if !s.m.spend(len(row) + 1) {
		return false
	}
	for _, a := range row {
		if !s.passes(a.Tie) || !s.open(a.To) {
			continue
		}
		l.list = append(l.list, link[From]{from(a), l.first(a.To)})
		l.into.set(a.To, uint32(len(l.list)))
	}
	return true
}

// first is the position in list of the first arc that enters a node, plus 1; 0:
// there is none.
func (l *links[From]) first(n graph.Node) uint32 {
	at, ok := l.into.get(n)
	if !ok {
		return 0
	}
	return at
}
