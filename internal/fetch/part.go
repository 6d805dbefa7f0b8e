package fetch

import (
	"context"
	"slices"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/store"
)

// part is what is here of a dossier. It grows.
type part struct {
	store.Edition
	budget  Budget
	actors  map[string]*store.Actor // nil values: the store has none of that id
	sources map[string]*data.Source
	claims  map[string]*store.Claim
	// whole are the pairs of actors of whom every claim is here, the lower id first.
	whole    map[[2]string]bool
	disputes map[string]bool // that are here wholly
	origins  map[string]bool // of which all sources are here
	built    *graph.Graph    // of what is here; nil: something was added since
}

func newPart(e store.Edition, b Budget) *part {
	return &part{Edition: e, budget: b, actors: map[string]*store.Actor{}, sources: map[string]*data.Source{}, claims: map[string]*store.Claim{},
		whole: map[[2]string]bool{}, disputes: map[string]bool{}, origins: map[string]bool{}}
}

// pairOf names the pair of two actors.
func pairOf(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}

// tied reports whether anything ties an actor to another one, here or not.
func (p *part) tied(id string) bool { return p.ties(id) > 0 }

// ties is how many arcs tie an actor to others.
func (p *part) ties(id string) int {
	if a := p.actors[id]; a != nil {
		return a.Ties
	}
	return 0
}

func (p *part) isWhole(a, b string) bool { return p.whole[pairOf(a, b)] }

// addActors fetches actors by their ids.
func (p *part) addActors(ctx context.Context, ids []string) error {
	return fetchInto(ctx, p, store.Actors, ids, p.actors, store.DecodeActor)
}

// addSources fetches sources by their ids.
func (p *part) addSources(ctx context.Context, ids []string) error {
	return fetchInto(ctx, p, store.Sources, ids, p.sources, store.DecodeSource)
}

// addClaims fetches claims by their ids. Of themselves they make no tie (see whole).
func (p *part) addClaims(ctx context.Context, ids []string) error {
	if err := fetchInto(ctx, p, store.Claims, ids, p.claims, store.DecodeClaim); err != nil {
		return err
	}
	if len(p.claims) > p.budget.Claims {
		return &BudgetError{"claims", p.budget.Claims}
	}
	return nil
}

// atOnce is how many ids one request to the store names at most.
const atOnce = 5000

// fetchInto fetches the records that are not here yet. What the store does not have is
// noted as well, so that nobody asks again.
func fetchInto[T any](ctx context.Context, p *part, kind store.Kind, ids []string, here map[string]*T, decode func(store.Record) (T, error)) error {
	var missing []string
	for _, id := range ids {
		if _, known := here[id]; !known && id != "" {
			here[id] = nil
			missing = append(missing, id)
		}
	}
	for chunk := range slices.Chunk(missing, atOnce) {
		p.built = nil
		if err := p.Records(ctx, kind, chunk, keep(here, decode)); err != nil {
			return err
		}
	}
	return nil
}

// keep puts records where they belong.
func keep[T any](here map[string]*T, decode func(store.Record) (T, error)) func(store.Record) error {
	return func(r store.Record) error {
		v, err := decode(r)
		if err == nil {
			here[r.ID] = &v
		}
		return err
	}
}

// addAll fetches all records of a kind, of which there must be few.
func (p *part) addAll(ctx context.Context, kind store.Kind) error {
	p.built = nil
	switch kind {
	case store.Sources:
		return p.Records(ctx, kind, nil, keep(p.sources, store.DecodeSource))
	case store.Claims:
		return p.Records(ctx, kind, nil, keep(p.claims, store.DecodeClaim))
	}
	return p.Records(ctx, kind, nil, keep(p.actors, store.DecodeActor))
}

// addPairs makes pairs whole: it fetches every claim between the two of each.
func (p *part) addPairs(ctx context.Context, pairs [][2]string) error {
	var missing [][2]string
	for _, pair := range pairs {
		if pair = pairOf(pair[0], pair[1]); !p.whole[pair] {
			p.whole[pair], p.built = true, nil
			missing = append(missing, pair)
		}
	}
	for chunk := range slices.Chunk(missing, atOnce) {
		err := p.addArcs(ctx, func(yield func(store.Arc) error) error { return p.Between(ctx, chunk, yield) })
		if err != nil {
			return err
		}
	}
	return nil
}

// mostPairs is up to how many actors all their pairs are asked for one by one.
const mostPairs = 64

// addAmong makes all pairs of some actors whole.
func (p *part) addAmong(ctx context.Context, ids []string) error {
	if len(ids) > mostPairs {
		p.built = nil
		return p.addReach(ctx, store.Reach{Near: ids, Far: ids, Out: store.Relations{All: true}})
	}
	var pairs [][2]string
	for i, a := range ids {
		for _, b := range ids[i:] {
			pairs = append(pairs, [2]string{a, b})
		}
	}
	return p.addPairs(ctx, pairs)
}

// addAround makes all pairs whole that some actors are in.
func (p *part) addAround(ctx context.Context, ids []string) error {
	p.built = nil
	return p.addReach(ctx, store.Reach{Near: ids, Out: store.Relations{All: true}, In: store.Relations{All: true}})
}

// addReach makes the pairs whole that a reach without a filter finds. It must find all
// arcs of each pair that it finds any of.
func (p *part) addReach(ctx context.Context, r store.Reach) error {
	return p.addArcs(ctx, func(yield func(store.Arc) error) error { return p.Arcs(ctx, r, yield) })
}

// addArcs fetches the claims of arcs.
func (p *part) addArcs(ctx context.Context, arcs func(yield func(store.Arc) error) error) error {
	var claims []string
	err := arcs(func(a store.Arc) error {
		if len(claims) >= p.budget.Arcs {
			return &BudgetError{"arcs", p.budget.Arcs}
		}
		p.whole[pairOf(a.From, a.To)] = true
		claims = append(claims, a.Claim)
		return nil
	})
	if err != nil {
		return err
	}
	return p.addClaims(ctx, claims)
}

// graph returns the index of what is here, with all that its claims name.
func (p *part) graph(ctx context.Context) (*graph.Graph, error) {
	if p.built != nil {
		return p.built, nil
	}
	if err := p.close(ctx); err != nil {
		return nil, err
	}
	g, err := graph.BuildPart(ctx, p.dossier(), graph.Part{Whole: p.isWhole, Qualifiers: p.qualifiers()})
	if err == nil {
		p.built = g
	}
	return g, err
}

// dossier gives what is here as a dossier, in the order of ids.
func (p *part) dossier() *data.Dossier {
	h := p.Head()
	d := &data.Dossier{Title: h.Title, Description: h.Description, Relations: h.Relations, LeftOut: h.LeftOut, Decisions: h.Doubts}
	for _, id := range known(p.actors) {
		d.Actors = append(d.Actors, p.actors[id].Actor)
	}
	for _, id := range known(p.sources) {
		d.Sources = append(d.Sources, *p.sources[id])
	}
	for _, id := range known(p.claims) {
		d.Claims.Append(p.claims[id].Claim)
	}
	return d
}

// qualifiers are what tells actors here apart from others of their names.
func (p *part) qualifiers() map[string]string {
	q := map[string]string{}
	for id, a := range p.actors {
		if a != nil && a.Qualifier != "" {
			q[id] = a.Qualifier
		}
	}
	return q
}

// known lists the ids of what the store has, sorted.
func known[T any](here map[string]*T) (ids []string) {
	for id, v := range here {
		if v != nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
