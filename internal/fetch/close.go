package fetch

import (
	"context"

	"dossier/internal/store"
)

// close fetches what the claims that are here rest on, until nothing is missing: the
// claims of their disputes, which decide on their status; the claims that they are about;
// the sources that they stand in and those of the same origin, which decide on what is
// independent; and the actors that all these name.
func (p *part) close(ctx context.Context) error {
	for {
		disputes, claims, sources, actors := p.named()
		before := len(p.claims) + len(p.disputes)
		if err := p.addDisputes(ctx, disputes); err != nil {
			return err
		}
		if err := p.addClaims(ctx, claims); err != nil {
			return err
		}
		if len(p.claims)+len(p.disputes) > before {
			continue
		}
		if err := p.addSources(ctx, sources); err != nil {
			return err
		}
		origins, err := p.addOrigins(ctx)
		if err != nil {
			return err
		}
		return p.addActors(ctx, append(actors, origins...))
	}
}

// named lists what the claims here name, each once where it is not here.
func (p *part) named() (disputes, claims, sources, actors []string) {
	add := func(list *[]string, seen map[string]bool, id string) {
		if id != "" && !seen[id] {
			seen[id] = true
			*list = append(*list, id)
		}
	}
	seenDisputes, seenClaims, seenSources, seenActors := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, c := range p.claims {
		if c == nil {
			continue
		}
		if !p.disputes[c.Dispute] {
			add(&disputes, seenDisputes, c.Dispute)
		}
		add(&claims, seenClaims, c.About)
		for _, list := range [][]string{c.From, c.To} {
			for _, id := range list {
				add(&actors, seenActors, id)
			}
		}
		for i := range c.Said {
			add(&sources, seenSources, c.Said[i].Source)
			for _, id := range c.Said[i].By {
				add(&actors, seenActors, id)
			}
		}
	}
	return disputes, claims, sources, actors
}

// addDisputes fetches all claims of disputes.
func (p *part) addDisputes(ctx context.Context, names []string) error {
	if len(names) == 0 {
		return nil
	}
	for _, name := range names {
		p.disputes[name] = true
	}
	ids, err := p.look(ctx, store.Disputes, names)
	if err != nil {
		return err
	}
	return p.addClaims(ctx, ids)
}

// addOrigins fetches the sources that share an origin with one that is here, and returns
// the origins: an origin may be an actor.
func (p *part) addOrigins(ctx context.Context) (origins []string, err error) {
	var fresh []string
	for _, s := range p.sources {
		if s == nil || s.Origin == "" {
			continue
		}
		origins = append(origins, s.Origin)
		if !p.origins[s.Origin] {
			p.origins[s.Origin] = true
			fresh = append(fresh, s.Origin)
		}
	}
	if len(fresh) == 0 {
		return origins, nil
	}
	ids, err := p.look(ctx, store.Origins, fresh)
	if err != nil {
		return nil, err
	}
	return origins, p.addSources(ctx, ids)
}

// look gives the ids that an index has under keys.
func (p *part) look(ctx context.Context, index store.Index, keys []string) (ids []string, err error) {
	err = p.Look(ctx, index, keys, func(e store.Entry) error {
		if len(ids) >= p.budget.Claims {
			return &BudgetError{"names", p.budget.Claims}
		}
		ids = append(ids, e.ID)
		return nil
	})
	return ids, err
}
