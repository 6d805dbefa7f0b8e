package layout

import (
	"context"

	"dossier/render"
	"dossier/render/internal/readability"
	"dossier/render/layout/internal/matrix"
	"dossier/render/layout/internal/page"
)

// Beyond reports whether a figure has more ties than lines can show, so that it reads
// better as a [Matrix]: the number of its tied pairs times that for each actor is more
// than 190, and each actor has more than 1.75. So 40 actors may have 87 tied pairs, and
// 20 have 61.
func Beyond(f *render.Figure) bool { return matrix.Beyond(f) }

// arrangeMatrix lays a figure out as a table, whose actors have no places that an
// edition could keep.
func arrangeMatrix(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	wide := page.Paper
	if opt.Width > 0 {
		wide = opt.MinWidth
	}
	t, err := matrix.Lay(ctx, f, page.RoomOn(wide))
	if err != nil {
		return nil, Report{}, err
	}
	s := page.Set(f, t, opt.page())
	r := Report{Engine: Matrix, Flow: f.Flow}
	if opt.Width > 0 {
		page.Trim(s)
	}
	r.fit(s, opt.Width)
	r.Counts, err = readability.Measure(ctx, s)
	return s, r, err
}
