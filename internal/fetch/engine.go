package fetch

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/store"
)

// Engine answers questions from an edition of a dossier in a store. Between questions it
// keeps nothing but a small dossier that was needed whole. It may be asked by several at once.
type Engine struct {
	edition  store.Edition
	version  string
	budget   Budget
	fetching sync.Mutex
	held     *ask.Memory // nil: nobody needed the whole dossier yet
}

var (
	_ ask.Engine = (*Engine)(nil)
	_ ask.Holder = (*Engine)(nil)
)

// New returns the engine for an edition. Version is that of the program, which answers name.
func New(e store.Edition, version string, b Budget) *Engine {
	return &Engine{edition: e, version: version, budget: b.orDefault()}
}

// Budget bounds what one question may fetch. Zeros stand for the defaults.
type Budget struct {
	Arcs   int // default 2,000,000: some 500 MB while they are here
	Claims int // default 300,000
	// Whole is up to how many claims a dossier is fetched whole for a question that needs
	// all of it, such as who is most central; default 20,000.
	Whole int
}

func (b Budget) orDefault() Budget {
	if b.Arcs == 0 {
		b.Arcs = 2_000_000
	}
	if b.Claims == 0 {
		b.Claims = 300_000
	}
	if b.Whole == 0 {
		b.Whole = 20_000
	}
	return b
}

// BudgetError says that a question needs more than the budget.
type BudgetError struct {
	What string // "arcs" or "claims"
	Most int
}

func (e *BudgetError) Error() string {
	return fmt.Sprintf("the question needs more than %d %s of the store: narrow it (--relation, --as-of, --max-hops), or pull the part that matters: dossier pull --around ACTOR --hops 3",
		e.Most, e.What)
}

// mostRounds bounds how often a question is put again, beyond anything that the limits of
// a question can give rise to.
const mostRounds = 10_000

// Answer answers a question. Beside the errors of every engine it fails with a
// [*ask.UsageError] where a store cannot answer such a question, with a [*BudgetError],
// and with the errors of the store.
func (e *Engine) Answer(ctx context.Context, q ask.Question) (answer.Answer, error) {
	if q.Verb == answer.VerbOverview {
		return e.overview(ctx, q)
	}
	if what := needsWhole(q); what != "" {
		return e.fromWhole(ctx, q, what)
	}
	d := newDemands(e)
	if err := d.begin(ctx, q); err != nil {
		return nil, err
	}
	for range mostRounds {
		a, again, err := d.round(ctx, q)
		if err == nil && again {
			continue
		}
		if errors.As(err, new(*ask.TooLargeError)) && len(q.Network.Expand) > 0 {
			return e.fromWhole(ctx, q, "to say how much a figure with --expand is too large takes the whole dossier")
		}
		if err == nil || errors.As(err, new(*ask.TooLargeError)) {
			if gone := e.edition.Check(ctx); gone != nil {
				return nil, gone
			}
		}
		return a, err
	}
	return nil, fmt.Errorf("the question was put %d times to the store and is not answered: this is a fault of the program", mostRounds)
}
