package ask

import (
	"cmp"
	"maps"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// mostCompared is how many actors may have ties that differ for the ties to be
// part of a comparison: more no figure can show.
const mostCompared = 1000

// addTies adds the ties of the claims that differ and, among their actors, those
// that stay, unless the actors are too many for a figure.
func (c *comparison) addTies(a *answer.Comparison) error {
	actors := map[string]bool{}
	for _, s := range []*side{c.old, c.new} {
		if err := s.ends(actors); err != nil {
			return err
		}
	}
	if len(actors) > mostCompared {
		return nil
	}
	ids := slices.Sorted(maps.Keys(actors))
	ties := map[tieKey]*answer.TieChange{}
	unchanged := map[string]answer.Claim{}
	for _, s := range []*side{c.old, c.new} {
		among := s.nodes(ids)
		list, err := s.g.ties(among)
		if err != nil {
			return err
		}
		for _, t := range list {
			k := s.tieKey(t)
			if ties[k] == nil {
				ties[k] = &answer.TieChange{From: k.from, Relation: k.relation, To: k.to}
			}
			state := s.state(t, unchanged)
			if s == c.old {
				ties[k].Old = state
			} else {
				ties[k].New = state
			}
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(ties), tieKey.compare) {
		a.Ties = append(a.Ties, *ties[k])
	}
	for _, id := range slices.Sorted(maps.Keys(unchanged)) {
		a.Unchanged = append(a.Unchanged, unchanged[id])
	}
	return nil
}

// tieKey is what ties of two dossiers are matched by.
type tieKey struct{ from, to, relation string }

func (k tieKey) compare(o tieKey) int {
	return cmp.Or(cmp.Compare(k.from, o.from), cmp.Compare(k.to, o.to), cmp.Compare(k.relation, o.relation))
}

func (s *side) tieKey(t graph.Tie) tieKey {
	from, to := s.g.m.g.Ends(t)
	return tieKey{s.g.m.id(from), s.g.m.id(to), s.g.m.g.Relation(t).ID}
}

// ends adds the actors of ties with claims that differ, until they are too many.
func (s *side) ends(actors map[string]bool) error {
	if s.differs == nil {
		return nil
	}
	for t := range graph.Tie(s.g.m.g.NumTies()) {
		if err := s.g.due(int(t)); err != nil {
			return err
		}
		if !slices.ContainsFunc(s.g.view.Claims(t), func(ref graph.ClaimRef) bool { return s.differs[ref] }) {
			continue
		}
		from, to := s.g.m.g.Ends(t)
		actors[s.g.m.id(from)], actors[s.g.m.id(to)] = true, true
		if len(actors) > mostCompared {
			return nil
		}
	}
	return nil
}

// nodes finds those of some actors that the side has, in order.
func (s *side) nodes(ids []string) []graph.Node {
	var nodes []graph.Node
	for _, id := range ids {
		if n, ok := s.g.m.g.NodeOf(id); ok {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// state is what the side holds of a tie. The claims that it lists and that do not differ
// are noted.
func (s *side) state(t graph.Tie, unchanged map[string]answer.Claim) *answer.TieState {
	state := &answer.TieState{Status: s.g.view.Status(t), Grade: s.g.view.Grade(t)}
	state.Claims = []string{}
	for i, ref := range s.g.view.Claims(t) {
		differs := s.differs != nil && s.differs[ref]
		if i >= answer.MostClaims {
			state.More++
			if s.g.view.Assess(ref).Status == data.Contested {
				state.MoreContested++
			}
			if differs {
				state.MoreDiffer++
			}
			continue
		}
		written := s.g.view.Claim(ref)
		state.Claims = append(state.Claims, written.ID)
		if !differs {
			s.g.mentions(s.g.view, &written)
			s.g.denied(s.g.view, ref)
			unchanged[written.ID] = s.g.made(s.g.view, ref)
		}
	}
	return state
}
