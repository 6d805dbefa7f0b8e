package graphviz

import (
	"context"
	"time"

	"dossier/render"
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
	if j.placesAlone() {
		if err := keepApart(ctx, d, p); err != nil {
			return nil, err
		}
	}
	for i, c := range p.Curves {
		if j.turned != nil && j.turned[i] {
			p.Curves[i] = c.Reversed()
		}
	}
	return p, nil
}

// job is what a program is given.
type job struct {
	Layout
	*draft.Draft
	turned []bool // links that are told the other way round; nil: none
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
