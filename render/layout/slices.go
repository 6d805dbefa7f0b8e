package layout

import (
	"context"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/page"
	"dossier/render/layout/internal/route"
)

// arrangeSlices lays a figure of several times out: everybody has the same place in each
// of its drawings, which is found with the ties of all times together.
func arrangeSlices(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	whole, tieOf := united(f)
	pl, r, err := slicePlan(ctx, whole, opt)
	if err != nil {
		return nil, Report{}, err
	}
	d := draft.Measure(whole, pl.wrap)
	for i, c := range draft.Measure(f, pl.wrap).Captions { // room for the largest of a tie's captions
		room := &d.Captions[tieOf[i]]
		room.W, room.H = max(room.W, c.W), max(room.H, c.H)
	}
	p, err := pl.place(ctx, d, opt)
	if err != nil {
		return nil, Report{}, err
	}
	r.Engine = pl.engine
	var parts []*draft.Drawing
	var headings []string
	for i := range f.Slices {
		part, err := drawSlice(ctx, f, &f.Slices[i], d, p, tieOf)
		if err != nil {
			return nil, Report{}, err
		}
		parts, headings = append(parts, part), append(headings, f.Slices[i].Heading)
	}
	all := page.Beside(parts, headings, opt.room())
	s := opt.set(f, all)
	r.fit(s, opt)
	r.Counts = all.Counts
	r.Counts.Actors, r.Counts.Lines, r.Counts.Captions = len(f.Nodes), len(s.Lines), len(s.Captions)
	r.Counts.Width, r.Counts.Height, r.Counts.DrawingWidth, r.Counts.DrawingHeight = s.Width, s.Height, all.Bounds.W, all.Bounds.H
	return s, r, nil
}

// slicePlan is how the ties of all times together are laid out.
func slicePlan(ctx context.Context, whole *render.Figure, opt Options) (plan, Report, error) {
	if list := plans(whole, opt); len(list) == 1 && isOwn(list[0].engine) && ownManages(whole) {
		return list[0], Report{Flow: whole.Flow}, nil // nothing to compare
	}
	t, r, err := best(ctx, whole, opt)
	if err != nil {
		return plan{}, Report{}, err
	}
	pl := t.plan
	if isOwn(opt.Engine) && isOwn(pl.engine) {
		pl.engine = opt.Engine // each part as it was
	}
	return pl, r, nil
}

// united is a figure of several times with the ties of all of them, each once, and which
// of its links stands for each link of the figure.
func united(f *render.Figure) (whole *render.Figure, tieOf []int) {
	type tie struct {
		from, to int
		relation string
	}
	u := *f
	u.Links, u.Slices = nil, nil
	at := make(map[tie]int)
	for i := range f.Links {
		l := &f.Links[i]
		k := tie{l.From, l.To, l.Relation}
		n, known := at[k]
		if !known {
			n = len(u.Links)
			at[k] = n
			u.Links = append(u.Links, *l)
		}
		tieOf = append(tieOf, n)
	}
	return &u, tieOf
}

// drawSlice draws the links of one time, with actors and lines placed as they are in the
// whole.
func drawSlice(ctx context.Context, f *render.Figure, s *render.Slice, d *draft.Draft, p *draft.Positions, tieOf []int) (*draft.Drawing, error) {
	one := *f
	one.Slices, one.Links = nil, nil
	one.Nodes = slices.Clone(f.Nodes)
	for i, tied := range f.Tied(s) {
		if !tied {
			one.Nodes[i].Role = render.Context
		}
	}
	at := p.Clone()
	at.Curves, at.Labels, at.Captions = nil, nil, nil
	for _, i := range s.Links {
		one.Links = append(one.Links, f.Links[i])
		at.Curves = append(at.Curves, slices.Clone(p.Curves[tieOf[i]]))
		at.Labels = append(at.Labels, p.Labels[tieOf[i]])
	}
	part := draft.Measure(&one, d.Wrap)
	part.Actors = d.Actors // a name that is no longer bold takes as much room
	if p.Settled {
		for k, i := range s.Links { // each in the middle of the room that its tie has
			c := &part.Captions[k]
			at.Captions = append(at.Captions, geom.QuantiseBox(geom.Around(geom.Centre(p.Captions[tieOf[i]]), c.W, c.H)))
		}
	}
	drawing, err := route.Draw(ctx, part, at)
	if err != nil {
		return nil, err
	}
	for i := range drawing.Lines {
		drawing.Lines[i].Link = s.Links[drawing.Lines[i].Link]
	}
	for i := range drawing.Captions {
		drawing.Captions[i].Link = s.Links[drawing.Captions[i].Link]
	}
	return drawing, nil
}
