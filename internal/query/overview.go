package query

import (
	"cmp"
	"context"
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
	// Circles lists the groups of three or more actors in which influence can
	// come back to where it began, the largest first. Two allies are no news.
	Circles [][]string `json:"circles"`
}

// Count is how often something occurs.
type Count struct {
	ID    string `json:"id"`
	Count int    `json:"count"`
}

// Overview counts what is in a dossier: everything, denied and planned claims
// too. It lists at most the most-named actors given by top.
func Overview(ctx context.Context, g *graph.Graph, top int) (*OverviewAnswer, error) {
	view, err := g.View(ctx, graph.Filter{})
	if err != nil {
		return nil, err
	}
	d := g.Dossier()
	digest, err := d.Digest(ctx)
	if err != nil {
		return nil, err
	}
	out := &OverviewAnswer{
		Title: d.Title, Description: d.Description,
		Actors: g.NumActors(), Ties: g.NumTies(), Claims: d.Claims.Len(), Sources: len(d.Sources),
		Digest: digest,
	}
	statuses, relations, central := map[string]int{}, map[string]int{}, map[string]int{}
	for t := range graph.Tie(g.NumTies()) {
		from, to := g.Ends(t)
		central[g.Actor(from).ID]++
		central[g.Actor(to).ID]++
		relations[g.Relation(t).ID] += len(g.Claims(t))
	}
	for i := range d.Claims.Len() {
		statuses[view.Assess(graph.ClaimRef(i)).Status.String()]++
	}
	out.Statuses, out.Relations = counts(statuses), counts(relations)
	out.Central = counts(central)
	out.Central = out.Central[:min(top, len(out.Central))]
	out.Circles = circles(view)
	return out, nil
}

// circles names the circles of influence, of dossiers that are small enough to
// look for them in passing.
func circles(v *graph.View) [][]string {
	out := [][]string{}
	found, err := graph.Circles(v, graph.AlongInfluence)
	if err != nil {
		return out // too large: groups strong finds them
	}
	for _, circle := range found {
		if len(circle) < 3 {
			continue
		}
		var ids []string
		for _, n := range circle {
			ids = append(ids, v.Graph().Actor(n).ID)
		}
		out = append(out, ids)
	}
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
