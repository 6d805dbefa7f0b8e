package fetch

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/ask"
	"dossier/graph/path"
)

// demands answers one question: it keeps what is here and which searches that suffices for.
type demands struct {
	e    *Engine
	part *part
	arcs *arcs
	met  map[string]certificate // by the key of the search
}

// demand is a search for paths, in ids: the numbers of nodes change as the part grows.
type demand struct {
	filter   graph.Filter
	from, to string
	via      []string
	avoid    []string
	// question has the rest; its nodes mean nothing.
	question path.Question
}

// Error makes a demand the cause why a question was broken off.
func (d *demand) Error() string { return "more of the dossier is needed: " + d.key() }

func (d *demand) key() string {
	q := d.question
	return fmt.Sprintf("%+v|%s|%s|%q|%q|%d %d %d %t %d %t", d.filter, d.from, d.to, d.via, d.avoid, q.Direction, q.By, q.K, q.All, q.MaxHops, q.TimeRespecting)
}

func newDemands(e *Engine) *demands {
	p := newPart(e.edition, e.budget)
	return &demands{e: e, part: p, arcs: newArcs(e.edition, e.budget), met: map[string]certificate{}}
}

// round puts the question to what is here. Where that does not suffice it fetches more,
// and again is true.
func (d *demands) round(ctx context.Context, q ask.Question) (a answer.Answer, again bool, err error) {
	g, err := d.part.graph(ctx)
	if err != nil {
		return nil, false, err
	}
	if q.Verb == answer.VerbClaims { // which searches nothing, and is made while it is read
		a, err := ask.NewPart(g, d.e.version, ask.Part{Digest: d.part.Head().Digest, Tied: d.part.tied}).Answer(ctx, q)
		return a, false, err
	}
	asking, breakOff := context.WithCancelCause(ctx)
	defer breakOff(nil)
	search := func(ctx context.Context, v *graph.View, q path.Question) (path.Answer, error) {
		need := demandOf(v, q)
		c, met := d.met[need.key()]
		if !met {
			breakOff(need)
			return path.Answer{}, need
		}
		if c.none != nil {
			return *c.none, nil
		}
		found, err := path.Find(ctx, v, q)
		if found = c.keep(found); err == nil && len(found.Paths) == 0 && ctx.Err() == nil {
			c.none = &found
			d.met[need.key()] = c
		}
		return found, err
	}
	a, err = ask.NewPart(g, d.e.version, ask.Part{Digest: d.part.Head().Digest, Search: search, Tied: d.part.tied}).Answer(asking, q)
	var need *demand
	if ctx.Err() != nil {
		return nil, false, ctx.Err()
	}
	if errors.As(context.Cause(asking), &need) {
		c, err := d.meet(ctx, need)
		d.met[need.key()] = c
		return nil, true, err
	}
	if err != nil {
		return a, false, err
	}
	again, err = d.scope(ctx, a)
	return a, again, err
}

func demandOf(v *graph.View, q path.Question) *demand {
	g := v.Graph()
	ids := func(nodes []graph.Node) (list []string) {
		for _, n := range nodes {
			list = append(list, g.Actor(n).ID)
		}
		slices.Sort(list)
		return list
	}
	return &demand{filter: v.Filter(), from: g.Actor(q.From).ID, to: g.Actor(q.To).ID, via: ids(q.Via), avoid: ids(q.Avoid), question: q}
}

// find searches what is here as a demand says.
func (d *demands) find(ctx context.Context, need *demand) (path.Answer, error) {
	g, err := d.part.graph(ctx)
	if err != nil {
		return path.Answer{}, err
	}
	v, err := g.View(ctx, need.filter)
	if err != nil {
		return path.Answer{}, err
	}
	q := need.question
	nodes := func(ids []string) (list []graph.Node) {
		for _, id := range ids {
			if n, ok := g.NodeOf(id); ok {
				list = append(list, n)
			}
		}
		return list
	}
	q.From, q.To = nodes([]string{need.from})[0], nodes([]string{need.to})[0]
	q.Via, q.Avoid = nodes(need.via), nodes(need.avoid)
	return path.Find(ctx, v, q)
}
