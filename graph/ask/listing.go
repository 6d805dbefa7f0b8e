package ask

import (
	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// listing lists the claims that pass; with actors named, those that touch one of
// them. It remembers where they stand; they are made when the list is read.
func (g *gatherer) listing() (answer.Answer, error) {
	refs, err := g.passing()
	if err != nil {
		return nil, err
	}
	var tally [data.Confirmed + 1]int
	names := newRowNames(g.m.d)
	for i, ref := range refs {
		if err := g.due(i); err != nil {
			return nil, err
		}
		if !names.add(ref) {
			c := g.view.Claim(ref)
			g.names(&c)
		}
		tally[g.view.Assess(ref).Status]++
	}
	g.rows(names)
	a := &answer.Listing{Statuses: []answer.Count{}, Base: g.base()}
	for _, status := range data.Statuses() {
		if n := tally[status]; n > 0 {
			a.Statuses = append(a.Statuses, answer.Count{ID: status.String(), Count: n})
		}
	}
	a.List = g.list(refs)
	return a, nil
}

// list makes claims while it is read. All that they name is in the index.
func (g *gatherer) list(refs []graph.ClaimRef) answer.List[answer.Claim] {
	return answer.ListFrom(len(refs), func(yield func(answer.Claim, error) bool) {
		for i, ref := range refs {
			if err := g.due(i); err != nil {
				yield(answer.Claim{}, err)
				return
			}
			if !yield(g.made(g.view, ref), nil) {
				return
			}
		}
	})
}

// passing returns the claims that pass, each once, in the order of their ties.
func (g *gatherer) passing() ([]graph.ClaimRef, error) {
	wanted := map[graph.Node]bool{}
	for _, n := range g.r.asked {
		wanted[n] = true
	}
	var refs []graph.ClaimRef
	seen := make([]bool, g.m.d.Claims.Len())
	for t := range graph.Tie(g.m.g.NumTies()) {
		if err := g.due(int(t)); err != nil {
			return nil, err
		}
		from, to := g.m.g.Ends(t)
		if !g.view.Has(t) || len(wanted) > 0 && !wanted[from] && !wanted[to] {
			continue
		}
		for _, c := range g.view.Claims(t) {
			if !seen[c] {
				seen[c] = true
				refs = append(refs, c)
			}
		}
	}
	return refs, nil
}
