package fetch

import (
	"container/heap"
	"context"
	"fmt"
	"math"

	"dossier/graph/path"
)

// errBadWeights refuses paths by weight where some weight cannot be summed.
var errBadWeights = fmt.Errorf("%w: a store does not tell which; get the dossier as files (dossier pull) and see what check says", path.ErrWeight)

// meetByWeight expands the nearest actors of either side until the paths that are found
// are the best of all. Where every actor nearer than r to FROM was expanded, and every
// one nearer than s to TO, each path that weighs less than r+s and the least weight of an
// arc lies wholly in what was fetched: its last actor nearer than r was expanded from
// FROM, the next one lies at r or beyond, and the one after that is nearer than s to TO.
// Weights in the store are at most those that the filter leaves.
func (d *demands) meetByWeight(ctx context.Context, need *demand) (certificate, error) {
	w := newWalk(need, d.arcs, need.question.Direction)
	var err error
	if w.lets, err = d.known(ctx, need); err != nil {
		return certificate{}, err
	}
	from, to := newReach(need.from, need.to, d.part.ties(need.from)), newReach(need.to, need.from, d.part.ties(need.to))
	from.forward = true
	from.other, to.other = to, from
	wanted := 0.0 // what the paths weigh that were found last
	for {
		over := from.radius() == math.Inf(1) || to.radius() == math.Inf(1)
		sure := from.radius() + to.radius() + d.part.Head().LeastWeight
		if over || sure > wanted && sure > min(from.best, to.best) {
			if err := d.part.addPairs(ctx, w.within(need.from, need.to, sure)); err != nil {
				return certificate{}, err
			}
			a, err := d.find(ctx, need)
			if err != nil || over {
				return certificate{all: true}, err
			}
			heaviest, enough := heaviest(&a, max(1, need.question.K))
			if enough && heaviest < sure {
				return certificate{all: true}, nil
			}
			wanted = sure + d.part.Head().LeastWeight
			if enough {
				wanted = heaviest
			}
		}
		s := from
		if to.cost() < from.cost() {
			s = to
		}
		if err := w.settle(ctx, s); err != nil {
			return certificate{}, err
		}
	}
}

// heaviest gives a little more than the last of so many paths weighs, beyond what is lost
// in a sum of floating-point numbers.
func heaviest(a *path.Answer, k int) (weight float64, enough bool) {
	for _, p := range a.Paths[:min(k, len(a.Paths))] {
		weight = max(weight, p.Weight)
	}
	return weight*(1+1e-9) + 1e-6, len(a.Paths) >= k
}

// reach is what was reached from one end, by weight.
type reach struct {
	forward bool
	stop    string // the other end
	least   map[string]float64
	done    map[string]bool // whose arcs were fetched
	queue   waiting
	other   *reach
	best    float64 // what the lightest way weighs that was seen when both sides had met
}

// waiter is an actor whose arcs are still to be fetched.
type waiter struct {
	id   string
	far  float64
	ties int
}

// waiting is a queue of actors, the nearest first, then by id.
type waiting []waiter

func (q waiting) Len() int { return len(q) }
func (q waiting) Less(i, k int) bool {
	return q[i].far < q[k].far || q[i].far == q[k].far && q[i].id < q[k].id
}
func (q waiting) Swap(i, k int) { q[i], q[k] = q[k], q[i] }

// Push is for package heap.
func (q *waiting) Push(x any) { *q = append(*q, x.(waiter)) }

// Pop is for package heap.
func (q *waiting) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

func newReach(id, stop string, ties int) *reach {
	return &reach{stop: stop, least: map[string]float64{id: 0}, done: map[string]bool{}, queue: waiting{{id: id, ties: ties}}, best: math.Inf(1)}
}

// radius is how far everything was expanded: all that is nearer. It is infinite where
// nothing waits.
func (r *reach) radius() float64 {
	r.tidy()
	if len(r.queue) == 0 {
		return math.Inf(1)
	}
	return r.queue[0].far
}

// tidy drops from the front of the queue what is there twice.
func (r *reach) tidy() {
	for len(r.queue) > 0 && r.done[r.queue[0].id] {
		heap.Pop(&r.queue)
	}
}

// cost is how many arcs the nearest that waits has.
func (r *reach) cost() int {
	r.tidy()
	if len(r.queue) == 0 {
		return 0
	}
	return r.queue[0].ties
}

// settledAtOnce is how many actors are expanded in one trip at least. To expand more than
// need be is never wrong.
const settledAtOnce = 64

// next takes the actors off the queue that are expanded next: the nearest, all that are
// as far as the last of them, and the more the more there were before.
func (r *reach) next() (ids []string) {
	most, far := max(settledAtOnce, len(r.done)/2), 0.0
	for {
		if r.tidy(); len(r.queue) == 0 || len(ids) >= most && r.queue[0].far > far {
			return ids
		}
		at := heap.Pop(&r.queue).(waiter)
		r.done[at.id], far = true, at.far
		ids = append(ids, at.id)
	}
}

// settle fetches the arcs of the actors that are nearest on one side.
func (w *walk) settle(ctx context.Context, r *reach) error {
	ids := r.next()
	along := w.in
	if r.forward {
		along = w.out
	}
	return w.arcs.fetch(ctx, along, ids, func(id string, list []arc) {
		for _, a := range list {
			if a.other == id || w.avoid[a.other] {
				continue
			}
			step := [2]string{id, a.other}
			if !r.forward {
				step = [2]string{a.other, id}
			}
			if !w.note(step, a.weight) {
				continue
			}
			far := r.least[id] + a.weight
			if least, known := r.least[a.other]; known && least <= far {
				continue
			}
			r.least[a.other] = far
			if rest, met := r.other.least[a.other]; met {
				r.best = min(r.best, far+rest)
			}
			if a.other == r.stop {
				continue
			}
			delete(r.done, a.other) // reached over a lighter way once its arcs were here: they are not fetched again
			heap.Push(&r.queue, waiter{a.other, far, a.ties})
		}
	})
}

// within lists the pairs on walks that weigh less than a sum, in what was fetched.
func (w *walk) within(from, to string, sum float64) (pairs [][2]string) {
	forth, back := map[string]map[string]float64{}, map[string]map[string]float64{}
	add := func(next map[string]map[string]float64, a, b string, weight float64) {
		if next[a] == nil {
			next[a] = map[string]float64{}
		}
		next[a][b] = weight
	}
	for step, weight := range w.steps {
		add(forth, step[0], step[1], weight)
		add(back, step[1], step[0], weight)
	}
	after, before := weights(forth, from), weights(back, to)
	for step, weight := range w.steps {
		x, reached := after[step[0]]
		y, reaches := before[step[1]]
		if reached && reaches && x+weight+y < sum {
			pairs = append(pairs, step)
		}
	}
	return sortedPairs(pairs)
}

// weights weighs the ways from an actor to all others (Dijkstra, "A note on two problems in
// connexion with graphs", Numerische Mathematik 1, 1959).
func weights(next map[string]map[string]float64, from string) map[string]float64 {
	least, queue := map[string]float64{from: 0}, waiting{{id: from}}
	for len(queue) > 0 {
		at := heap.Pop(&queue).(waiter)
		if at.far > least[at.id] {
			continue
		}
		for other, weight := range next[at.id] {
			far := at.far + weight
			if known, met := least[other]; !met || far < known {
				least[other] = far
				heap.Push(&queue, waiter{id: other, far: far})
			}
		}
	}
	return least
}
