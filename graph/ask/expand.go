package ask

import (
	"cmp"
	"maps"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/path"
)

// expansion is an actor that is expanded, with the others that it is tied to.
type expansion struct {
	node   graph.Node
	others []neighbour
}

// neighbour is an actor with the evidence of its ties to another one.
type neighbour struct {
	node   graph.Node
	grade  data.Grade // the best
	claims int
}

// compare puts the best evidence first: the best grade of a tie, then the most claims.
func (a neighbour) compare(b neighbour) int {
	return cmp.Or(cmp.Compare(b.grade, a.grade), cmp.Compare(b.claims, a.claims), cmp.Compare(a.node, b.node))
}

// expand adds to a figure each actor to be expanded, with those of its neighbours that
// have the best evidence. The cost is proportional to the ties of these actors.
func (g *gatherer) expand(s *selection) error {
	if len(g.r.expand) == 0 {
		return nil
	}
	for _, n := range g.r.expand {
		others, err := g.neighbours(n)
		if err != nil {
			return err
		}
		s.expansions = append(s.expansions, expansion{n, others})
		s.members = append(s.members, n)
		for _, o := range best(others) {
			s.members = append(s.members, o.node)
		}
	}
	slices.Sort(s.members)
	s.members = slices.Compact(s.members)
	return nil
}

// neighbours lists the others that an actor is tied to, in no order.
func (g *gatherer) neighbours(n graph.Node) ([]neighbour, error) {
	out, in := g.view.ActorTies(n)
	var list []neighbour
	at := make(map[graph.Node]int)
	for i, t := range slices.Concat(out, in) {
		if err := g.due(i); err != nil {
			return nil, err
		}
		from, to := g.m.g.Ends(t)
		if from == n {
			from = to
		}
		if from == n {
			continue // nobody is its own neighbour
		}
		k, known := at[from]
		if !known {
			k = len(list)
			at[from] = k
			list = append(list, neighbour{node: from})
		}
		o := &list[k]
		o.grade, o.claims = max(o.grade, g.view.Grade(t)), o.claims+len(g.view.Claims(t))
	}
	return list, nil
}

// best returns the neighbours that an expansion adds. Of thousands it sorts no more than
// these.
func best(others []neighbour) []neighbour {
	var first []neighbour // the best so far, in order
	for _, o := range others {
		at, _ := slices.BinarySearchFunc(first, o, neighbour.compare)
		if at < answer.MostExpanded {
			first = slices.Insert(first, at, o)
			first = first[:min(len(first), answer.MostExpanded)]
		}
	}
	return first
}

// withoutHidden is a figure without the actors that are hidden, and without their ties.
func (g *gatherer) withoutHidden(s selection) selection {
	if len(g.r.hide) == 0 {
		return s
	}
	s.members = slices.DeleteFunc(slices.Clone(s.members), g.hides)
	s.ties = slices.DeleteFunc(slices.Clone(s.ties), func(t graph.Tie) bool {
		from, to := g.m.g.Ends(t)
		return g.hides(from) || g.hides(to)
	})
	return s
}

func (g *gatherer) hides(n graph.Node) bool { return slices.Contains(g.r.hide, n) }

// unhidden keeps the paths that pass nobody who is hidden. Where none is left the
// question is refused: there are paths, and a figure without any would deny it.
func (g *gatherer) unhidden(paths []path.Path) ([]path.Path, error) {
	if len(g.r.hide) == 0 || len(paths) == 0 {
		return paths, nil
	}
	kept := slices.DeleteFunc(slices.Clone(paths), func(p path.Path) bool {
		return slices.ContainsFunc(p.Hops, func(h path.Hop) bool { return g.hides(h.From) || g.hides(h.To) })
	})
	if len(kept) > 0 {
		return kept, nil
	}
	l := &limiter{g: g, x: answer.NewIndex()}
	every := "every path"
	if len(paths) == 1 {
		every = "the path"
	}
	return nil, Usagef("%s from %s to %s passes %s: an actor on it cannot be hidden; --avoid looks for other paths",
		every, l.name(g.m.id(g.r.from)), l.name(g.m.id(g.r.to)), either(l.names(g.r.hide)))
}

// aroundPaths chooses the ties around those actors of a figure of paths that are expanded,
// without those on the paths, and refuses a figure that is larger than the question
// allows. All are the paths that were found, and shown those that pass nobody who is
// hidden.
func (g *gatherer) aroundPaths(all, shown []path.Path) ([]graph.Tie, error) {
	chosen := len(g.r.expand)+len(g.r.hide) > 0
	if !chosen && g.r.Network.Most == (Size{}) || len(all) == 0 {
		return nil, nil
	}
	on, onWay, err := g.onWays(shown)
	if err != nil {
		return nil, err
	}
	after := g.withoutHidden(on)
	if err := g.bound(after.members, after.ties); err != nil || !chosen {
		return nil, err
	}
	before, _, err := g.onWays(all)
	if err != nil {
		return nil, err
	}
	g.tellChosen(before, after, len(all)-len(shown))
	return slices.DeleteFunc(after.ties, func(t graph.Tie) bool { return onWay[t] }), nil
}

// onWays is what a figure of paths shows before anybody is hidden, and which of its ties
// lie on the paths.
func (g *gatherer) onWays(paths []path.Path) (s selection, onWay map[graph.Tie]bool, err error) {
	members := map[graph.Node]bool{}
	onWay = map[graph.Tie]bool{}
	for i, p := range paths {
		if err := g.due(i); err != nil {
			return s, nil, err
		}
		for _, h := range p.Hops {
			members[h.From], members[h.To] = true, true
			for _, t := range h.Ties {
				onWay[t] = true
			}
		}
	}
	s.members = slices.Sorted(maps.Keys(members))
	s.ties = slices.Sorted(maps.Keys(onWay))
	if len(g.r.expand) == 0 {
		return s, onWay, nil
	}
	if err := g.expand(&s); err != nil {
		return s, nil, err
	}
	among, err := g.ties(s.members)
	s.ties = append(s.ties, among...)
	slices.Sort(s.ties)
	s.ties = slices.Compact(s.ties)
	return s, onWay, err
}

// tellChosen notes what was expanded and hidden: before is the figure with everybody in
// it, after that without those who are hidden. Passing counts the paths that pass them.
func (g *gatherer) tellChosen(before, after selection, passing int) {
	for _, e := range before.expansions {
		shown := 0
		for _, n := range e.others {
			if _, is := slices.BinarySearch(before.members, n.node); is {
				shown++
			}
		}
		g.expanded = append(g.expanded, answer.Expansion{Actor: g.node(e.node), Tied: len(e.others), Shown: shown})
	}
	if len(g.r.hide) > 0 {
		g.hidden = &answer.Hidden{Actors: g.nodes(g.r.hide), Ties: len(before.ties) - len(after.ties), Paths: passing}
	}
}

// checkHidden refuses to hide whom the question is about: a figure of Kim without Kim
// would be one of something else.
func (r *resolved) checkHidden(m *Memory) error {
	named := slices.Concat(r.asked, r.via)
	if len(r.Network.Highlight) > 0 {
		named = append(named, r.from, r.to)
	}
	for _, n := range r.hide {
		if slices.Contains(named, n) {
			return Usagef("the question names %s, so it cannot be hidden (--hide)", m.g.NameOf(n))
		}
	}
	return nil
}

// distinct leaves out what a list has had before.
func distinct(nodes []graph.Node) []graph.Node {
	var list []graph.Node
	for _, n := range nodes {
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}
