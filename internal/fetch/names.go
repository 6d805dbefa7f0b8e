package fetch

import (
	"context"

	"dossier/data"
	"dossier/internal/store"
)

// addNames fetches the actors that go by names, as people write them.
func (p *part) addNames(ctx context.Context, names []string) error {
	if len(names) == 0 {
		return nil
	}
	var ids, folded []string
	for _, name := range names {
		ids = append(ids, name, data.Fold(name))
		folded = append(folded, data.Fold(name))
	}
	found := map[string]bool{}
	err := p.Look(ctx, store.ActorNames, folded, func(e store.Entry) error {
		found[e.Key] = true
		ids = append(ids, e.ID)
		return nil
	})
	if err != nil {
		return err
	}
	if err := p.addActors(ctx, ids); err != nil {
		return err
	}
	var strange []string // nobody goes by them: perhaps somebody does in another script
	for _, name := range names {
		if !found[data.Fold(name)] && p.actors[name] == nil {
			strange = append(strange, data.Spelling(name))
		}
	}
	if len(strange) == 0 {
		return nil
	}
	spelled, err := p.look(ctx, store.Spellings, strange)
	if err != nil {
		return err
	}
	if len(spelled) == 0 && p.Head().Counts.Actors <= mostSpelled {
		return p.addAll(ctx, store.Actors)
	}
	return p.addActors(ctx, spelled)
}

// mostSpelled is up to how many actors or sources all are fetched to say which of their
// names are nearest to one that nobody goes by.
const mostSpelled = 5000

// addSourceNames fetches the sources that go by names.
func (p *part) addSourceNames(ctx context.Context, names []string) error {
	if len(names) == 0 {
		return nil
	}
	folded := make([]string, len(names))
	for i, name := range names {
		folded[i] = data.Fold(name)
	}
	found := map[string]bool{}
	var ids []string
	err := p.Look(ctx, store.SourceNames, folded, func(e store.Entry) error {
		found[e.Key] = true
		ids = append(ids, e.ID)
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range folded {
		if !found[name] && p.Head().Counts.Sources <= mostSpelled {
			return p.addAll(ctx, store.Sources)
		}
	}
	return p.addSources(ctx, ids)
}
