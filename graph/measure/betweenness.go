package measure

import (
	"context"
	"fmt"
	"sync"

	"dossier/graph"
)

// ExactWork is the largest product of actors and arcs for which [Betweenness]
// starts from every actor if nothing else is asked: some seconds of two
// processors.
const ExactWork = 2_000_000_000

// BetweennessOptions says how betweenness is computed.
type BetweennessOptions struct {
	// Pivots is the number of actors to start from. 0 means all while actors
	// times arcs stay within [ExactWork], else as many as visit 3·10^8 arcs, from
	// 64 to 1024. A number of at least that of the actors means all.
	Pivots int
}

// BetweennessScores is the answer of [Betweenness].
type BetweennessScores struct {
	// Score is, for each node, the number of pairs of other actors whose
	// shortest paths lead over it; where there are several shortest paths, the
	// share of them that does. Pairs are ordered, but with [graph.EitherWay]
	// each counts once.
	Score []float64
	// Exact is false where Score is an estimate from Pivots out of Actors.
	Exact          bool
	Pivots, Actors int
}

// Note says how the scores came about, if they are an estimate.
func (s *BetweennessScores) Note() string {
	if s.Exact {
		return ""
	}
	return fmt.Sprintf("estimated from the shortest paths of %d out of %d actors", s.Pivots, s.Actors)
}

// Betweenness tells how often an actor stands on shortest paths (by hops)
// between others.
//
// It is the algorithm of Brandes ("A faster algorithm for betweenness
// centrality", J. Mathematical Sociology 25, 2001), from every actor or from a
// sample that is the same every time (Brandes and Pich, "Centrality estimation
// in large networks", Int. J. Bifurcation and Chaos 17, 2007): the actors are
// cut into equal stretches by id, and one is drawn from each. Parallel ties of
// a pair count as one arc. Time is pivots times arcs over all processors; each
// processor takes 48 bytes an actor.
func Betweenness(ctx context.Context, v *graph.View, d graph.Direction, o BetweennessOptions) (BetweennessScores, error) {
	rows, err := leaving(ctx, v, d)
	if err != nil {
		return BetweennessScores{}, err
	}
	actors := present(v)
	pivots := choosePivots(actors, len(rows.list), o.Pivots)
	total, err := sumDependencies(ctx, rows, pivots)
	if err != nil {
		return BetweennessScores{}, err
	}
	scale := 1.0
	if d == graph.EitherWay {
		scale = 0.5
	}
	if len(pivots) < len(actors) {
		scale *= float64(len(actors)) / float64(len(pivots))
	}
	for n := range total {
		total[n] *= scale
	}
	return BetweennessScores{
		Score: total, Exact: len(pivots) == len(actors),
		Pivots: len(pivots), Actors: len(actors),
	}, nil
}

// choosePivots returns the actors to start from, in order.
func choosePivots(actors []graph.Node, arcs, wanted int) []graph.Node {
	if wanted <= 0 {
		wanted = len(actors)
		if len(actors)*arcs > ExactWork {
			wanted = min(max(300_000_000/arcs, 64), 1024)
		}
	}
	if wanted >= len(actors) {
		return actors
	}
	pivots := make([]graph.Node, wanted)
	for i := range pivots {
		from := i * len(actors) / wanted
		to := (i + 1) * len(actors) / wanted
		pivots[i] = actors[from+int(scatter(uint64(i))%uint64(to-from))]
	}
	return pivots
}

// scatter turns a counter into a number without pattern, the same on every
// machine (the finaliser of SplitMix64).
func scatter(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// pivotJobs is the number of jobs into which pivots are cut. It is fixed, like
// [chunkSize], so that sums do not depend on the number of processors.
const pivotJobs = 32

// sumDependencies adds up what each pivot's shortest paths lead over.
func sumDependencies(ctx context.Context, rows *neighbours, pivots []graph.Node) ([]float64, error) {
	n := rows.numNodes()
	jobs := min(pivotJobs, len(pivots))
	merged := ordered{total: make([]float64, n), waiting: make([][]float64, jobs)}
	err := inParallel(ctx, jobs, func() func(int) {
		b := newBrandes(ctx, rows)
		return func(job int) {
			part := merged.blank()
			for _, pivot := range pivots[job*len(pivots)/jobs : (job+1)*len(pivots)/jobs] {
				if !b.from(pivot, part) {
					return
				}
			}
			merged.add(job, part)
		}
	})
	return merged.total, err
}

// ordered adds parts in the order of their jobs, whichever is done first.
type ordered struct {
	lock    sync.Mutex
	total   []float64
	next    int
	waiting [][]float64 // by job: parts whose turn has not come
	free    [][]float64
}

// blank returns memory for a part, all 0.
func (o *ordered) blank() []float64 {
	o.lock.Lock()
	defer o.lock.Unlock()
	if len(o.free) == 0 {
		return make([]float64, len(o.total))
	}
	part := o.free[len(o.free)-1]
	o.free = o.free[:len(o.free)-1]
	clear(part)
	return part
}

func (o *ordered) add(job int, part []float64) {
	o.lock.Lock()
	defer o.lock.Unlock()
	o.waiting[job] = part
	for ; o.next < len(o.waiting) && o.waiting[o.next] != nil; o.next++ {
		part := o.waiting[o.next]
		for n, x := range part {
			o.total[n] += x
		}
		o.waiting[o.next] = nil
		o.free = append(o.free, part)
	}
}
