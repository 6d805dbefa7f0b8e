package ask

import (
	"context"
	"errors"

	"dossier/data/answer"
	"dossier/graph"
)

// Engine answers questions to one dossier. It may be asked by several at once.
type Engine interface {
	// Answer answers a question. It fails with a [*UsageError] or another error
	// that [IsUsage] knows where the question cannot be put so, with one that
	// [IsBadData] knows where the data forbids an answer, and with the context's
	// error where that ends first. An answer that found nothing is no error.
	Answer(ctx context.Context, q Question) (answer.Answer, error)
	// Resolve returns at most n actors, relations or sources that go by a name
	// which begins as given, whatever the case and the script, the best first.
	Resolve(ctx context.Context, what Names, prefix string, n int) ([]Match, error)
}

// Match is something that goes by a name.
type Match struct {
	ID   string
	Name string // what people call it
	// By is the name that matched: an alias or a metonym, where it is neither the
	// name nor the id.
	By string
}

// Ask puts a question to an engine. What cannot be asked of any dossier is
// refused before.
func Ask(ctx context.Context, e Engine, q Question) (answer.Answer, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	return e.Answer(ctx, q)
}

// Answer answers a question from memory: names become ids, the filter is laid
// over the graph, a search finds nodes and ties, and what these say is gathered
// into an answer.
func (m *Memory) Answer(ctx context.Context, q Question) (answer.Answer, error) {
	if err := q.check(); err != nil { // whoever does not come by way of Ask
		return nil, err
	}
	r, err := m.resolve(q)
	if err != nil {
		return nil, err
	}
	view, err := m.view(ctx, r.filter)
	if err != nil {
		return nil, err
	}
	apart, err := m.g.Qualifiers(ctx)
	if err != nil {
		return nil, err
	}
	g := m.gather(ctx, view, r, apart)
	g.nodes(r.asked) // they are explained even where nothing is found of them
	a, err := g.answer()
	if err == nil {
		err = ctx.Err() // a search that was cut short may have found less
	}
	var large *TooLargeError
	if errors.As(err, &large) {
		large.Network = &answer.Network{Centres: g.ends(), Members: []string{}, Ties: []answer.Tie{}, Base: g.base()}
		g.complete(large.Network.Common())
	}
	if err != nil {
		return nil, err
	}
	base := a.Common()
	g.complete(base)
	base.Scope, err = m.scope(ctx, view, r, a)
	return a, err
}

// complete adds what was asked of which dossier, and within which limits.
func (g *gatherer) complete(base *answer.Base) {
	base.Asked = answer.Asked{Verb: g.r.Verb, Actors: g.m.ids(g.r.asked), Voice: g.r.filter.AccordingTo, Command: g.r.CommandLine()}
	g.actor(base.Asked.Voice)
	g.limit(base, g.r, g.m.d)
	base.Dossier = g.m.about()
}

// answer searches for what the verb asks.
func (g *gatherer) answer() (answer.Answer, error) {
	switch g.r.Verb {
	case answer.VerbOverview:
		return g.overview()
	case answer.VerbPath:
		return g.paths()
	case answer.VerbShow:
		return g.profile()
	case answer.VerbClaims:
		return g.listing()
	case answer.VerbDraw:
		if len(g.r.Network.Path) > 0 {
			return g.paths()
		}
		return g.network()
	case answer.VerbRank:
		return g.ranking()
	case answer.VerbGroups:
		return g.grouping()
	}
	return nil, Usagef("%s is no question to one dossier", g.r.Verb)
}

// resolved is a question whose names have been looked up.
type resolved struct {
	Question
	filter graph.Filter
	asked  []graph.Node // Actors, where they are actors
	from   graph.Node   // the ends of a path
	to     graph.Node
	via    []graph.Node
	avoid  []graph.Node
	expand []graph.Node // of a figure, each once
	hide   []graph.Node
}
