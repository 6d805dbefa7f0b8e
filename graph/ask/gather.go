package ask

import (
	"context"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// gatherer gathers an answer: what a search found, with all that its ids stand for.
type gatherer struct {
	m         *Memory
	ctx       context.Context
	view      *graph.View
	r         *resolved
	x         answer.Index
	withdraws bool              // the question withdraws sources or voices, so that a row may have lost its one
	apart     map[string]string // what tells actors of one name apart, by id
	onPaths   map[viewTie]answer.TieClaims
	expanded  []answer.Expansion
	hidden    *answer.Hidden
	// By their positions: the actors and relations of rows that are in the index; nil: none.
	met, metRelations []bool
}

// viewTie is a tie as a view has it.
type viewTie struct {
	view *graph.View
	tie  graph.Tie
}

// Everything that may take long looks at the context this often, in claims, ties
// or actors.
const lookEvery = 1 << 10

func (m *Memory) gather(ctx context.Context, v *graph.View, r *resolved, apart map[string]string) *gatherer {
	return &gatherer{m: m, ctx: ctx, view: v, r: r, x: answer.NewIndex(), apart: apart, onPaths: map[viewTie]answer.TieClaims{},
		withdraws: len(r.filter.WithoutSources)+len(r.filter.WithoutVoices) > 0}
}

// base is what every answer holds, with what was gathered so far.
func (g *gatherer) base() answer.Base {
	return answer.Base{Asked: answer.Asked{Actors: []string{}}, Limits: []string{}, Expanded: g.expanded, Hidden: g.hidden, Index: g.x}
}

// due returns the context's error, at every so many of the things counted by i.
func due(ctx context.Context, i int) error {
	if i%lookEvery == 0 {
		return ctx.Err()
	}
	return nil
}

func (g *gatherer) due(i int) error { return due(g.ctx, i) }

func (m *Memory) id(n graph.Node) string { return m.g.Actor(n).ID }

// ids names nodes; never nil.
func (m *Memory) ids(nodes []graph.Node) []string {
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = m.id(n)
	}
	return ids
}

// node adds the actor of a node to the index and returns its id.
func (g *gatherer) node(n graph.Node) string {
	id := g.m.id(n)
	if _, known := g.x.Actors[id]; !known {
		g.x.Actors[id] = g.actorOf(n)
	}
	return id
}

// known adds an actor of the dossier to the index.
func (g *gatherer) known(actor *data.Actor) {
	if _, known := g.x.Actors[actor.ID]; !known {
		g.x.Actors[actor.ID] = g.said(actor)
	}
}

func (g *gatherer) actorOf(n graph.Node) answer.Actor { return g.said(g.m.g.Actor(n)) }

// said is an actor as answers have it.
func (g *gatherer) said(actor *data.Actor) answer.Actor {
	a := answer.ActorOf(actor)
	a.Qualifier = g.apart[a.ID]
	return a
}

// nameOf is the name of an actor in a sentence.
func (g *gatherer) nameOf(a *data.Actor) string {
	return data.Qualified(a.InSentence(), g.apart[a.ID])
}

func (g *gatherer) nodes(list []graph.Node) []string {
	ids := make([]string, len(list))
	for i, n := range list {
		ids[i] = g.node(n)
	}
	return ids
}

// actor adds an actor to the index, if the dossier knows it.
func (g *gatherer) actor(id string) {
	if _, known := g.x.Actors[id]; known {
		return
	}
	if n, ok := g.m.g.NodeOf(id); ok {
		g.x.Actors[id] = g.actorOf(n)
	}
}

func (g *gatherer) relation(id string) {
	if _, known := g.x.Relations[id]; known {
		return
	}
	if r := g.m.kinds[id]; r != nil {
		g.x.Relations[id] = answer.RelationOf(r)
	}
}

// source adds a source to the index, with the actor that its origin may be.
func (g *gatherer) source(id string) {
	if _, known := g.x.Sources[id]; known {
		return
	}
	if s := g.m.sources[id]; s != nil {
		g.x.Sources[id] = answer.SourceOf(s)
		g.actor(s.Origin)
	}
}

