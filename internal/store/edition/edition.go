package edition

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/ask"
	"dossier/internal/store"
)

// Edition is a dossier ready to be pushed.
type Edition struct {
	Head       store.Head
	g          *graph.Graph
	view       *graph.View // in which nothing is withdrawn
	qualifiers map[string]string
	arcsOf     []int             // how many arcs each actor has, either way, by node
	tiesOf     []int             // and how many of them tie it to others
	disputes   map[string]string // the name of its dispute, by the id of a claim
}

// Of makes the edition of a dossier under the name that the dossier has in a store. It
// builds the index of the dossier and keeps it. Version is that of the program.
func Of(ctx context.Context, d *data.Dossier, name, version string) (*Edition, error) {
	g, err := graph.Build(ctx, d)
	if err != nil {
		return nil, err
	}
	e := &Edition{g: g, arcsOf: make([]int, g.NumActors()), tiesOf: make([]int, g.NumActors())}
	if e.view, err = g.View(ctx, graph.Filter{}); err != nil {
		return nil, err
	}
	if e.qualifiers, err = g.Qualifiers(ctx); err != nil {
		return nil, err
	}
	d = g.Dossier()
	digest, err := d.Digest(ctx)
	if err != nil {
		return nil, err
	}
	e.Head = store.Head{Schema: store.Schema, Dossier: name, Digest: digest, Title: d.Title, Description: d.Description,
		Relations: d.Relations, LeftOut: d.LeftOut, Doubts: e.doubts(),
		Counts: store.Counts{Actors: g.NumActors(), Ties: g.NumTies(), Claims: d.Claims.Count(), Sources: len(d.Sources)}}
	if e.Head.Overview, err = overview(ctx, g, version); err != nil {
		return nil, err
	}
	e.nameDisputes()
	e.countArcs()
	e.Head.Edition, err = e.name(ctx)
	return e, err
}

// overview answers what the whole dossier holds, which nobody can tell from a part.
func overview(ctx context.Context, g *graph.Graph, version string) ([]byte, error) {
	a, err := ask.Ask(ctx, ask.NewMemory(g, version), ask.Question{})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = answer.Write(ctx, &b, a)
	return b.Bytes(), err
}

// doubts are the standing decisions that nobody can tell two actors apart, with the ids
// that the actors go by now.
func (e *Edition) doubts() (doubts []data.Decision) {
	d := e.g.Dossier()
	index := data.NewIndex(d)
	for _, decision := range d.Decisions {
		if decision.Verdict != data.Unsure || !decision.Stands() || len(decision.Actors) != 2 {
			continue
		}
		first, known := index.Actor(decision.Actors[0])
		second, also := index.Actor(decision.Actors[1])
		if known && also && first != second {
			decision.Actors = []string{d.Actors[first].ID, d.Actors[second].ID}
			doubts = append(doubts, decision)
		}
	}
	return doubts
}

// nameDisputes names each dispute by the smallest id of its claims, so that the order of
// the input does not show.
func (e *Edition) nameDisputes() {
	d := e.g.Dossier()
	e.disputes = map[string]string{}
	for i := range d.Claims.Disputes() {
		var ids []string
		for _, at := range d.Claims.Dispute(i) {
			ids = append(ids, d.ClaimID(int(at)))
		}
		name := slices.Min(ids)
		for _, id := range ids {
			e.disputes[id] = name
		}
	}
}

func (e *Edition) countArcs() {
	g := e.g
	least := 1.0
	for t := range graph.Tie(g.NumTies()) {
		from, to := g.Ends(t)
		n := len(g.Claims(t))
		e.Head.Counts.Arcs += n
		e.arcsOf[from] += n
		if to != from {
			e.arcsOf[to] += n
			e.tiesOf[from] += n
			e.tiesOf[to] += n
		}
		for _, c := range g.Claims(t) {
			w := weightOf(g, c)
			e.Head.BadWeights = e.Head.BadWeights || !data.ValidWeight(w)
			least = min(least, w)
		}
	}
	if !e.Head.BadWeights {
		e.Head.LeastWeight = least
	}
}

// weightOf is what a claim weighs: 1 where nobody says.
func weightOf(g *graph.Graph, c graph.ClaimRef) float64 {
	if w := g.Claim(c).Weight; w != nil {
		return *w
	}
	return 1
}

// name is the digest of the dossier where that tells all that is stored of it. The rows
// of tables and what was left out of them are no part of it, but answers tell them.
func (e *Edition) name(ctx context.Context) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, "dossier edition", e.Head.Digest)
	more := len(e.Head.LeftOut) > 0
	for _, l := range e.Head.LeftOut {
		fmt.Fprintf(h, "%q %d\n", l.File, l.Rows)
	}
	err := e.eachClaim(ctx, func(c *data.Claim) error {
		more = hashRows(h, c) || more
		return nil
	})
	if err != nil || !more {
		return e.Head.Digest, err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashRows hashes where a claim stands in tables, and reports whether it does.
func hashRows(h hash.Hash, c *data.Claim) (any bool) {
	for i := range c.Said {
		if c.Said[i].Row > 0 {
			any = true
			fmt.Fprintf(h, "%s %d %d\n", c.ID, i, c.Said[i].Row)
		}
	}
	return any
}

// lookEvery is how many claims, actors or ties pass between two looks at the context.
const lookEvery = 1 << 10

func due(ctx context.Context, i int) error {
	if i%lookEvery == 0 {
		return ctx.Err()
	}
	return nil
}

// eachClaim visits every claim once, in the order of ties.
func (e *Edition) eachClaim(ctx context.Context, visit func(*data.Claim) error) error {
	seen := make([]bool, e.g.NumClaims())
	for t := range graph.Tie(e.g.NumTies()) {
		if err := due(ctx, int(t)); err != nil {
			return err
		}
		for _, ref := range e.g.Claims(t) {
			if seen[ref] {
				continue
			}
			seen[ref] = true
			c := e.g.Claim(ref)
			if err := visit(&c); err != nil {
				return err
			}
		}
	}
	return nil
}
