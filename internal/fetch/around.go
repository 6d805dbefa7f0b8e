package fetch

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/internal/store"
)

// Around fetches the part of an edition around actors, named as people name them: all
// claims between actors that are at most so many ties from one of them, either way,
// whatever is said of these, and all that these claims rest on. Its title says that it is
// a part.
//
// It fails as a look-up does for a name that nobody or several go by, and with a
// [*BudgetError].
func Around(ctx context.Context, e store.Edition, names []string, hops int, b Budget) (*data.Dossier, error) {
	b = b.orDefault()
	ids, label, err := findAll(ctx, newPart(e, b), names)
	if err != nil {
		return nil, err
	}
	p := newPart(e, b)
	if err := p.addActors(ctx, ids); err != nil {
		return nil, err
	}
	met := map[string]bool{}
	frontier := fresh(met, ids)
	for range hops {
		if frontier, err = p.addLevel(ctx, frontier, met); err != nil {
			return nil, err
		}
	}
	for chunk := range slices.Chunk(frontier, atOnce) { // those who stand furthest off have ties among them
		if err := p.addReach(ctx, store.Reach{Near: chunk, Far: frontier, Out: store.Relations{All: true}}); err != nil {
			return nil, err
		}
	}
	if err := p.close(ctx); err != nil {
		return nil, err
	}
	d := p.dossier()
	d.Title = strings.TrimPrefix(d.Title+": the part around "+label, ": ")
	d.Decisions = slices.DeleteFunc(slices.Clone(d.Decisions), func(doubt data.Decision) bool {
		return slices.ContainsFunc(doubt.Actors, func(id string) bool { return p.actors[id] == nil })
	})
	return d, nil
}

// findAll finds actors by their names, and says who they are.
func findAll(ctx context.Context, p *part, names []string) (ids []string, label string, err error) {
	if err := p.addNames(ctx, names); err != nil {
		return nil, "", err
	}
	g, err := p.graph(ctx)
	if err != nil {
		return nil, "", err
	}
	var labels []string
	for _, name := range names {
		n, err := g.Find(name)
		if err != nil {
			return nil, "", err
		}
		a := g.Actor(n)
		ids, labels = append(ids, a.ID), append(labels, cmp.Or(a.Name, a.ID))
	}
	return ids, strings.Join(labels, ", "), nil
}

// addLevel fetches all ties of some actors, and returns those at their other ends whom
// nobody met before.
func (p *part) addLevel(ctx context.Context, near []string, met map[string]bool) ([]string, error) {
	var ends []string
	for chunk := range slices.Chunk(near, atOnce) {
		reach := store.Reach{Near: chunk, Out: store.Relations{All: true}, In: store.Relations{All: true}}
		err := p.addArcs(ctx, func(yield func(store.Arc) error) error {
			return p.Arcs(ctx, reach, func(a store.Arc) error {
				ends = append(ends, fresh(met, []string{a.From, a.To})...)
				return yield(a)
			})
		})
		if err != nil {
			return nil, err
		}
	}
	return ends, nil
}

// fresh gives those whom nobody met before, each once, and notes them.
func fresh(met map[string]bool, ids []string) (list []string) {
	for _, id := range ids {
		if !met[id] {
			met[id] = true
			list = append(list, id)
		}
	}
	return list
}