// mentions adds all that a claim names to the index: actors, relation, sources and
// the claim that it is about, with what that one names.
func (g *gatherer) mentions(v *graph.View, c *data.Claim) {
	g.names(c)
	for id := c.About; id != ""; { // claims may be about claims in a long row, or in a circle
		ref, ok := g.m.claimOf(id)
		if _, known := g.x.Claims[id]; known || !ok {
			return
		}
		about := v.Claim(ref)
		if len(about.Said) == 0 && len(g.m.g.Claim(ref).Said) > 0 {
			return // as if it had never been said
		}
		g.names(&about)
		g.denied(v, ref)
		g.x.Claims[id] = g.made(v, ref)
		id = about.About
	}
}

// names adds the actors, the relation and the sources of a claim to the index. A
// listing has no more than that: see [answer.Listing].
func (g *gatherer) names(c *data.Claim) {
	for _, id := range c.From {
		g.actor(id)
	}
	for _, id := range c.To {
		g.actor(id)
	}
	g.relation(c.Relation)
	for i := range c.Said {
		g.source(c.Said[i].Source)
		for _, id := range c.Said[i].By {
			g.actor(id)
		}
	}
}

// claims adds the first passing claims of a tie to the index and returns these and how
// many more there are.
func (g *gatherer) claims(v *graph.View, t graph.Tie) answer.TieClaims {
	refs := v.Claims(t)
	listed := refs[:min(len(refs), answer.MostClaims)]
	c := answer.TieClaims{Claims: make([]string, len(listed)), More: len(refs) - len(listed)}
	for i, ref := range listed {
		c.Claims[i] = g.claim(v, ref)
	}
	for _, ref := range refs[len(listed):] {
		if v.Assess(ref).Status == data.Contested {
			c.MoreContested++
		}
	}
	return c
}

// claim adds a claim as it stands in a view to the index, unless it is there, and
// returns its id.
func (g *gatherer) claim(v *graph.View, ref graph.ClaimRef) string {
	written := v.Claim(ref)
	if _, known := g.x.Claims[written.ID]; !known {
		g.mentions(v, &written)
		g.denied(v, ref)
		g.x.Claims[written.ID] = g.made(v, ref)
	}
	return written.ID
}

// made is a claim as a view has it, told in words. All that it names must be in
// the index.
func (g *gatherer) made(v *graph.View, ref graph.ClaimRef) answer.Claim {
	if t, row := g.m.d.Claims.Row(int(ref)); t != nil && !g.withdraws && g.plainRow(ref, t, row) {
		return g.madeOfRow(v, ref, t, row)
	}
	c := answer.ClaimOf(v.Claim(ref), v.Assess(ref))
	denials, total := g.denials(v, ref)
	c.DeniedInGeneral = total
	for i := range denials {
		said := answer.AttributionOf(&denials[i].Said)
		said.InGeneral = denials[i].ID
		c.Said = append(c.Said, said)
	}
	c.Sentence = g.x.Sentence(&c)
	return c
}

// plainRow reports whether a claim is what one row of a table says, and no more.
func (g *gatherer) plainRow(ref graph.ClaimRef, t *data.Table, row int) bool {
	claims := &g.m.d.Claims
	if claims.Joined(int(ref)) != nil || t.AboutAt(row) != "" {
		return false
	}
	_, disputed := claims.DisputeOf(int(ref))
	return !disputed
}

// denials returns the words of those who deny a claim in general, as many as are
// listed, and how many there are. There are none where the context has ended.
func (g *gatherer) denials(v *graph.View, ref graph.ClaimRef) ([]data.CoveringDenial, int) {
	list, total, err := v.Denials(g.ctx, ref)
	if err != nil {
		return nil, 0
	}
	return list, total
}

// denied adds the claims to the index that deny a claim in general.
func (g *gatherer) denied(v *graph.View, ref graph.ClaimRef) {
	list, _ := g.denials(v, ref)
	for i := range list {
		if _, known := g.x.Claims[list[i].ID]; !known {
			g.claim(v, graph.ClaimRef(list[i].Claim))
		}
	}
}

// ties returns the passing ties with both ends among some actors, in order.
func (g *gatherer) ties(among []graph.Node) ([]graph.Tie, error) {
	var ties []graph.Tie
	for i, n := range among {
		if err := g.due(i); err != nil {
			return nil, err
		}
		out, _ := g.view.ActorTies(n)
		for _, t := range out {
			from, to := g.m.g.Ends(t)
			_, hasFrom := slices.BinarySearch(among, from)
			if _, hasTo := slices.BinarySearch(among, to); hasFrom && hasTo {
				ties = append(ties, t)
			}
		}
	}
	slices.Sort(ties)
	return slices.Compact(ties), nil
}
