package fetch

import (
	"context"
	"fmt"
	"slices"

	"dossier/internal/store"
)

// arcs fetches the arcs of actors, and keeps them: a question without an answer, or under
// stress, is asked under many filters that are one to the store.
type arcs struct {
	store.Edition
	budget Budget
	count  int
	of     map[string]map[string][]arc // by the key of the reach, then by actor
}

// arc is a step of a walk: to whom it leads, or from whom it comes.
type arc struct {
	other  string
	ties   int // how many arcs the other has
	weight float64
}

func newArcs(e store.Edition, b Budget) *arcs {
	return &arcs{Edition: e, budget: b, of: map[string]map[string][]arc{}}
}

// fetch calls visit for the arcs of some actors under a reach, which names none itself.
func (a *arcs) fetch(ctx context.Context, r store.Reach, ids []string, visit func(id string, list []arc)) error {
	key := fmt.Sprintf("%+v", r)
	here := a.of[key]
	if here == nil {
		here = map[string][]arc{}
		a.of[key] = here
	}
	missing := map[string]bool{}
	for _, id := range ids {
		if _, known := here[id]; !known {
			missing[id] = true
		}
	}
	r.Near = make([]string, 0, len(missing))
	for id := range missing {
		r.Near = append(r.Near, id)
	}
	slices.Sort(r.Near)
	for chunk := range slices.Chunk(r.Near, atOnce) {
		if err := a.fetchChunk(ctx, r, chunk, missing, here); err != nil {
			return err
		}
	}
	for _, id := range ids {
		visit(id, here[id])
	}
	return nil
}

func (a *arcs) fetchChunk(ctx context.Context, r store.Reach, chunk []string, missing map[string]bool, here map[string][]arc) error {
	r.Near = chunk
	for _, id := range chunk {
		here[id] = nil
	}
	return a.Arcs(ctx, r, func(x store.Arc) error {
		if a.count++; a.count > a.budget.Arcs {
			return &BudgetError{"arcs", a.budget.Arcs}
		}
		// An arc between two near actors is one of both, as far as either may walk it.
		if missing[x.From] && r.Out.Has(x.Relation) && r.Passing.Lets(&x, false) {
			here[x.From] = append(here[x.From], arc{x.To, x.ToTies, x.Weight})
		}
		if missing[x.To] && r.In.Has(x.Relation) && r.Passing.Lets(&x, true) {
			here[x.To] = append(here[x.To], arc{x.From, x.FromTies, x.Weight})
		}
		return nil
	})
}
