package layout

import (
	"context"

	"dossier/render"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/graphviz"
	"dossier/render/layout/internal/route"
)

// plan is one way to lay a figure out.
type plan struct {
	engine Engine
	flow   render.Flow
	wrap   draft.Wrap
}

// String names a plan.
func (p plan) String() string {
	s := string(p.engine)
	if p.engine == Dot {
		s += map[render.Flow]string{render.LeftToRight: " from left to right", render.TopToBottom: " from top to bottom"}[p.flow]
	}
	if p.wrap == draft.Narrow {
		s += " with narrow texts"
	}
	return s
}

// layout is the layout that a plan names.
func (p plan) layout(opt Options) draft.Layout {
	return graphviz.Layout{Program: graphviz.Program(p.engine), Flow: p.flow, Runner: opt.runner(), TimeLimit: opt.TimeLimit}.Place
}

// place gives everything in a draft its place, and notes in the plan which of our layouts
// was taken.
func (p *plan) place(ctx context.Context, d *draft.Draft, opt Options) (*draft.Positions, error) {
	if !isOwn(p.engine) {
		return p.layout(opt)(ctx, d)
	}
	o := &own{engine: p.engine, sheet: opt.sheet(), boxes: hasBoxes(d.Figure)}
	at, err := o.place(ctx, d)
	p.engine = o.used
	return at, err
}

// follow draws a figure by a plan, and notes in it which of our layouts was taken.
func follow(ctx context.Context, f *render.Figure, pl *plan, opt Options) (*draft.Drawing, error) {
	d := draft.Measure(f, pl.wrap)
	p, err := pl.place(ctx, d, opt)
	if err != nil {
		return nil, err
	}
	if opt.Width > 0 && pl.wrap == draft.Narrow && len(f.Groups) == 0 && !p.Settled {
		return squeezed(ctx, d, p, opt)
	}
	return route.Draw(ctx, d, p)
}

// squeezed draws a figure for a column: as the engine has placed it if that
// fits, else squeezed, by some more where lines that bow out take up what was won.
func squeezed(ctx context.Context, d *draft.Draft, p *draft.Positions, opt Options) (dr *draft.Drawing, err error) {
	wide := opt.sheet().RoomIn()
	for _, share := range [...]float64{1, 0.92, 0.84} {
		tight := p.Clone()
		if err := graphviz.Squeeze(ctx, d, tight, share*wide); err != nil {
			return nil, err
		}
		dr, err = route.Draw(ctx, d, tight)
		if err != nil || dr.Bounds.W <= wide {
			break
		}
	}
	return dr, err
}
