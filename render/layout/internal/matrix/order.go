package matrix

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"dossier/render"
	"dossier/render/internal/steps"
)

// block is a run of rows that belong together: the members of a group, or everybody else.
type block struct {
	group int   // position in the figure's groups, or -1
	rows  []int // positions in the figure's nodes
}

// order puts actors with the same partners next to one another, so that whoever deals
// with the same others shows as a block. Members of a group stay together, in the order
// of the groups; who is in none comes last. It takes time and memory in proportion to the
// square of the number of actors, and fails only where ctx is done.
func order(ctx context.Context, f *render.Figure) ([]block, error) {
	near := newNearness(f)
	count := steps.Count(ctx)
	free := make([]bool, len(f.Nodes))
	for i := range free {
		free[i] = true
	}
	var blocks []block
	for g := range f.Groups {
		for _, n := range f.Groups[g].Members {
			free[n] = false
		}
		blocks = append(blocks, block{g, near.arranged(count, f.Groups[g].Members)})
	}
	var rest []int
	for n, is := range free {
		if is {
			rest = append(rest, n)
		}
	}
	if len(rest) > 0 {
		blocks = append(blocks, block{-1, near.arranged(count, rest)})
	}
	return blocks, count.Err()
}

// nearness knows the partners of each actor, itself among them, as sets of bits.
type nearness struct {
	f    *render.Figure
	sets [][]uint64
}

func newNearness(f *render.Figure) *nearness {
	n := &nearness{f: f, sets: make([][]uint64, len(f.Nodes))}
	for i := range n.sets {
		n.sets[i] = make([]uint64, (len(f.Nodes)+63)/64)
		n.add(i, i)
	}
	for i := range f.Links {
		n.add(f.Links[i].From, f.Links[i].To)
		n.add(f.Links[i].To, f.Links[i].From)
	}
	return n
}

func (n *nearness) add(of, partner int) { n.sets[of][partner/64] |= 1 << (partner % 64) }

// apart is how different the partners of two actors are, from 0 (the same) to 1: one
// less the share that both have of those that either has (Jaccard 1901).
func (n *nearness) apart(a, b int) float64 {
	both, either := 0, 0
	for i, x := range n.sets[a] {
		y := n.sets[b][i]
		both += bits.OnesCount64(x & y)
		either += bits.OnesCount64(x | y)
	}
	return 1 - float64(both)/float64(either)
}

// partners is the number of an actor's partners.
func (n *nearness) partners(a int) int {
	sum := -1 // itself
	for _, x := range n.sets[a] {
		sum += bits.OnesCount64(x)
	}
	return sum
}

// arranged is an order of actors: the leaves of the tree that joins the nearest first.
// The half with more ties comes first. Equal choices go by name, so that nothing depends
// on the order in which actors came.
func (n *nearness) arranged(count *steps.Counter, actors []int) []int {
	actors = slices.Clone(actors)
	slices.SortFunc(actors, func(a, b int) int {
		x, y := &n.f.Nodes[a], &n.f.Nodes[b]
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Actor, y.Actor), cmp.Compare(a, b))
	})
	if len(actors) < 3 {
		return actors
	}
	list := newForest(n, actors).joined(count)
	half, first, second := len(list)/2, 0, 0
	for i := range half {
		first += n.partners(list[i])
		second += n.partners(list[len(list)-1-i])
	}
	if first < second || first == second && slices.Index(actors, list[0]) > slices.Index(actors, list[len(list)-1]) {
		slices.Reverse(list)
	}
	return list
}
