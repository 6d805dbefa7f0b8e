package path_test

import (
	"math"
	"slices"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

// The oracle lists every path by depth-first search and tries every way to
// walk it, claim by claim. It shares nothing with the searches but the view.

// step is one way to walk a hop: a claim of a tie.
type step struct {
	tie   graph.Tie
	grade data.Grade
	nano  int64 // weight in thousand-millionths
	first data.Day
	last  data.Day
}

type oracle struct {
	v     *graph.View
	q     path.Question
	steps [][][]step // by node and node
}

func newOracle(v *graph.View, q path.Question) *oracle {
	g := v.Graph()
	o := &oracle{v: v, q: q, steps: make([][][]step, g.NumActors())}
	for i := range o.steps {
		o.steps[i] = make([][]step, g.NumActors())
	}
	for t := range graph.Tie(g.NumTies()) {
		if !v.Has(t) {
			continue
		}
		from, to := g.Ends(t)
		forward, backward := ways(g.Relation(t), q.Direction)
		for _, c := range v.Claims(t) {
			first, last := g.Span(c)
			if !q.TimeRespecting {
				first, last = data.MinDay, data.MaxDay
			}
			s := step{t, v.Grade(t), int64(math.Round(v.Weight(t) * 1e9)), first, last}
			if forward {
				o.steps[from][to] = append(o.steps[from][to], s)
			}
			if backward {
				o.steps[to][from] = append(o.steps[to][from], s)
			}
		}
	}
	return o
}

func ways(r *data.Relation, d graph.Direction) (forward, backward bool) {
	switch d {
	case graph.AsWritten:
		return true, r.Symmetric
	case graph.EitherWay:
		return true, true
	}
	forward = r.Influence == data.Forward || r.Influence == data.Both
	backward = r.Influence == data.Backward || r.Influence == data.Both
	if r.Symmetric {
		return forward || backward, forward || backward
	}
	return forward, backward
}

// found is a path as the oracle knows it.
type found struct {
	nodes []graph.Node
	grade data.Grade
	nano  int64
	ties  []map[graph.Tie]bool // by hop: those with a part in some way to walk it
}

// all returns every path that answers the question but for K and MaxHops, in order.
func (o *oracle) all() []found {
	var list []found
	var visit func(nodes []graph.Node)
	visit = func(nodes []graph.Node) {
		n := nodes[len(nodes)-1]
		if n == o.q.To {
			if f, ok := o.walk(nodes); ok {
				list = append(list, f)
			}
			return
		}
		for to := range graph.Node(len(o.steps)) {
			if len(o.steps[n][to]) > 0 && !slices.Contains(nodes, to) && !slices.Contains(o.q.Avoid, to) {
				visit(append(slices.Clone(nodes), to))
			}
		}
	}
	visit([]graph.Node{o.q.From})
	slices.SortFunc(list, o.compare)
	return list
}

func (o *oracle) compare(a, b found) int {
	if o.q.By == path.ByEvidence && a.grade != b.grade {
		return int(b.grade) - int(a.grade)
	}
	if o.q.By == path.ByWeight && a.nano != b.nano {
		return int(a.nano - b.nano)
	}
	if len(a.nodes) != len(b.nodes) {
		return len(a.nodes) - len(b.nodes)
	}
	return slices.Compare(a.nodes, b.nodes)
}

// walk tries every way to walk a sequence of nodes.
func (o *oracle) walk(nodes []graph.Node) (found, bool) {
	for _, v := range o.q.Via {
		if !slices.Contains(nodes, v) {
			return found{}, false
		}
	}
	f := found{nodes: nodes, nano: math.MaxInt64}
	for range nodes[1:] {
		f.ties = append(f.ties, map[graph.Tie]bool{})
	}
	walked := false
	var chosen []step
	var try func(i int, day data.Day)
	try = func(i int, day data.Day) {
		if i == len(nodes)-1 {
			walked = true
			grade, nano := data.Grade(5), int64(0)
			for hop, s := range chosen {
				f.ties[hop][s.tie] = true
				grade = min(grade, s.grade)
				nano += s.nano
			}
			f.grade, f.nano = max(f.grade, grade), min(f.nano, nano)
			return
		}
		for _, s := range o.steps[nodes[i]][nodes[i+1]] {
			if next := max(day, s.first); next <= s.last {
				chosen = append(chosen, s)
				try(i+1, next)
				chosen = chosen[:len(chosen)-1]
			}
		}
	}
	try(0, data.MinDay)
	return f, walked
}

// answer is what Find should give, as far as MaxHops lets it.
func (o *oracle) answer(all []found) []path.Path {
	var list []path.Path
	for _, f := range all {
		if o.q.MaxHops > 0 && len(f.nodes)-1 > o.q.MaxHops {
			continue
		}
		p := path.Path{Grade: f.grade}
		if o.q.By == path.ByWeight {
			p.Weight = float64(f.nano) / 1e9
		}
		for i, ties := range f.ties {
			h := path.Hop{From: f.nodes[i], To: f.nodes[i+1]}
			for t := range ties {
				h.Ties = append(h.Ties, t)
			}
			slices.SortFunc(h.Ties, func(a, b graph.Tie) int {
				if x, y := o.v.Grade(a), o.v.Grade(b); x != y {
					return int(y) - int(x)
				}
				return int(a) - int(b)
			})
			p.Hops = append(p.Hops, h)
		}
		list = append(list, p)
		if !o.q.All && len(list) == max(o.q.K, 1) {
			break
		}
	}
	return list
}
