package ask

import (
	"cmp"
	"slices"

	"dossier/data/answer"
	"dossier/graph"
)

// network gathers the actors and ties of a figure: everything, or the
// neighbourhood of the named actors, with paths to bring out where those are
// asked for. Where there is no such path, the answer is the one to that question.
func (g *gatherer) network() (answer.Answer, error) {
	a := &answer.Network{Centres: g.nodes(g.r.asked), Members: []string{}, Ties: []answer.Tie{}}
	s, err := g.selection()
	if err != nil {
		return nil, err
	}
	shown := g.withoutHidden(s)
	if err := g.bound(shown.members, shown.ties); err != nil {
		return nil, err
	}
	passing := 0
	if len(g.r.Network.Highlight) > 0 {
		found, err := g.m.search(g.ctx, g.view, g.pathQuestion())
		if err != nil {
			return nil, err
		}
		if len(found.Paths) == 0 {
			return g.paths()
		}
		paths, err := g.unhidden(found.Paths)
		if err != nil {
			return nil, err
		}
		passing = len(found.Paths) - len(paths)
		for _, p := range paths {
			a.Highlight = append(a.Highlight, g.path(g.view, p))
		}
	}
	a.Members = g.nodes(shown.members)
	if a.Ties, err = g.tieList(shown.ties); err != nil {
		return nil, err
	}
	g.tellChosen(s, shown, passing)
	a.Base = g.base()
	return a, nil
}

// tieList gathers ties as they are written.
func (g *gatherer) tieList(ties []graph.Tie) ([]answer.Tie, error) {
	list := make([]answer.Tie, 0, len(ties))
	for i, t := range ties {
		if err := g.due(i); err != nil {
			return nil, err
		}
		list = append(list, g.tie(t))
	}
	return list, nil
}

// tie gathers a tie as it is written.
func (g *gatherer) tie(t graph.Tie) answer.Tie {
	from, to := g.m.g.Ends(t)
	relation := g.m.g.Relation(t).ID
	g.relation(relation)
	return answer.Tie{From: g.node(from), Relation: relation, To: g.node(to), Status: g.view.Status(t), Grade: g.view.Grade(t), TieClaims: g.claims(g.view, t)}
}

// selection is the nodes and the ties of a figure, in order.
type selection struct {
	members    []graph.Node
	ties       []graph.Tie
	expansions []expansion
}

// selection chooses what a network shows, before anybody is hidden.
func (g *gatherer) selection() (s selection, err error) {
	if len(g.r.asked) > 0 {
		s.members = g.view.Neighbourhood(g.r.asked, max(1, g.r.Network.Hops), graph.EitherWay)
		slices.Sort(s.members)
		if err := g.expand(&s); err != nil {
			return s, err
		}
		s.ties, err = g.ties(s.members)
		return s, err
	}
	met := make([]bool, g.m.g.NumActors())
	for t := range g.view.Ties {
		if err := g.due(int(t)); err != nil {
			return s, err
		}
		s.ties = append(s.ties, t)
		from, to := g.m.g.Ends(t)
		met[from], met[to] = true, true
	}
	for n, is := range met {
		if is {
			s.members = append(s.members, graph.Node(n))
		}
	}
	return s, g.expand(&s)
}

// The most actors and relations that a refusal names.
const mostHubs = 12

// bound refuses a network that is larger than the question allows, and says
// which actors and relations in it have the most ties.
func (g *gatherer) bound(members []graph.Node, ties []graph.Tie) error {
	most := g.r.Network.Most
	size := Size{len(members), len(ties)}
	if most == (Size{}) || size.Actors <= most.Actors && size.Ties <= most.Ties {
		return nil
	}
	others, err := g.others(members)
	if err != nil {
		return err
	}
	count := map[string]int{}
	for i, t := range ties {
		if err := g.due(i); err != nil {
			return err
		}
		count[g.m.g.Relation(t).ID]++
	}
	slices.SortFunc(members, func(a, b graph.Node) int { return cmp.Or(cmp.Compare(others[b], others[a]), cmp.Compare(a, b)) })
	e := &TooLargeError{Size: size, Most: most, Relations: answer.Counts(count)}
	place := 0
	for i, n := range members[:min(len(members), mostHubs)] {
		if i == 0 || others[n] != others[members[i-1]] {
			place = i + 1
		}
		e.Hubs = append(e.Hubs, answer.Score{Place: place, Actor: g.m.id(n), Name: g.m.g.Actor(n).Name, Score: float64(others[n])})
	}
	return e
}

// others counts, by actor, the other members that each member is tied to. Nobody is a
// hub by being tied to itself.
func (g *gatherer) others(members []graph.Node) ([]int32, error) {
	within := make([]bool, g.m.g.NumActors())
	for _, n := range members {
		within[n] = true
	}
	rows, others := g.m.g.Rows(graph.EitherWay, false), make([]int32, g.m.g.NumActors())
	for i, n := range members {
		if err := g.due(i); err != nil {
			return nil, err
		}
		last := n                      // no arc leads to the actor itself
		for _, a := range rows.Of(n) { // those to one node follow each other
			if a.To != last && within[a.To] && g.view.Has(a.Tie) {
				others[n]++
				last = a.To
			}
		}
	}
	return others, nil
}
