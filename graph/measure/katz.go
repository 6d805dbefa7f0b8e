package measure

import (
	"context"
	"fmt"
	"math"

	"dossier/graph"
)

// KatzOptions says how Katz centrality is computed. The zero value is safe for
// every graph.
type KatzOptions struct {
	// Alpha is how much a step fades: a walk of k steps counts Alpha to the
	// power of k. 0 means 0.85 over a bound on the spectral radius, which always
	// converges (see [KatzScores.Alpha]).
	Alpha float64
	// Tolerance is the sum of changes, as a part of the sum of scores, below
	// which it stops; 0 means 1e-10.
	Tolerance float64
	// MaxIterations bounds the passes; 0 means 1000.
	MaxIterations int
	// Reverse counts the walks that leave an actor, not those that reach it.
	Reverse bool
}

// KatzScores is the answer of [Katz].
type KatzScores struct {
	// Score is 1 for an actor that no walk reaches, and more by each walk that
	// does; 0 for those outside of the view.
	Score []float64
	// Alpha is the fading in use.
	Alpha      float64
	Iterations int
}

// Katz counts the walks that reach an actor, long ones fading (Katz, "A new
// status index derived from sociometric analysis", Psychometrika 18, 1953).
//
// It converges where Alpha is below one over the spectral radius. The radius is
// bounded here by the largest number of neighbours on either side and by the
// largest mean number of neighbours' neighbours. A given Alpha for which it
// does not converge is an error. Time per pass is linear in dyads.
func Katz(ctx context.Context, v *graph.View, d graph.Direction, o KatzOptions) (KatzScores, error) {
	source := entering
	if o.Reverse {
		source = leaving
	}
	rows, err := source(ctx, v, d)
	if err != nil {
		return KatzScores{}, err
	}
	bound, err := radiusBound(ctx, rows)
	if err != nil {
		return KatzScores{}, err
	}
	safe := 0.85 / bound
	if o.Alpha == 0 {
		o.Alpha = safe
	}
	if o.Tolerance == 0 {
		o.Tolerance = 1e-10
	}
	if o.MaxIterations <= 0 {
		o.MaxIterations = 1000
	}
	if !(o.Alpha > 0) || math.IsInf(o.Alpha, 0) {
		return KatzScores{}, badOption("alpha", o.Alpha, "above 0")
	}
	if !(o.Tolerance > 0) {
		return KatzScores{}, badOption("tolerance", o.Tolerance, "above 0")
	}
	k := newKatz(v, rows, o.Alpha)
	for pass := 1; pass <= o.MaxIterations; pass++ {
		change, total, err := k.pass(ctx)
		switch {
		case err != nil:
			return KatzScores{}, err
		case math.IsInf(total, 0):
			pass = o.MaxIterations
		case change <= o.Tolerance*total:
			return KatzScores{Score: k.score, Alpha: o.Alpha, Iterations: pass}, nil
		}
	}
	return KatzScores{}, fmt.Errorf("Katz centrality does not settle with alpha %g; up to %g it surely does", o.Alpha, safe)
}

// radiusBound returns a number that the spectral radius of the table cannot
// exceed, at least 1: the least of the largest row sum, the largest column sum,
// and the largest row sum after scaling rows and columns by their own sums.
func radiusBound(ctx context.Context, rows *neighbours) (float64, error) {
	n := rows.numNodes()
	columns := make([]float64, n)
	for _, to := range rows.list {
		columns[to]++
	}
	widest, tallest, mean := 1.0, 1.0, 1.0
	tick := ticker{ctx: ctx}
	for i := range n {
		row := rows.of(graph.Node(i))
		if tick.done(len(row)) {
			return 0, ctx.Err()
		}
		widest = max(widest, float64(len(row)))
		tallest = max(tallest, columns[i])
		sum := 0
		for _, to := range row {
			sum += int(rows.start[to+1] - rows.start[to])
		}
		if len(row) > 0 {
			mean = max(mean, float64(sum)/float64(len(row)))
		}
	}
	return min(widest, tallest, mean), nil
}

type katz struct {
	rows        *neighbours
	score, next []float64
	alpha       float64
	v           *graph.View

	changes, totals []float64 // by chunk
}

func newKatz(v *graph.View, rows *neighbours, alpha float64) *katz {
	n := rows.numNodes()
	return &katz{
		rows: rows, alpha: alpha,
		score: make([]float64, n), next: make([]float64, n),
		changes: make([]float64, numChunks(n)), totals: make([]float64, numChunks(n)),
		v: v,
	}
}

// pass makes one iteration and returns the sum of changes and that of scores.
func (k *katz) pass(ctx context.Context) (change, total float64, err error) {
	err = inChunks(ctx, len(k.score), func(chunk, from, to int) {
		changed, total := 0.0, 0.0
		for i := from; i < to; i++ {
			n := graph.Node(i)
			if !k.v.HasActor(n) {
				continue
			}
			sum := 0.0
			for _, giver := range k.rows.of(n) {
				sum += k.score[giver]
			}
			next := 1 + float64(k.alpha*sum)
			changed += math.Abs(next - k.score[i])
			total += next
			k.next[i] = next
		}
		k.changes[chunk], k.totals[chunk] = changed, total
	})
	if err != nil {
		return 0, 0, err
	}
	k.score, k.next = k.next, k.score
	return sum(k.changes), sum(k.totals), nil
}
