package ask

import (
	"errors"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/measure"
)

// centralActors is how many actors an overview names.
const centralActors = 8

// overview counts what is in a dossier. Counts of claims are of all there are;
// the central actors are those of rank degree, so that the two agree.
func (g *gatherer) overview() (answer.Answer, error) {
	m := g.m
	a := &answer.Overview{
		Description: m.d.Description,
		Totals:      answer.Totals{Actors: m.g.NumActors(), Ties: m.g.NumTies(), Claims: m.d.Claims.Count(), Sources: len(m.d.Sources)},
		Cycles:      [][]string{},
	}
	if err := g.tally(a); err != nil {
		return nil, err
	}
	ranked, err := g.rank(measure.Rankings()[0], centralActors)
	if err != nil {
		return nil, err
	}
	a.Central = ranked.Scores
	cycles, err := graph.Cycles(g.ctx, g.view, graph.AlongInfluence)
	if err != nil && !errors.Is(err, graph.ErrTooLarge) { // groups strong finds those of large dossiers
		return nil, err
	}
	for _, cycle := range cycles {
		a.Cycles = append(a.Cycles, g.nodes(cycle))
	}
	a.Base = g.base()
	return a, nil
}

// tally counts the claims of each status and each relation.
func (g *gatherer) tally(a *answer.Overview) error {
	m := g.m
	statuses, rows := make([]int, data.Confirmed+1), make([]int, len(m.d.Relations))
	byStatus, byRelation := map[string]int{}, map[string]int{}
	claims := &m.d.Claims
	for i := range claims.Len() {
		if err := g.due(i); err != nil {
			return err
		}
		if !claims.Follows(i) {
			statuses[g.view.Assess(graph.ClaimRef(i)).Status]++
		}
	}
	for i := range claims.Written() {
		if !claims.Follows(i) {
			byRelation[claims.Written()[i].Relation]++
		}
	}
	start := len(claims.Written())
	for _, t := range claims.Tables() {
		for row, at := range t.Relation {
			if !claims.Follows(start + row) {
				rows[at]++
			}
		}
		start += t.Len()
	}
	for at, n := range rows {
		if n > 0 {
			byRelation[m.d.Relations[at].ID] += n
		}
	}
	for id := range byRelation {
		g.relation(id)
	}
	for status, n := range statuses {
		if n > 0 {
			byStatus[data.Status(status).String()] = n
		}
	}
	a.ByStatus, a.ByRelation = answer.Counts(byStatus), answer.Counts(byRelation)
	return nil
}
