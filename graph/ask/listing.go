package ask

import (
	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// listing lists the claims that pass; with actors named, those that touch one of
// them. It remembers where they stand; they are made when the list is read.
func (g *gatherer) listing() (answer.Answer, error) {
	refs, passing, err := g.passing()
	if err != nil {
		return nil, err
	}
	var tally statusTally
	for i, passes := range passing { // in the order in which claims lie in memory
		if err := g.due(i); err != nil {
			return nil, err
		}
		if passes {
			g.mention(i)
			tally[g.view.Assess(graph.ClaimRef(i)).Status]++
		}
	}
	a := &answer.Listing{Statuses: tally.counts(), Base: g.base()}
	a.List = g.list(refs)
	return a, nil
}

// mention adds all that the claim at a position names to the index. Rows of
// tables are looked at column by column.
func (g *gatherer) mention(i int) {
	t, row := g.m.d.Claims.Row(i)
	if t == nil || !g.plainRow(graph.ClaimRef(i), t, row) {
		c := g.view.Claim(graph.ClaimRef(i))
		g.names(&c)
		denials, _ := g.denials(g.view, graph.ClaimRef(i))
		for k := range denials {
			g.names(&data.Claim{Said: []data.Attribution{denials[k].Said}})
		}
		return
	}
	if g.met == nil {
		g.met, g.metRelations = make([]bool, len(g.m.d.Actors)), make([]bool, len(g.m.d.Relations))
	}
	for _, at := range [...]uint32{t.From[row], t.To[row]} {
		if !g.met[at] {
			g.met[at] = true
			g.known(&g.m.d.Actors[at])
		}
	}
	if at := t.Relation[row]; !g.metRelations[at] {
		g.metRelations[at] = true
		g.relation(g.m.d.Relations[at].ID)
	}
	if by := t.ByAt(row); by != "" {
		g.actor(by)
	}
	if source := t.SourceAt(row); source != "" {
		g.source(source)
	}
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

// passing returns the claims that pass, each once, in the order of their ties,
// and which those are by position.
func (g *gatherer) passing() ([]graph.ClaimRef, []bool, error) {
	wanted := map[graph.Node]bool{}
	for _, n := range g.r.asked {
		wanted[n] = true
	}
	var refs []graph.ClaimRef
	seen := make([]bool, g.m.d.Claims.Len())
	for t := range graph.Tie(g.m.g.NumTies()) {
		if err := g.due(int(t)); err != nil {
			return nil, nil, err
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
	return refs, seen, nil
}
