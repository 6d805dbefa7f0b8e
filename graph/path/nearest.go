package path

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"dossier/graph"
)

// NearMiss is the path that a question misses most narrowly.
type NearMiss struct {
	Path Path
	// View and Question are those under which Find gives Path.
	View     *graph.View
	Question Question
	// Lifted are the limits that hid the path.
	Lifted []Limit
}

// Flags returns the options that set the limits lifted: "--status".
func (n *NearMiss) Flags() []string {
	flags := make([]string, len(n.Lifted))
	for i, l := range n.Lifted {
		flags[i] = "--" + l.Kind.String()
	}
	return flags
}

// Words say it: "with contested claims: 3 hops".
func (n *NearMiss) Words() string {
	words := make([]string, len(n.Lifted))
	for i, l := range n.Lifted {
		words[i] = l.Words
	}
	hops := " hops"
	if len(n.Path.Hops) == 1 {
		hops = " hop"
	}
	return strings.Join(words, " and ") + ": " + strconv.Itoa(len(n.Path.Hops)) + hops
}

// Nearest looks for the path that a question without an answer misses most
// narrowly. It lifts first what was asked for, then what is left out unless asked
// for (denied claims, planned and possible ones), and only then the direction,
// for a path against it says least. Among limits as ready to be lifted it finds
// the path with the fewest of them lifted, then with the fewest hops, then with
// those that come first in the order of [LimitKind]: each by itself, as little as
// may be, then altogether, then every two of them; failing that, limits are put
// back one after the other for as long as a path is left. It returns nil where
// there is no path with every limit lifted; [Untied] tells whether that is because
// an actor has no ties at all.
//
// Every attempt lays a filter over the graph and searches it: some tens of them
// for a question with several limits. Where the context ends before the
// narrowest miss is found, the answer is a path that may lift more than it must, or
// the context's error.
func Nearest(ctx context.Context, g *graph.Graph, f graph.Filter, q Question) (*NearMiss, error) {
	return Search(Find).Nearest(ctx, g, f, q)
}

// Nearest is the function of this name with another search than [Find].
func (search Search) Nearest(ctx context.Context, g *graph.Graph, f graph.Filter, q Question) (*NearMiss, error) {
	if err := q.check(g); err != nil {
		return nil, err
	}
	if _, err := g.View(ctx, f); err != nil {
		return nil, err
	}
	if q.All && q.MaxHops == 0 {
		q.MaxHops = DefaultMaxHops
	}
	q.K, q.All = 1, false
	h := hunt{ctx: ctx, search: search, g: g, f: f, q: q}
	fine, coarse := lifts(g, f, q)
	for tier := range 3 {
		beyond := func(l lift) bool { return l.tier(f) > tier }
		h.fine = slices.DeleteFunc(slices.Clone(fine), beyond)
		h.coarse = slices.DeleteFunc(slices.Clone(coarse), beyond)
		if near := h.nearest(); near != nil {
			return near.miss(q), nil
		}
	}
	return nil, ctx.Err()
}

// Untied reports whether no claim whatever ties an actor to another.
func Untied(g *graph.Graph, n graph.Node) bool { return len(g.Rows(graph.EitherWay, false).Of(n)) == 0 }

// hunt is the search for the nearest path.
type hunt struct {
	ctx          context.Context
	search       Search
	g            *graph.Graph
	f            graph.Filter
	q            Question
	fine, coarse []lift
}

// catch is what an attempt found.
type catch struct {
	NearMiss
	lifts []lift
}

// nearest finds the path for which the fewest limits, and the fewest values of
// one, must be lifted, and among those the shortest; nil: there is none.
func (h *hunt) nearest() *catch {
	all := h.try(h.coarse)
	if all == nil {
		return nil
	}
	if near := h.best(singles(h.fine)); near != nil {
		return near
	}
	for size := 1; size <= len(h.fine)+1; size++ {
		near := h.best(singles(slices.DeleteFunc(slices.Clone(h.coarse), func(l lift) bool { return l.size() != size })))
		if near != nil {
			return near
		}
	}
	if near := h.best(pairs(h.coarse)); near != nil {
		return h.refine(near)
	}
	return h.refine(h.reduce(all))
}

// try searches with some limits lifted. It returns nil where it finds no path,
// or not in time.
func (h *hunt) try(lifts []lift) *catch {
	f, q := h.f, h.q
	for _, l := range lifts {
		l.apply(&f, &q)
	}
	v, err := h.g.View(h.ctx, f)
	if err != nil {
		return nil
	}
	q.By = ByHops
	a, err := h.search(h.ctx, v, q)
	if err != nil || len(a.Paths) == 0 {
		return nil
	}
	return &catch{NearMiss{Path: a.Paths[0], View: v, Question: q}, lifts}
}

// best returns the attempt with the fewest hops, the first of several.
func (h *hunt) best(attempts [][]lift) (best *catch) {
	for _, lifts := range attempts {
		if h.ctx.Err() != nil {
			break
		}
		if c := h.try(lifts); c != nil && (best == nil || len(c.Path.Hops) < len(best.Path.Hops)) {
			best = c
		}
	}
	return best
}

func singles(lifts []lift) (list [][]lift) {
	for i := range lifts {
		list = append(list, lifts[i:i+1])
	}
	return list
}

func pairs(lifts []lift) (list [][]lift) {
	for i := range lifts {
		for _, second := range lifts[i+1:] {
			list = append(list, []lift{lifts[i], second})
		}
	}
	return list
}

// reduce puts limits back one after the other, the last ones first, for as long
// as there is a path.
func (h *hunt) reduce(c *catch) *catch {
	for i := len(c.lifts) - 1; i >= 0 && h.ctx.Err() == nil; i-- {
		if fewer := h.try(slices.Delete(slices.Clone(c.lifts), i, i+1)); fewer != nil {
			c = fewer
		}
	}
	return c
}

// refine lifts limits only as far as the same number of hops needs.
func (h *hunt) refine(c *catch) *catch {
	if c == nil {
		return nil
	}
	for i := range c.lifts {
		for _, l := range h.fine {
			if l.Kind != c.lifts[i].Kind || h.ctx.Err() != nil {
				continue
			}
			finer := slices.Clone(c.lifts)
			finer[i] = l
			if got := h.try(finer); got != nil && len(got.Path.Hops) <= len(c.Path.Hops) {
				c = got
				break
			}
		}
	}
	return c
}

// miss makes the answer, with the path's weight where the question is by weight.
func (c *catch) miss(q Question) *NearMiss {
	miss := &c.NearMiss
	for _, l := range c.lifts {
		miss.Lifted = append(miss.Lifted, l.Limit)
	}
	if q.By == ByWeight {
		miss.Path = weighed(miss.View, miss.Question, miss.Path)
	}
	return miss
}

// weighed is a path with its weight, if its weights can be summed.
func weighed(v *graph.View, q Question, p Path) Path {
	q.By = ByWeight
	var m meter
	m.start(context.Background(), DefaultBudget)
	s := space{v: v, q: &q, m: &m}
	s.start()
	nodes := []graph.Node{q.From}
	for _, h := range p.Hops {
		nodes = append(nodes, h.To)
	}
	var good *float64
	if s.checkWeights(&good) != nil {
		return p
	}
	return (&builder{s: &s}).path(nodes)
}
