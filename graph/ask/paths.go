package ask

import (
	"cmp"

	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/path"
)

// paths answers how one actor can reach another.
func (g *gatherer) paths() (answer.Answer, error) {
	q := g.pathQuestion()
	found, err := g.m.search(g.ctx, g.view, q)
	if err != nil {
		return nil, err
	}
	if err := g.ctx.Err(); err != nil {
		return nil, err
	}
	all := found.Paths
	if found.Paths, err = g.unhidden(all); err != nil {
		return nil, err
	}
	around, err := g.aroundPaths(all, found.Paths)
	if err != nil {
		return nil, err
	}
	a := &answer.Paths{
		From: g.node(q.From), To: g.node(q.To),
		Paths: []answer.Path{}, Complete: found.Complete, Bound: found.Bound, Caveat: answer.Caveat,
	}
	listed := found.Paths[:g.listed(len(found.Paths))]
	a.MorePaths = len(found.Paths) - len(listed)
	for i, p := range listed {
		if err := g.due(i); err != nil {
			return nil, err
		}
		a.Paths = append(a.Paths, g.path(g.view, p))
	}
	if a.Beside, err = g.tieList(around); err != nil {
		return nil, err
	}
	switch {
	case len(found.Paths) == 0:
		err = g.nearest(a, q)
	case g.r.Path.Stress:
		err = g.stress(a, q, found)
	}
	a.Base = g.base()
	return a, err
}

// ends are the actors between which paths are to be drawn, if any.
func (g *gatherer) ends() []string {
	if g.r.Verb == answer.VerbDraw && len(g.r.Network.Path) > 0 {
		return g.nodes([]graph.Node{g.r.from, g.r.to})
	}
	return []string{}
}

// listed is how many of the paths found an answer lists. A figure shows the ties of all,
// which are few where paths are many.
func (g *gatherer) listed(found int) int {
	if g.r.Path.All && g.r.Verb == answer.VerbPath {
		return min(found, cmp.Or(g.r.Path.K, answer.MostPaths))
	}
	return found
}

func (g *gatherer) pathQuestion() path.Question {
	o := &g.r.Path
	return path.Question{
		From: g.r.from, To: g.r.to, Direction: o.Direction(), By: o.By, K: o.K, All: o.All, MaxHops: o.MaxHops,
		Via: g.r.via, Avoid: g.r.avoid, TimeRespecting: o.TimeRespecting,
	}
}

// nearest adds the path that the question misses most narrowly, or what stands in
// the way of any.
func (g *gatherer) nearest(a *answer.Paths, q path.Question) error {
	near, err := g.m.search.Nearest(g.ctx, g.m.g, g.r.filter, q)
	if err != nil {
		return err
	}
	if near != nil {
		a.Nearest = &answer.Nearest{Limits: near.Flags(), Words: near.Words(), Path: g.path(near.View, near.Path)}
		return nil
	}
	for _, n := range []graph.Node{q.From, q.To} {
		if !g.m.tied(n) {
			a.Untied = append(a.Untied, g.node(n))
		}
	}
	return nil
}

// stress adds what becomes of the answer without each source and each voice.
func (g *gatherer) stress(a *answer.Paths, q path.Question, found path.Answer) error {
	falls, err := g.m.search.Stress(g.ctx, g.m.g, g.r.filter, q, found)
	if err != nil {
		return err
	}
	a.Stress = []answer.Withdrawal{}
	for _, fall := range falls {
		w := answer.Withdrawal{Without: answer.WithdrawalKind(fall.Kind.String()), ID: fall.ID, Outcome: answer.Outcome(fall.Outcome.String())}
		if fall.Path != nil {
			p := g.path(fall.View, *fall.Path)
			w.Path = &p
		}
		if fall.Kind == path.Source {
			g.source(fall.ID)
		} else {
			g.actor(fall.ID)
		}
		a.Stress = append(a.Stress, w)
	}
	return nil
}

// path gathers a path that was found in a view.
func (g *gatherer) path(v *graph.View, p path.Path) answer.Path {
	out := answer.Path{Hops: []answer.Hop{}, Length: len(p.Hops), Grade: p.Grade}
	if g.r.Path.By == path.ByWeight {
		out.Weight = &p.Weight
	}
	for _, h := range p.Hops {
		hop := answer.Hop{From: g.node(h.From), To: g.node(h.To), Reversed: true, Ties: []answer.HopTie{}}
		for _, t := range h.Ties {
			tie := g.hopTie(v, t, h.From)
			hop.Reversed = hop.Reversed && tie.Reversed
			hop.Ties = append(hop.Ties, tie)
		}
		out.Hops = append(out.Hops, hop)
	}
	return out
}

// hopClaims is [gatherer.claims] for ties that many paths share.
func (g *gatherer) hopClaims(v *graph.View, t graph.Tie) answer.TieClaims {
	key := viewTie{v, t}
	claims, known := g.onPaths[key]
	if !known {
		claims = g.claims(v, t)
		g.onPaths[key] = claims
	}
	return claims
}

func (g *gatherer) hopTie(v *graph.View, t graph.Tie, start graph.Node) answer.HopTie {
	from, _ := g.m.g.Ends(t)
	relation := g.m.g.Relation(t)
	g.relation(relation.ID)
	return answer.HopTie{
		Relation: relation.ID, Status: v.Status(t), Grade: v.Grade(t), TieClaims: g.hopClaims(v, t),
		Reversed: from != start && !relation.Symmetric,
	}
}
