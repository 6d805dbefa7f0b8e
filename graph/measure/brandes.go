package measure

import (
	"context"

	"dossier/graph"
)

// brandes is the memory for one source after the other. Both of its passes go
// over arcs without a branch on what they find: distances are not kept, because
// the queue lies level by level.
type brandes struct {
	rows *neighbours
	tick ticker

	queue  []graph.Node // in the order of distance; one place more than nodes
	levels []int        // where each distance begins in queue, and the end
	scales []float64    // by which the paths of each level were scaled down
	paths  []float64    // number of shortest paths to each place of the queue
	passed []float64    // what leads over each place of the queue
	// reach adds up the paths that arrive at a node. Above 0 means seen. What
	// arrives late, from its own level or a lower one, is never read.
	reach []float64
	// pull is, for the nodes of the level last done, what each path that
	// arrives there carries; 0 for all others.
	pull []float64
}

// Bounds within which numbers of paths are kept, so that graphs with more
// shortest paths than a float64 can count still give finite shares. Levels are
// scaled by a power of two, which is exact; what falls below the floor is lifted
// to it, an error far behind the last digit kept.
const (
	mostPaths = 0x1p500
	fewest    = 0x1p-900
	scaleDown = 0x1p-500
	noScale   = 1.0
)

func newBrandes(ctx context.Context, rows *neighbours) *brandes {
	n := rows.numNodes()
	return &brandes{
		rows: rows, tick: ticker{ctx: ctx},
		queue: make([]graph.Node, n+1), paths: make([]float64, n), passed: make([]float64, n),
		reach: make([]float64, n), pull: make([]float64, n),
	}
}

// from adds what the shortest paths from a source lead over to part. It reports
// false if the context ended; the memory is then of no further use.
func (b *brandes) from(source graph.Node, part []float64) bool {
	return b.spread(source) && b.gather(part)
}

// spread walks out from the source level by level and counts shortest paths.
func (b *brandes) spread(source graph.Node) bool {
	b.levels, b.scales = append(b.levels[:0], 0), b.scales[:0]
	b.queue[0], b.reach[source] = source, 1
	for start, end := 0, 1; start < end; {
		scale := b.settle(start, end)
		b.levels, b.scales = append(b.levels, end), append(b.scales, scale)
		tail := end
		for i := start; i < end; i++ {
			row := b.rows.of(b.queue[i])
			if b.tick.done(len(row)) {
				return false
			}
			tail = b.push(row, b.paths[i], tail)
		}
		start, end = end, tail
	}
	return true
}

// push lets paths arrive at the nodes of a row, and queues those not yet seen.
func (b *brandes) push(row []graph.Node, paths float64, tail int) int {
	queue, reach := b.queue, b.reach
	for _, to := range row {
		arrived := reach[to]
		queue[tail] = to // stays if it is new
		fresh := 0
		if arrived == 0 {
			fresh = 1
		}
		tail += fresh
		reach[to] = arrived + paths
	}
	return tail
}

// settle notes the paths to a level, and scales all of them where they are too
// many. It returns the scale.
func (b *brandes) settle(start, end int) float64 {
	most := 0.0
	for i := start; i < end; i++ {
		b.paths[i] = b.reach[b.queue[i]]
		most = max(most, b.paths[i])
	}
	if most < mostPaths {
		return noScale
	}
	for i := start; i < end; i++ {
		b.paths[i] = max(b.paths[i]*scaleDown, fewest)
	}
	return scaleDown
}

// gather walks back from the last level: what leads over a node is, over all
// its neighbours one level further, its share of their paths times what leads
// over or to them.
func (b *brandes) gather(part []float64) bool {
	last := len(b.scales) - 1
	for level := last; level >= 0; level-- {
		start, end := b.levels[level], b.levels[level+1]
		further := end // nodes of the level after this: end to beyond
		beyond := end
		scale := noScale
		if level < last {
			beyond, scale = b.levels[level+2], b.scales[level+1]
		}
		for i := start; i < end; i++ {
			row := b.rows.of(b.queue[i])
			if b.tick.done(len(row)) {
				return false
			}
			b.passed[i] = float64(b.paths[i]*b.pulled(row)) * scale
		}
		for _, n := range b.queue[further:beyond] {
			b.pull[n] = 0
		}
		for i := start; i < end; i++ {
			n := b.queue[i]
			b.pull[n] = (1 + b.passed[i]) / b.paths[i]
			b.reach[n] = 0
			if level > 0 { // the source itself is no broker of its own paths
				part[n] += b.passed[i]
			}
		}
	}
	b.pull[b.queue[0]] = 0
	return true
}

func (b *brandes) pulled(row []graph.Node) (sum float64) {
	pull := b.pull
	for _, to := range row {
		sum += pull[to]
	}
	return sum
}
