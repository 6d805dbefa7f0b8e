package graphviz

import (
	"context"
	"time"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// Layout is a layout of Graphviz.
type Layout struct {
	Program   Program
	Flow      render.Flow   // of layers; no other program regards it
	Runner    Runner        // who runs the program
	TimeLimit time.Duration // see [Runner]
}

// Place is the layout as a [draft.Layout]. It fails with an [Error] where the
// program does, and with the error of ctx.
func (l Layout) Place(ctx context.Context, d *draft.Draft) (*draft.Positions, error) {
	j := job{Layout: l, Draft: d}
	if l.Program == Dot && len(d.Figure.Groups) == 0 {
		j.turned = turned(d.Figure)
	}
	p, err := j.run(ctx)
	if err != nil {
		return nil, err
	}
	for i, c := range p.Curves {
		if j.turned != nil && j.turned[i] {
			p.Curves[i] = c.Reversed()
		}
	}
	return p, nil
}

// Lead leads lines around actors that stand at given places, in a figure without
// groups.
func Lead(ctx context.Context, d *draft.Draft, at []render.Point, r Runner, limit time.Duration) (*draft.Positions, error) {
	j := job{Layout: Layout{Program: nop, Flow: d.Figure.Flow, Runner: r, TimeLimit: limit}, Draft: d, at: at}
	p, err := j.run(ctx)
	if err != nil {
		return nil, err
	}
	moveTo(p, at)
	return p, nil
}

// job is what a program is given.
type job struct {
	Layout
	*draft.Draft
	at     []render.Point // the places of actors, where they are given
	turned []bool         // links that are told the other way round; nil: none
}

// run has the drawing laid out.
func (j *job) run(ctx context.Context) (*draft.Positions, error) {
	f := j.Figure
	answer, err := j.Runner.Run(ctx, string(j.Program), j.source(), j.TimeLimit)
	if err != nil {
		return nil, err
	}
	p, err := readPositions(answer, len(f.Nodes), len(f.Links), len(f.Groups))
	if err != nil {
		return nil, misread(err)
	}
	p.Bundled = j.Program != Dot // only dot keeps the ties of a pair apart by itself
	return p, nil
}

// moveTo puts an answer, whose origin is its own and whose numbers have five
// digits, to where the actors are.
func moveTo(p *draft.Positions, centres []render.Point) {
	by := geom.Sub(centres[0], p.Centres[0])
	for i := range p.Curves {
		for k := range p.Curves[i] {
			p.Curves[i][k] = geom.QuantisePoint(geom.Add(p.Curves[i][k], by))
		}
		p.Labels[i] = geom.QuantisePoint(geom.Add(p.Labels[i], by))
	}
	p.Centres = centres
}
