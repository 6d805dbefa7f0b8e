package query

import (
	"cmp"
	"slices"
	"strings"

	"dossier/graph"
)

// OverviewAnswer says what is in a dossier.
type OverviewAnswer struct {
	Title       string  `json:"title"`
	Description string  `json:"description"`
	Actors      int     `json:"actors"`
	Ties        int     `json:"ties"`
	Claims      int     `json:"claims"`
	Sources     int     `json:"sources"`
	Digest      string  `json:"digest"`
	Statuses    []Count `json:"statuses"`
	Relations   []Count `json:"relations"`
	// Central lists the actors with the most ties, the most first.
	Central []Count `json:"central"`
}

// Count is how often something occurs.
type Count struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

// Overview counts what is in a dossier: everything, denied and planned claims
// too. It lists at most the most-named actors given by top.
func Overview(g *graph.Graph, top int) OverviewAnswer {
	d := g.Dossier()
	out := OverviewAnswer{
		Title: d.Title, Description: d.Description,
		Actors: g.NumActors(), Ties: g.NumTies(), Claims: d.Claims.Len(), Sources: len(d.Sources),
		Digest: d.Digest(),
	}
	statuses, relations, central := map[string]int{}, map[string]int{}, map[string]int{}
	for t := range graph.Tie(g.NumTies()) {
		from, to := g.Ends(t)
		central[g.Actor(from).ID]++
		central[g.Actor(to).ID]++
		relations[g.Relation(t).ID] += len(g.Claims(t))
	}
	view, err := g.View(graph.Filter{})
	if err == nil { // the empty filter names nothing that could be unknown
		for i := range d.Claims.Len() {
			statuses[view.Assess(graph.ClaimRef(i)).Status.String()]++
		}
	}
	out.Statuses, out.Relations = counts(statuses), counts(relations)
	out.Central = counts(central)
	out.Central = out.Central[:min(top, len(out.Central))]
	return out
}

// counts lists a tally, the largest first and equal ones by id.
func counts(tally map[string]int) []Count {
	list := []Count{}
	for id, n := range tally {
		list = append(list, Count{id, n})
	}
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.ID, b.ID))
	})
	return list
}
