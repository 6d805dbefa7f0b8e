package path

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"dossier/graph"
)

// Errors that a caller may want to tell apart.
var (
	ErrSameActor = errors.New("path: from and to are the same actor; a path needs two")
	ErrConflict  = errors.New("path: the question contradicts itself")
	ErrTooMany   = errors.New("path: more actors to pass than a question can have")
	ErrWeight    = errors.New("path: a tie has a weight that cannot be summed")
)

// Find answers a question about paths in a view. It returns an error where the
// question makes no sense (an unknown node, the same actor at both ends, an
// actor both to pass and to avoid, a negative bound) and where a question by
// weight meets a view with a weight that is negative or above 2^53. That there is
// no path is an answer without paths and no error, and so is a search that was
// cut short.
//
// Whether the kinds of the view's filter let an actor pass is settled by the
// view itself, as a tie passes with both its ends; name the ends of the path in
// Filter.Keep to exempt them.
//
// A question for the best path costs a search from both ends (see
// bidirectional_bfs.go, evidence.go and, by weight, bidirectional_dijkstra.go, or
// dijkstra.go for the first question to a view and for weights without a common unit); for the k best, such a search and one bounded detour
// or so for each path given (yen.go); for all, time in proportion to what is
// found (enumerate.go). Questions with Via or TimeRespecting are answered path by path
// in order of their bounds (astar.go), which may meet the budget.
func Find(ctx context.Context, v *graph.View, q Question) (Answer, error) {
	if err := q.check(v.Graph()); err != nil {
		return Answer{}, err
	}
	sc := takeScratch(v.Graph().NumActors())
	defer sc.giveBack()
	f, err := sc.begin(ctx, v, q)
	if err != nil {
		return Answer{}, err
	}
	switch {
	case f.s.m.ended():
	case len(f.s.q.Via) > 0 || q.TimeRespecting:
		f.guided()
	case q.All:
		f.all()
	default:
		f.best()
	}
	return f.answer(), nil
}

// finder gathers the paths of one answer.
type finder struct {
	s     *space
	sc    *scratch
	build builder
	paths []Path
	cut   bool // MaxHops kept paths out
}

// enough reports whether as many paths were found as were asked for.
func (f *finder) enough() bool { return !f.s.q.All && len(f.paths) >= f.s.q.K }

// give adds the next path. It reports whether there is budget for it.
func (f *finder) give(nodes []graph.Node) bool {
	if len(f.paths) > 0 && !f.s.m.spend(pathCharge+hopCharge*len(nodes)) {
		return false
	}
	f.paths = append(f.paths, f.build.path(nodes))
	return true
}

func (f *finder) answer() Answer {
	a := Answer{Paths: f.paths, Complete: true}
	switch {
	case f.enough():
	case f.s.m.ended():
		a.Complete, a.Bound = false, f.s.m.why
	case f.cut:
		a.Complete, a.Bound = false, fmt.Sprintf("max-hops %d", f.s.q.MaxHops)
	}
	return a
}

// check refuses questions that make no sense.
func (q *Question) check(g *graph.Graph) error {
	for _, nodes := range [...][]graph.Node{{q.From, q.To}, q.Via, q.Avoid} {
		for _, n := range nodes {
			if int(n) >= g.NumActors() {
				return fmt.Errorf("path: there is no actor number %d; the graph has %d", n, g.NumActors())
			}
		}
	}
	switch {
	case q.From == q.To:
		return ErrSameActor
	case q.K < 0 || q.MaxHops < 0 || q.Budget < 0:
		return fmt.Errorf("%w: the number of paths, the hops and the budget cannot be negative", ErrConflict)
	case q.By > ByWeight:
		return fmt.Errorf("path: there is no choice number %d", q.By)
	case q.Direction > graph.EitherWay:
		return fmt.Errorf("path: there is no direction number %d", q.Direction)
	}
	for _, n := range q.Avoid {
		if n == q.From || n == q.To || slices.Contains(q.Via, n) {
			return fmt.Errorf("%w: %s is both to be passed and to be avoided", ErrConflict, g.Actor(n).ID)
		}
	}
	if len(q.Via) > MaxVia {
		return fmt.Errorf("%w: %d, at most %d", ErrTooMany, len(q.Via), MaxVia)
	}
	return nil
}

// settle fills in what the zero values stand for and drops from Via what asks
// for nothing more.
func (q *Question) settle() {
	if q.K == 0 {
		q.K = 1
	}
	if q.Budget == 0 {
		q.Budget = DefaultBudget
	}
	if q.All && q.MaxHops == 0 {
		q.MaxHops = DefaultMaxHops
	}
	if len(q.Via) == 0 {
		return
	}
	via := slices.Clone(q.Via)
	slices.Sort(via)
	q.Via = slices.DeleteFunc(slices.Compact(via), func(n graph.Node) bool { return n == q.From || n == q.To })
}
