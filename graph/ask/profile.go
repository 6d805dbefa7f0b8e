package ask

import (
	"cmp"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// profile gathers what the dossier has on one actor.
func (g *gatherer) profile() (answer.Answer, error) {
	node := g.r.asked[0]
	a := &answer.Profile{Actor: g.actorOf(node), Out: []answer.ProfileTie{}, In: []answer.ProfileTie{}, Statuses: []answer.Count{}, Says: []answer.Word{}}
	g.node(node)
	if err := g.addProfileTies(a, node); err != nil {
		return nil, err
	}
	if err := g.addWords(a); err != nil {
		return nil, err
	}
	g.addDoubts(a)
	a.Base = g.base()
	return a, nil
}

// addProfileTies adds every tie once: a symmetric one, and one of the actor to
// itself, among those that run out.
func (g *gatherer) addProfileTies(a *answer.Profile, node graph.Node) error {
	out, in := g.view.ActorTies(node)
	away := func(t graph.Tie) bool {
		from, _ := g.m.g.Ends(t)
		return from == node
	}
	for _, t := range in {
		if g.m.g.Relation(t).Symmetric && !away(t) {
			out = append(out, t)
		}
	}
	other := func(t graph.Tie) graph.Node {
		from, to := g.m.g.Ends(t)
		if from == node {
			return to
		}
		return from
	}
	slices.SortFunc(out, func(x, y graph.Tie) int { return cmp.Or(cmp.Compare(other(x), other(y)), cmp.Compare(x, y)) })
	for i, t := range out {
		if err := g.due(i); err != nil {
			return err
		}
		a.Out = append(a.Out, g.profileTie(t, other(t)))
	}
	in = slices.DeleteFunc(slices.Clone(in), func(t graph.Tie) bool { return g.m.g.Relation(t).Symmetric || away(t) })
	for i, t := range in {
		if err := g.due(i); err != nil {
			return err
		}
		a.In = append(a.In, g.profileTie(t, other(t)))
	}
	var err error
	a.Statuses, err = g.statuses(slices.Concat(out, in))
	return err
}

// statuses counts the passing claims of ties by status. A claim of several actors
// jointly is one, however many of the ties are made by it.
func (g *gatherer) statuses(ties []graph.Tie) ([]answer.Count, error) {
	var tally statusTally
	seen := make([]bool, g.m.g.NumClaims())
	for i, t := range ties {
		if err := g.due(i); err != nil {
			return nil, err
		}
		for _, ref := range g.view.Claims(t) {
			if !seen[ref] {
				seen[ref] = true
				tally[g.view.Assess(ref).Status]++
			}
		}
	}
	return tally.counts(), nil
}

func (g *gatherer) profileTie(t graph.Tie, other graph.Node) answer.ProfileTie {
	relation := g.m.g.Relation(t).ID
	g.relation(relation)
	return answer.ProfileTie{Relation: relation, Actor: g.node(other), Status: g.view.Status(t), Grade: g.view.Grade(t), TieClaims: g.claims(g.view, t)}
}

// addWords adds what the actor says itself, of any claim of the dossier: denials
// stand on claims that may not pass. What is withdrawn is not said.
func (g *gatherer) addWords(a *answer.Profile) error {
	type word struct {
		ref    graph.ClaimRef
		id     string
		stance data.Stance
	}
	var words []word
	for i := range g.m.d.Claims.Len() {
		if err := g.due(i); err != nil {
			return err
		}
		if g.m.d.Claims.Follows(i) {
			continue
		}
		if t, row := g.m.d.Claims.Row(i); t != nil && t.ByAt(row) != a.ID && g.m.d.Claims.Joined(i) == nil {
			continue // of these there may be millions
		}
		c := g.view.Claim(graph.ClaimRef(i))
		var stances []data.Stance
		for _, s := range c.Said {
			if slices.Contains(s.By, a.ID) && !slices.Contains(stances, s.Stance) {
				stances = append(stances, s.Stance)
				words = append(words, word{graph.ClaimRef(i), c.ID, s.Stance})
			}
		}
	}
	slices.SortStableFunc(words, func(x, y word) int { return strings.Compare(x.id, y.id) })
	listed := words[:min(len(words), answer.MostWords)]
	a.MoreSays = len(words) - len(listed)
	for _, w := range listed {
		a.Says = append(a.Says, answer.Word{Claim: g.claim(g.view, w.ref), Stance: w.stance})
	}
	return nil
}

// addDoubts adds the actors of which nobody can tell whether they are this one.
func (g *gatherer) addDoubts(a *answer.Profile) {
	for i := range g.m.d.Decisions {
		decision := &g.m.d.Decisions[i]
		if decision.Verdict != data.Unsure || !decision.Stands() || len(decision.Actors) != 2 {
			continue
		}
		first, known := g.nodeOf(decision.Actors[0])
		second, also := g.nodeOf(decision.Actors[1])
		if self := g.r.asked[0]; known && also && first != second && (first == self || second == self) {
			other := first
			if first == self {
				other = second
			}
			a.Unsure = append(a.Unsure, answer.Doubt{Actor: g.node(other), By: decision.By, On: decision.On, Why: decision.Why})
		}
	}
	slices.SortStableFunc(a.Unsure, func(x, y answer.Doubt) int { return strings.Compare(x.Actor, y.Actor) })
}

// nodeOf returns the actor that an id or a former id names.
func (g *gatherer) nodeOf(id string) (graph.Node, bool) {
	i, ok := data.NewIndex(g.m.d).Actor(id)
	if !ok {
		return 0, false
	}
	return g.m.g.NodeOf(g.m.d.Actors[i].ID)
}
