package graph

import (
	"context"

	"dossier/data"
)

// Qualifiers gives what tells actors of one name apart, by id (see [data.Qualifiers]).
// It is worked out once.
func (g *Graph) Qualifiers(ctx context.Context) (map[string]string, error) {
	if known := g.find.apart.Load(); known != nil {
		return *known, nil
	}
	qualifiers, err := data.Qualifiers(ctx, g.d)
	if err == nil {
		g.find.apart.Store(&qualifiers)
	}
	return qualifiers, err
}

// Qualifier is what tells an actor apart from others of its name; mostly nothing.
func (g *Graph) Qualifier(n Node) string {
	qualifiers, _ := g.Qualifiers(context.Background()) // which does not end
	return qualifiers[g.Actor(n).ID]
}

// NameOf is the name of an actor in a sentence, told apart from others of its name.
func (g *Graph) NameOf(n Node) string {
	return data.Qualified(g.Actor(n).InSentence(), g.Qualifier(n))
}
