package figure

import (
	"context"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/render"
)

// mostSlices is how many times a figure may show.
const mostSlices = 12

// Make is [Of] of a request that may want several times beside one another: it then asks
// the same as of each of them. Found is the answer to the request without them.
func Make(ctx context.Context, found answer.Answer, r options.Request, maxNotes int, asked Asker) (*render.Figure, error) {
	if len(r.Look.Slices) == 0 {
		return Of(ctx, found, r, maxNotes)
	}
	if err := checkSlices(&r); err != nil {
		return nil, err
	}
	var parts []render.Dated
	for _, date := range r.Look.Slices {
		q := r.Question
		q.Filter.AsOf = date
		a, err := asked(ctx, q)
		if err != nil {
			return nil, err
		}
		parts = append(parts, render.Dated{Heading: answer.DateWords(date), Answer: a})
	}
	return built(ctx, found, r, maxNotes, func(opt render.Options) (render.Figure, error) {
		return render.BuildSlices(ctx, found, parts, opt)
	})
}

// checkSlices refuses times that cannot stand beside one another.
func checkSlices(r *options.Request) error {
	switch n := len(r.Look.Slices); {
	case n == 1:
		return ask.Usagef("--slices wants two dates or more; for one there is --as-of %s", r.Look.Slices[0])
	case n > mostSlices:
		return ask.Usagef("--slices has %d dates, and a figure has room for %d", n, mostSlices)
	case !r.Filter.AsOf.IsZero():
		return ask.Usagef("a figure is drawn with --slices or with --as-of, not both: each slice is as of its own date")
	case len(r.Network.Highlight) > 0:
		return ask.Usagef("a figure is drawn with --slices or with --highlight, not both: paths differ from date to date")
	case r.Look.Fold:
		return ask.Usagef("a figure is drawn with --slices or with --fold, not both: each time has leaves of its own")
	case r.Look.Keep != "":
		return ask.Usagef("a figure is drawn with --slices or with --keep, not both: the drawings share places of their own")
	}
	met := map[data.Date]bool{}
	for _, date := range r.Look.Slices {
		if met[date] {
			return ask.Usagef("--slices has %s twice", date)
		}
		met[date] = true
	}
	return nil
}
