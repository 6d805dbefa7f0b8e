package layout

import (
	"context"
	"fmt"

	"dossier/render"
	"dossier/render/internal/readability"
	"dossier/render/layout/internal/matrix"
)

// Beyond reports whether a figure has more ties than lines can show, so that it reads
// better as a [Matrix]: the number of its tied pairs times that for each actor is more
// than 190, and each actor has more than 1.75. So 40 actors may have 87 tied pairs, and
// 20 have 61.
func Beyond(f *render.Figure) bool { return matrix.Beyond(f) }

// mostTabled is the number of actors up to which a table can be read on a page.
const mostTabled = 200

// tabled reports whether a figure is shown as a table unless something else is asked for:
// lines could not show its ties, and it is neither a way from one actor to another, which
// has to be followed, nor several times beside each other.
func tabled(f *render.Figure) bool {
	return len(f.Nodes) <= mostTabled && Beyond(f) && !flows(f) && len(f.Slices) == 0 && !hasBoxes(f)
}

// arrangeMatrix lays a figure out as a table, whose actors have no places that an
// edition could keep.
func arrangeMatrix(ctx context.Context, f *render.Figure, opt Options) (*render.Scene, Report, error) {
	t, err := matrix.Lay(ctx, f, opt.room())
	if err != nil {
		return nil, Report{}, err
	}
	s := opt.set(f, t)
	r := Report{Engine: Matrix, Flow: f.Flow}
	if opt.Engine == Auto {
		r.Instead = fmt.Sprintf("%d ties among %d actors are more than lines can show; drawn as a matrix: rows act on columns", f.Ties(), len(f.Nodes))
	}
	r.fit(s, opt)
	r.Counts, err = readability.Measure(ctx, s)
	return s, r, err
}
