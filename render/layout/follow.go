package layout

import (
	"context"

	"dossier/render"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/graphviz"
	"dossier/render/layout/internal/page"
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

// follow lays a figure out by a plan.
func follow(ctx context.Context, f *render.Figure, pl plan, opt Options) (*render.Scene, error) {
	if opt.Keep != nil {
		return followKept(ctx, f, pl, opt)
	}
	d := draft.Measure(f, pl.wrap)
	p, err := pl.layout(opt)(ctx, d)
	if err != nil {
		return nil, err
	}
	if opt.Width > 0 && pl.wrap == draft.Narrow && len(f.Groups) == 0 {
		return squeezed(ctx, d, p, opt)
	}
	return finish(ctx, d, p, opt)
}

// finish leads lines and captions and sets the page.
func finish(ctx context.Context, d *draft.Draft, p *draft.Positions, opt Options) (*render.Scene, error) {
	drawing, err := route.Draw(ctx, d, p)
	if err != nil {
		return nil, err
	}
	return page.Set(d.Figure, drawing, opt.page()), nil
}

// squeezed finishes a figure for a column: as the engine has placed it if that
// fits, else squeezed, by some more where lines that bow out take up what was won.
func squeezed(ctx context.Context, d *draft.Draft, p *draft.Positions, opt Options) (s *render.Scene, err error) {
	wide := page.RoomIn(opt.Width)
	for _, share := range [...]float64{1, 0.92, 0.84} {
		tight := p.Clone()
		if err := graphviz.Squeeze(ctx, d, tight, share*wide); err != nil {
			return nil, err
		}
		s, err = finish(ctx, d, tight, opt)
		if err != nil || page.Room(s) <= wide {
			break
		}
	}
	return s, err
}
