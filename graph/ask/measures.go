package ask

import (
	"cmp"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/measure"
)

// defaultTop is how many lines of a measure are given unless asked otherwise.
const defaultTop = 10

// Measure is a measure that rank or groups take: its name and what it says.
type Measure struct{ Name, Meaning string }

// Measures lists the measures that a verb takes, the plainest first. Those of
// groups that count patterns instead are given by [Censuses].
func Measures(verb string) []Measure {
	var list []Measure
	switch verb {
	case answer.VerbRank:
		for _, m := range measure.Rankings() {
			list = append(list, Measure{m.Name, m.Meaning})
		}
	case answer.VerbGroups:
		for _, m := range measure.Groupings() {
			list = append(list, Measure{m.Name, m.Meaning})
		}
	}
	return list
}

// ranking scores the actors of a view.
func (g *gatherer) ranking() (answer.Answer, error) {
	i, err := g.r.pickMeasure(Measures(answer.VerbRank))
	if err != nil {
		return nil, err
	}
	a, err := g.rank(measure.Rankings()[i], g.r.top())
	if err != nil {
		return nil, err
	}
	a.Base = g.base()
	return a, nil
}

// rank gives the first actors by a measure.
func (g *gatherer) rank(m measure.Ranking, top int) (*answer.Ranking, error) {
	scores, note, err := m.Compute(g.ctx, g.view, g.r.Path.Direction())
	if err != nil {
		return nil, err
	}
	a := &answer.Ranking{Measure: m.Name, Meaning: m.Meaning, Note: note, Scores: []answer.Score{}}
	order := make([]graph.Node, 0, len(scores))
	for n := range graph.Node(len(scores)) {
		if g.view.HasActor(n) {
			order = append(order, n)
		}
	}
	a.Ranked = len(order)
	slices.SortFunc(order, func(x, y graph.Node) int {
		return cmp.Or(cmp.Compare(scores[y], scores[x]), cmp.Compare(x, y))
	})
	first := order[:min(top, len(order))]
	place := 0
	for i, n := range first {
		if i == 0 || scores[n] != scores[first[i-1]] {
			place = i + 1
		}
		a.Scores = append(a.Scores, answer.Score{Place: place, Actor: g.node(n), Name: g.m.g.Actor(n).Name, Score: scores[n]})
	}
	return a, nil
}

// grouping puts the actors of a view into groups, or counts its patterns.
func (g *gatherer) grouping() (answer.Answer, error) {
	known := append(Measures(answer.VerbGroups), Censuses()...)
	i, err := g.r.pickMeasure(known)
	if err != nil {
		return nil, err
	}
	a := &answer.Grouping{Measure: known[i].Name, Meaning: known[i].Meaning, Groups: []answer.Group{}}
	groupings := measure.Groupings()
	if i >= len(groupings) {
		a.Counts, a.Note, err = census(g.ctx, g.view, a.Measure, g.r.Path.Direction())
		a.Base = g.base()
		return a, err
	}
	parts, note, err := groupings[i].Compute(g.ctx, g.view, g.r.Path.Direction())
	if err != nil {
		return nil, err
	}
	a.Note, a.Total = note, len(parts.Sizes)
	members := parts.Members()
	order := make([]int, len(members))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(len(members[y]), len(members[x])) })
	for _, i := range order[:min(g.r.top(), len(order))] {
		group := answer.Group{Size: len(members[i]), Members: g.nodes(members[i])}
		if parts.Names != nil {
			group.Name = parts.Names[i]
		}
		a.Groups = append(a.Groups, group)
	}
	a.Base = g.base()
	return a, nil
}

// top is how many lines of a measure are wanted.
func (q *Question) top() int { return cmp.Or(q.Top, defaultTop) }

// pickMeasure finds the measure that a question names, or the first.
func (q *Question) pickMeasure(known []Measure) (int, error) {
	if len(q.Actors) == 0 {
		return 0, nil
	}
	name := q.Actors[0]
	if i := slices.IndexFunc(known, func(m Measure) bool { return m.Name == name }); i >= 0 {
		return i, nil
	}
	names := make([]string, len(known))
	for i, m := range known {
		names[i] = m.Name
	}
	hint := ""
	if near := data.Nearest(name, names, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "? "
	}
	return 0, Usagef("there is no measure %s: %sthere are %s", data.Quoted(name), hint, strings.Join(names, ", "))
}
