package fetch

import (
	"context"

	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/ask"
	"dossier/graph/path"
	"dossier/internal/store"
)

// needsWhole says what a question asks of the whole dossier; empty: it is about some
// actors.
func needsWhole(q ask.Question) string {
	switch {
	case q.Verb == answer.VerbRank || q.Verb == answer.VerbGroups || q.Verb == answer.VerbDiff:
		return q.Verb + " looks at the whole dossier"
	case q.Verb == answer.VerbClaims && len(q.Actors) == 0:
		return "claims without actors lists all there are"
	case q.Verb == answer.VerbDraw && len(q.Actors)+len(q.Network.Path) == 0:
		return "draw without actors draws the whole dossier"
	case len(q.Network.Path) > 0 && len(q.Network.Expand) > 0 && len(q.Network.Hide) > 0:
		// Which ties a figure loses with those who are hidden is counted among all that were on a path.
		return "draw --path with --expand and --hide counts what it hides"
	}
	return ""
}

// Memory holds the whole dossier, where it is small enough to be fetched.
func (e *Engine) Memory(ctx context.Context) (*ask.Memory, error) {
	return e.whole(ctx, "this looks at the whole dossier")
}

// fromWhole answers from the whole dossier.
func (e *Engine) fromWhole(ctx context.Context, q ask.Question, what string) (answer.Answer, error) {
	m, err := e.whole(ctx, what)
	if err != nil {
		return nil, err
	}
	return m.Answer(ctx, q)
}

// whole fetches the whole dossier once. What is why it is needed.
func (e *Engine) whole(ctx context.Context, what string) (*ask.Memory, error) {
	e.fetching.Lock()
	defer e.fetching.Unlock()
	h := e.edition.Head()
	if h.Counts.Claims > e.budget.Whole {
		return nil, ask.Usagef("%s, and with %s it is too large to be fetched for one question: ask about actors (dossier path, show, claims or draw ACTOR), or get it as files first: dossier pull",
			what, answer.Counted(h.Counts.Claims, "claim"))
	}
	if e.held != nil {
		return e.held, e.edition.Check(ctx)
	}
	p := newPart(e.edition, e.budget)
	for _, kind := range store.Kinds() {
		if err := p.addAll(ctx, kind); err != nil {
			return nil, err
		}
	}
	g, err := graph.BuildPart(ctx, p.dossier(), graph.Part{Qualifiers: p.qualifiers()})
	if err != nil {
		return nil, err
	}
	e.held = ask.NewPart(g, e.version, ask.Part{Digest: h.Digest, Search: path.Find, Tied: p.tied})
	return e.held, e.edition.Check(ctx)
}
