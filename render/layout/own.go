package layout

import (
	"context"
	"slices"

	"dossier/render"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/network"
	"dossier/render/layout/internal/page"
	"dossier/render/layout/internal/shapes"
	"dossier/render/layout/internal/stress"
)

// own is a layout of ours. Of a figure in parts each is placed by itself: in the shape that
// it has, if that is the engine's or the engine is [Auto], and else by stress.
type own struct {
	engine Engine
	sheet  page.Sheet
	// used is the engine where a part was placed with it, else what the largest part was
	// placed with.
	used Engine
	// boxes says that there are nodes that hold several actors: the spokes of a star would
	// all be as long as the largest asks, so that its leaves are placed by stress.
	boxes bool
}

// place is a [draft.Layout].
func (o *own) place(ctx context.Context, d *draft.Draft) (*draft.Positions, error) {
	n := d.Network()
	n.Width, n.Height, n.Widest = o.sheet.Frame()
	if len(n.Groups) > 0 { // they hold parts together
		o.used = Stress
		r, err := stress.Place(ctx, n)
		if err != nil {
			return nil, err
		}
		return d.FromPlaced(n, &r.Placed), nil
	}
	parts := shapes.Components(n)
	placed := make([]*network.Placed, len(parts))
	most := 0
	for i, part := range parts {
		used, p, err := o.part(ctx, part.Network)
		if err != nil {
			return nil, err
		}
		placed[i] = p
		if o.used != o.engine && (used == o.engine || len(part.Nodes) > most) {
			o.used, most = used, len(part.Nodes)
		}
	}
	if len(parts) == 1 {
		return d.FromPlaced(n, placed[0]), nil
	}
	count := steps.Count(ctx)
	all := shapes.Pack(count, n, parts, placed)
	if all == nil {
		return nil, count.Err()
	}
	return d.FromPlaced(n, all), nil
}

// part places a connected network, and says how.
func (o *own) part(ctx context.Context, n *network.Network) (Engine, *network.Placed, error) {
	if s := o.shape(n); s != nil {
		count := steps.Count(ctx)
		if p := s.Place(count, n); p != nil || count.Err() != nil {
			return Engine(s.Name), p, count.Err()
		}
	}
	if len(n.Nodes) == 1 {
		size := n.Nodes[0]
		return Stress, &network.Placed{Centres: []render.Point{{X: size.W / 2, Y: size.H / 2}}}, nil
	}
	r, err := stress.Place(ctx, n)
	if err != nil {
		return Stress, nil, err
	}
	return Stress, &r.Placed, nil
}

// shape is the shape that a network is drawn in, or nil.
func (o *own) shape(n *network.Network) *shapes.Shape {
	for _, s := range shapes.All() {
		if (o.engine == Auto || o.engine == Engine(s.Name)) && s.Has(n) {
			if o.engine == Auto && o.boxes && Engine(s.Name) == Star {
				return nil
			}
			return &s
		}
	}
	return nil
}

// The sizes up to which our layouts place a figure in some seconds.
const ownActors, ownTies = 160, 320

// ownManages reports whether a figure is small enough for our layouts.
func ownManages(f *render.Figure) bool {
	return len(f.Nodes) <= ownActors && len(f.Links) <= ownTies
}

// hasBoxes reports whether there are nodes that hold several actors.
func hasBoxes(f *render.Figure) bool {
	return slices.ContainsFunc(f.Nodes, func(n render.Node) bool { return len(n.Members) > 0 })
}

// flows reports whether a figure is read from one side to the other: it shows ways from
// actors that were asked about to others, and no ties run in circles.
func flows(f *render.Figure) bool {
	ends := 0
	for i := range f.Nodes {
		if f.Nodes[i].Role == render.End {
			ends++
		}
	}
	return ends > 1 && acyclic(f)
}

// acyclic reports whether nobody comes back to an actor along the ties.
func acyclic(f *render.Figure) bool {
	into := make([]int, len(f.Nodes))
	for i := range f.Links {
		if f.Links[i].Symmetric {
			return false
		}
		into[f.Links[i].To]++
	}
	from := make([][]int, len(f.Nodes))
	var free []int
	for i := range f.Links {
		from[f.Links[i].From] = append(from[f.Links[i].From], f.Links[i].To)
	}
	for v, n := range into {
		if n == 0 {
			free = append(free, v)
		}
	}
	for at := 0; at < len(free); at++ {
		for _, v := range from[free[at]] {
			if into[v]--; into[v] == 0 {
				free = append(free, v)
			}
		}
	}
	return len(free) == len(f.Nodes)
}

// isOwn reports whether a layout is one of ours.
func isOwn(e Engine) bool {
	return e == Auto || e == Stress || slices.ContainsFunc(shapes.All(), func(s shapes.Shape) bool { return Engine(s.Name) == e })
}
