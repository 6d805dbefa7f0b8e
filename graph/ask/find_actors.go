package ask

import (
	"context"
	"errors"

	"dossier/data"
	"dossier/graph"
)

// FindActors returns the ids of the actors that go by some names, as every question
// looks them up, among those that a dossier lists. It reads no claims. The errors are
// those of wrong usage (see [IsUsage]).
func FindActors(ctx context.Context, actors []data.Actor, names ...string) ([]string, error) {
	if len(names) == 0 {
		return nil, nil
	}
	g, err := graph.Build(ctx, &data.Dossier{Actors: actors})
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(names))
	for i, name := range names {
		n, err := g.Find(name)
		if err != nil {
			return nil, err
		}
		ids[i] = g.Actor(n).ID
	}
	return ids, nil
}

// IsUnknown reports whether an error says that nothing goes by a name.
func IsUnknown(err error) bool {
	var unknown *graph.UnknownError
	return errors.As(err, &unknown)
}
