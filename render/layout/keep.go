package layout

import (
	"context"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/readability"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/edition"
	"dossier/render/layout/internal/route"
	"dossier/render/layout/internal/stress"
)

// Kept says what became of the actors of an earlier figure.
type Kept struct {
	Stay, New, Gone int
	// Moved are those that stay and had to give way among the others, and Spread is how
	// far all were brought apart to make room, in percent; 0: not at all.
	Moved, Spread int
	// Afresh is set where old places leave no room for what is new, whoever gives way: the
	// figure is laid out without regard to them.
	Afresh bool
	// Cut counts actors that stay and whose name is broken more narrowly, or cut,
	// since it would run into another actor; Overlap pairs of actors that overlap
	// all the same.
	Cut, Overlap int
	// Crossings are those of this edition, and Fresh those of the same figure without
	// regard to the earlier one.
	Crossings, Fresh int
}

// arrangeKept lays a figure out as a new edition of an earlier one. The figure is laid out
// afresh as well: where its actors stand among each other as they did, nothing has changed,
// and that is what is drawn; so an edition over the same ties is the same to the byte.
func arrangeKept(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	told := &Kept{}
	told.Stay, told.New, told.Gone = edition.Tally(f, opt.Keep)
	fresh := opt
	fresh.Keep = nil
	best, r, err := best(ctx, f, fresh)
	if err != nil {
		return nil, Report{}, err
	}
	told.Fresh = best.counts.Crossings
	if told.Stay == 0 {
		opt.Keep = &best.scene.Places
	}
	drawing := best.drawing
	by, same := edition.Shift(drawing, opt.Keep)
	if !same {
		kept, placed, err := around(ctx, f, opt)
		if err != nil {
			return nil, Report{}, err
		}
		if kept.Counts.Vetoes() <= best.counts.Vetoes() {
			drawing, told.Moved, told.Spread = kept, placed.Moved, int(placed.Spread-100)
		} else { // old places leave no room for what is new
			told.Afresh = true
			by, told.Moved = edition.Near(drawing, opt.Keep)
		}
	}
	if told.Stay > 0 {
		r = Report{}
	}
	edition.Hang(drawing, by, opt.Keep)
	s := opt.set(f, drawing)
	s.Places.Narrow = opt.Keep.Narrow
	if r.Counts, err = readability.Measure(ctx, s); err != nil {
		return nil, Report{}, err
	}
	r.fit(s, opt)
	told.Cut = edition.Narrowed(f, s)
	told.Overlap, told.Crossings = r.Counts.ActorsOverActors, r.Counts.Crossings
	r.Kept = told
	return s, r, nil
}

// around draws a figure whose actors stay where they were, but for those that have to give
// way. Its origin is that of the earlier page.
func around(ctx context.Context, f *render.Figure, opt Options) (*draft.Drawing, *stress.Result, error) {
	wrap := draft.Roomy
	if opt.Keep.Narrow { // names break as they did
		wrap = draft.Narrow
	}
	d := draft.Measure(f, wrap)
	boxes, err := edition.Old(ctx, d, opt.Keep)
	if err != nil {
		return nil, nil, err
	}
	n := d.Network()
	old := make([]*render.Point, len(boxes))
	for i, b := range boxes {
		if b != nil {
			at := geom.QuantisePoint(geom.Centre(*b))
			old[i] = &at
		}
	}
	placed, err := stress.Edition(ctx, n, old)
	if err != nil {
		return nil, nil, err
	}
	dr, err := route.Draw(ctx, d, d.FromPlaced(n, &placed.Placed))
	return dr, placed, err
}
