package layout

import (
	"context"

	"dossier/render"
	"dossier/render/internal/readability"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/edition"
	"dossier/render/layout/internal/graphviz"
	"dossier/render/layout/internal/page"
	"dossier/render/layout/internal/route"
)

// Kept says what became of the actors of an earlier figure.
type Kept struct {
	Stay, New, Gone int
	// Cut counts actors that stay and whose name is broken more narrowly, or cut,
	// since it would run into another actor; Overlap pairs of actors that overlap
	// all the same, since they did in the earlier figure.
	Cut, Overlap int
}

// arrangeKept lays a figure out as a new edition of an earlier one. Where none
// of its actors stood there, it is laid out afresh and then drawn as an edition
// of itself: an edition over the same actors is then the same to the byte.
func arrangeKept(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	var told Kept
	told.Stay, told.New, told.Gone = edition.Tally(f, opt.Keep)
	choice := ""
	if told.Stay == 0 {
		fresh := opt
		fresh.Keep = nil
		s, r, err := compare(ctx, f, fresh)
		if err != nil {
			return nil, Report{}, err
		}
		opt.Keep, choice = &s.Places, r.Choice
	}
	opt.Engine = keep
	s, r, err := compare(ctx, f, opt)
	if err != nil {
		return nil, Report{}, err
	}
	told.Cut = edition.Narrowed(f, s)
	told.Overlap = r.Counts.ActorsOverActors
	r.Engine, r.Choice, r.Kept = "", choice, &told
	return s, r, nil
}

// keep stands in a plan for the places of an earlier figure.
const keep Engine = "keep"

// followKept lays a figure out around the places of an earlier one.
//
// Where something is hidden in a figure of which lines can be followed, new
// actors look once more for places with more air.
func followKept(ctx context.Context, f *render.Figure, pl plan, opt Options) (*render.Scene, error) {
	var best *render.Scene
	least := 0
	_, fresh, _ := edition.Tally(f, opt.Keep)
	for _, ease := range [...]float64{1, 1.6, 2.4} {
		s, err := around(ctx, draft.Measure(f, pl.wrap), ease, opt)
		if err != nil {
			return nil, err
		}
		c, err := readability.Measure(ctx, s)
		if err != nil {
			return nil, err
		}
		if n := c.Collisions(); best == nil || n < least {
			best, least = s, n
		}
		if least == 0 || fresh == 0 || len(f.Nodes) > compareActors || len(f.Links) > compareTies {
			break
		}
	}
	return best, nil
}

// around draws a figure whose actors stay or find places among those that do.
func around(ctx context.Context, d *draft.Draft, ease float64, opt Options) (*render.Scene, error) {
	stand, err := edition.Place(ctx, d, opt.Keep, ease)
	if err != nil {
		return nil, err
	}
	p, err := graphviz.Lead(ctx, d, stand.Centres, opt.runner(), opt.TimeLimit)
	if err != nil {
		return nil, err
	}
	drawing, err := route.DrawEither(ctx, d, p)
	if err != nil {
		return nil, err
	}
	stand.Hang(drawing, opt.Keep)
	return page.Set(d.Figure, drawing, opt.page()), nil
}
