package measure

import (
	"context"
	"math"

	"dossier/graph"
)

// PageRankOptions says how PageRank is computed. The zero value is the usual one.
type PageRankOptions struct {
	// Damping is the share of influence passed on along arcs; 0 means 0.85.
	Damping float64
	// Tolerance is the sum of all changes below which it stops; 0 means 1e-10.
	Tolerance float64
	// MaxIterations bounds the passes; 0 means 500.
	MaxIterations int
	// Iterations, if not 0, is the exact number of passes, whatever the tolerance.
	Iterations int
	// Reverse follows arcs backward: the score then tells where influence
	// starts, not where it gathers.
	Reverse bool
}

// PageRankScores is the answer of [PageRank].
type PageRankScores struct {
	// Rank is the share of each node; all add up to 1.
	Rank []float64
	// Iterations is the number of passes made.
	Iterations int
	// Converged is false where MaxIterations ended it before the tolerance was met.
	Converged bool
}

// PageRank shares out a sum of 1 among the actors of a view: each passes on
// what it has to its neighbours in equal parts, and a part is spread over all
// (Page, Brin, Motwani and Winograd, "The PageRank citation ranking: bringing
// order to the web", Stanford, 1999). Actors without neighbours spread theirs
// over everybody.
//
// Time per pass is linear in dyads, over all processors; memory 32 bytes an
// actor and 4 a dyad.
func PageRank(ctx context.Context, v *graph.View, d graph.Direction, o PageRankOptions) (PageRankScores, error) {
	if err := o.complete(); err != nil {
		return PageRankScores{}, err
	}
	source := entering
	if o.Reverse {
		source = leaving
	}
	rows, err := source(ctx, v, d)
	if err != nil {
		return PageRankScores{}, err
	}
	p := newPageRank(v, rows, o.Damping)
	var scores PageRankScores
	for scores.Iterations < o.MaxIterations && !scores.Converged {
		change, err := p.pass(ctx)
		if err != nil {
			return PageRankScores{}, err
		}
		scores.Iterations++
		scores.Converged = o.Iterations == 0 && change <= o.Tolerance
	}
	scores.Converged = scores.Converged || o.Iterations > 0
	scores.Rank = p.rank
	return scores, nil
}

// complete fills in what is left out.
func (o *PageRankOptions) complete() error {
	if o.Damping == 0 {
		o.Damping = 0.85
	}
	if o.Tolerance == 0 {
		o.Tolerance = 1e-10
	}
	if o.MaxIterations <= 0 {
		o.MaxIterations = 500
	}
	if o.Iterations > 0 {
		o.MaxIterations = o.Iterations
	}
	if !(o.Damping > 0 && o.Damping < 1) {
		return badOption("damping", o.Damping, "above 0 and below 1")
	}
	if !(o.Tolerance > 0) {
		return badOption("tolerance", o.Tolerance, "above 0")
	}
	return nil
}

// pageRank is the state between two passes. It pulls: each node adds up what
// its neighbours give, so that no two processors write to one place and each
// sum has a fixed order.
type pageRank struct {
	rows     *neighbours
	share    []float64 // 1 over the number of neighbours that a node gives to; 0: it has none
	rank     []float64
	give     []float64 // what a node gives to each neighbour in this pass
	giveNext []float64
	idle     float64 // held by nodes without neighbours
	v        *graph.View
	damping  float64
	actors   float64

	changes, idles []float64 // by chunk
}

func newPageRank(v *graph.View, rows *neighbours, damping float64) *pageRank {
	n := rows.numNodes()
	p := &pageRank{
		rows: rows, damping: damping,
		share: make([]float64, n), rank: make([]float64, n),
		give: make([]float64, n), giveNext: make([]float64, n),
		changes: make([]float64, numChunks(n)), idles: make([]float64, numChunks(n)),
		v: v,
	}
	for _, giver := range rows.list {
		p.share[giver]++
	}
	actors := 0
	for i := range n {
		if p.v.HasActor(graph.Node(i)) {
			actors++
		}
	}
	p.actors = float64(actors)
	for i, count := range p.share {
		if !p.v.HasActor(graph.Node(i)) {
			continue
		}
		p.rank[i] = 1 / p.actors
		if count == 0 {
			p.idle += p.rank[i]
			continue
		}
		p.share[i] = 1 / count
		p.give[i] = p.rank[i] * p.share[i]
	}
	return p
}

// pass makes one iteration and returns the sum of changes.
func (p *pageRank) pass(ctx context.Context) (change float64, err error) {
	base := (1 - p.damping + float64(p.damping*p.idle)) / p.actors
	err = inChunks(ctx, len(p.rank), func(chunk, from, to int) {
		changed, idle := 0.0, 0.0
		for i := from; i < to; i++ {
			n := graph.Node(i)
			sum := 0.0
			for _, giver := range p.rows.of(n) {
				sum += p.give[giver]
			}
			// The conversion keeps processors that can from multiplying and
			// adding in one step, which rounds otherwise.
			next := base + float64(p.damping*sum)
			if !p.v.HasActor(n) {
				next = 0
			}
			changed += math.Abs(next - p.rank[i])
			if p.share[i] == 0 {
				idle += next
			}
			p.rank[i] = next
			p.giveNext[i] = next * p.share[i]
		}
		p.changes[chunk], p.idles[chunk] = changed, idle
	})
	if err != nil {
		return 0, err
	}
	p.give, p.giveNext = p.giveNext, p.give
	p.idle = sum(p.idles)
	return sum(p.changes), nil
}

// sum adds up in order.
func sum(list []float64) (total float64) {
	for _, x := range list {
		total += x
	}
	return total
}
