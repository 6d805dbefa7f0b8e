package path

import (
	"context"
	"math/bits"
	"sync"

	"dossier/graph"
)

// scratch is the working memory of one query. It is kept between queries, and
// what an earlier one wrote is told by its epoch, not wiped.
type scratch struct {
	nodes int
	// The query itself, which is forgotten at its end.
	q      Question
	meter  meter
	space  space
	finder finder

	fore, back   ball         // bidirectional_bfs.go
	side         ball         // yen_hops.go
	foreW, backW tree         // dijkstra.go
	duel         duel         // dijkstra.go
	lazy         lazyDuel     // bidirectional_dijkstra.go
	marks        marks        // of the path that others leave
	bans         marks        // yen.go
	raised       marks        // enumerate.go
	held, listed marks        // enumerate.go
	byHops       hopGround    // yen_hops.go
	byWeight     weightGround // yen_weight.go
	goodWeights  *float64     // space.go
	path         []graph.Node // the path under construction
	other        []graph.Node // its rival
}

// pools keep scratch memory by the number of bits of a graph's size, so that a
// small graph neither holds the memory of a large one nor is handed it.
var pools [33]sync.Pool

func takeScratch(nodes int) *scratch {
	sc, _ := pools[bits.Len32(uint32(nodes))].Get().(*scratch)
	if sc == nil {
		sc = new(scratch)
	}
	sc.nodes = nodes
	return sc
}

// passed reports whether a node is among the first of the marked path.
func (sc *scratch) passed(n graph.Node, fork int) bool {
	at, ok := sc.marks.get(n)
	return ok && int(at) <= fork
}

// begin sets up the search for an answer. Where the context ends before there is
// anything to search in, the meter has ended.
func (sc *scratch) begin(ctx context.Context, v *graph.View, q Question) (*finder, error) {
	sc.q = q
	sc.q.settle()
	sc.meter.start(ctx, sc.q.Budget)
	sc.space = space{v: v, q: &sc.q, m: &sc.meter}
	sc.finder = finder{s: &sc.space, sc: sc, build: builder{s: &sc.space}}
	if v.Ready(ctx, q.Direction, q.By == ByWeight) != nil {
		sc.meter.ask()
		return &sc.finder, nil
	}
	v.Reuse(q.Direction)
	sc.space.start()
	return &sc.finder, sc.space.checkWeights(&sc.goodWeights)
}

// giveBack forgets the query and keeps the memory for another.
func (sc *scratch) giveBack() {
	sc.q, sc.meter, sc.space, sc.finder = Question{}, meter{}, space{}, finder{}
	sc.lazy.s, sc.lazy.fore.rows, sc.lazy.back.rows = nil, nil, nil
	sc.duel.s, sc.byHops.s, sc.byHops.sc, sc.byWeight.s, sc.byWeight.sc = nil, nil, nil, nil, nil
	pools[bits.Len32(uint32(sc.nodes))].Put(sc)
}
