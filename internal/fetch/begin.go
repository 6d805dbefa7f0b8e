package fetch

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"dossier/data/answer"
	"dossier/graph"
	"dossier/graph/ask"
	"dossier/internal/store"
)

// overview gives what was worked out of the whole dossier when it was pushed.
func (e *Engine) overview(ctx context.Context, q ask.Question) (answer.Answer, error) {
	a, err := answer.Read(bytes.NewReader(e.edition.Head().Overview))
	if err != nil {
		return nil, fmt.Errorf("the overview in the store cannot be read: %w", err)
	}
	base := a.Common()
	base.Dossier.Version = e.version
	base.Asked.Command = q.CommandLine()
	return a, e.edition.Check(ctx)
}

// begin fetches what a question is about, whatever paths it asks for.
func (d *demands) begin(ctx context.Context, q ask.Question) error {
	names := slices.Concat(q.Actors, q.Network.Path, q.Network.Highlight, q.Network.Expand, q.Network.Hide, q.Path.Via, q.Path.Avoid, q.Filter.WithoutVoices)
	if q.Filter.AccordingTo != "" {
		names = append(names, q.Filter.AccordingTo)
	}
	if err := d.part.addNames(ctx, names); err != nil {
		return err
	}
	if err := d.part.addSourceNames(ctx, q.Filter.WithoutSources); err != nil {
		return err
	}
	g, err := d.part.graph(ctx)
	if err != nil {
		return err
	}
	asked, known := idsOf(g, q.Actors)
	expanded, also := idsOf(g, q.Network.Expand)
	if !known || !also {
		return nil // the answer says so
	}
	switch q.Verb {
	case answer.VerbClaims:
		return d.part.addAround(ctx, asked)
	case answer.VerbShow:
		return d.show(ctx, asked)
	case answer.VerbDraw:
		if len(expanded) > 0 {
			if err := d.part.addAround(ctx, expanded); err != nil {
				return err
			}
		}
		if len(asked) > 0 {
			return d.neighbourhood(ctx, q, asked)
		}
	}
	return nil
}

// idsOf looks up names among the actors that are here.
func idsOf(g *graph.Graph, names []string) (ids []string, known bool) {
	for _, name := range names {
		n, err := g.Find(name)
		if err != nil {
			return nil, false
		}
		ids = append(ids, g.Actor(n).ID)
	}
	return ids, true
}

// show fetches the ties of an actor, what it says anywhere, and who may be it.
func (d *demands) show(ctx context.Context, asked []string) error {
	if err := d.part.addAround(ctx, asked); err != nil {
		return err
	}
	words, err := d.part.look(ctx, store.Words, asked)
	if err != nil {
		return err
	}
	if err := d.part.addClaims(ctx, words); err != nil {
		return err
	}
	var doubted []string
	for _, doubt := range d.part.Head().Doubts {
		if slices.ContainsFunc(doubt.Actors, func(id string) bool { return slices.Contains(asked, id) }) {
			doubted = append(doubted, doubt.Actors...)
		}
	}
	return d.part.addActors(ctx, doubted)
}

// neighbourhood fetches the actors around some, and all that is between any two of them.
func (d *demands) neighbourhood(ctx context.Context, q ask.Question, asked []string) error {
	g, err := d.part.graph(ctx)
	if err != nil {
		return err
	}
	filter, err := ask.NewPart(g, d.e.version, ask.Part{}).Filter(q)
	if err != nil {
		return nil // the answer says so
	}
	w := newWalk(&demand{filter: filter}, d.arcs, graph.EitherWay)
	reached := newSide(asked)
	for range max(1, q.Network.Hops) {
		if err := w.expand(ctx, reached, true); err != nil {
			return err
		}
	}
	members := make([]string, 0, len(reached.hops))
	for id := range reached.hops {
		members = append(members, id)
	}
	slices.Sort(members)
	return d.part.addAmong(ctx, members)
}
