package fetch

import (
	"context"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/store"
)

// mostMatches is how many names that begin as given are looked at: of more, those that
// come first.
const mostMatches = 1000

// Resolve finds what goes by a name that begins as given. Where more than a thousand
// names do, it chooses among the first of them.
func (e *Engine) Resolve(ctx context.Context, what ask.Names, prefix string, n int) ([]ask.Match, error) {
	p := newPart(e.edition, e.budget)
	index := store.ActorNames
	add := p.addActors
	switch what {
	case ask.NamesSources:
		index, add = store.SourceNames, p.addSources
	case ask.NamesActors:
	}
	if what == ask.NamesActors || what == ask.NamesSources {
		entries, err := p.LookFrom(ctx, index, data.Fold(prefix), mostMatches)
		if err != nil {
			return nil, err
		}
		ids := []string{prefix}
		for _, entry := range entries {
			ids = append(ids, entry.ID)
		}
		if err := add(ctx, ids); err != nil {
			return nil, err
		}
	}
	g, err := p.graph(ctx)
	if err != nil {
		return nil, err
	}
	return ask.NewPart(g, e.version, ask.Part{}).Resolve(ctx, what, prefix, n)
}
