package measure

import (
	"context"

	"dossier/graph"
)

// level is the network at one stage of the search for communities: at first
// that of actors, then one whose nodes are groups of actors. Links within a
// node are not kept; they still count in its weight.
type level struct {
	start  []uint32
	to     []graph.Node
	links  []uint32 // the dyads that each entry stands for
	weight []int64  // the dyad ends at each node
	total  int64    // all dyad ends
}

func newLevel(rows *neighbours) *level {
	l := &level{start: rows.start, to: rows.list, links: make([]uint32, len(rows.list)), weight: make([]int64, rows.numNodes()), total: int64(len(rows.list))}
	for i := range l.links {
		l.links[i] = 1
	}
	for n := range l.weight {
		l.weight[n] = int64(rows.start[n+1] - rows.start[n])
	}
	return l
}

func (l *level) numNodes() int { return len(l.weight) }

// of returns the neighbours of a node and how many dyads lead to each.
func (l *level) of(n uint32) ([]graph.Node, []uint32) {
	from, to := l.start[n], l.start[n+1]
	return l.to[from:to], l.links[from:to]
}

// aggregate makes one node of all those with one label. Labels run from 0
// without gaps.
func (l *level) aggregate(ctx context.Context, label []uint32) (*level, error) {
	count := 0
	for _, x := range label {
		count = max(count, int(x)+1)
	}
	members := groupMembers(label, count)
	next := &level{start: make([]uint32, count+1), weight: make([]int64, count), total: l.total}
	tick := ticker{ctx: ctx}
	links := make([]uint32, count) // from the group in hand to each other
	for group := range uint32(count) {
		first := len(next.to)
		for _, n := range members.of(graph.Node(group)) {
			next.weight[group] += l.weight[n]
			to, dyads := l.of(n)
			if tick.done(len(to)) {
				return nil, ctx.Err()
			}
			for i, other := range to {
				g := label[other]
				if g == group {
					continue
				}
				if links[g] == 0 {
					next.to = append(next.to, graph.Node(g))
				}
				links[g] += dyads[i]
			}
		}
		for _, g := range next.to[first:] {
			next.links = append(next.links, links[g])
			links[g] = 0
		}
		next.start[group+1] = uint32(len(next.to))
	}
	return next, nil
}

// groupMembers lists the nodes of each label, in order.
func groupMembers(label []uint32, count int) *table[uint32] {
	t := &table[uint32]{start: make([]uint32, count+1), list: make([]uint32, len(label))}
	for _, x := range label {
		t.start[x+1]++
	}
	for i := range count {
		t.start[i+1] += t.start[i]
	}
	next := append([]uint32(nil), t.start...)
	for n, x := range label {
		t.list[next[x]] = uint32(n)
		next[x]++
	}
	return t
}

// modularity of a labelling, for a level of actors.
func (l *level) modularity(ctx context.Context, label []uint32, resolution float64) (float64, error) {
	if l.total == 0 {
		return 0, nil
	}
	tick := ticker{ctx: ctx}
	weight := make([]int64, len(label))
	inside := int64(0)
	for n := range label {
		weight[label[n]] += l.weight[n]
		to, _ := l.of(uint32(n))
		if tick.done(len(to)) {
			return 0, ctx.Err()
		}
		for _, other := range to {
			if label[other] == label[n] {
				inside++
			}
		}
	}
	total := float64(l.total)
	expected := 0.0
	for _, w := range weight {
		share := float64(w) / total
		expected += float64(share * share)
	}
	return float64(inside)/total - float64(resolution*expected), nil
}
