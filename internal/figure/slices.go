package figure

import (
	"context"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/render"
)

// mostSlices is how many drawings stand beside one another in a figure.
const mostSlices = 12

// Make is [Of] of a request that may want several times or voices beside one another: it
// then asks the same as of each time, or according to each voice. Found is the answer to
// the request without them.
func Make(ctx context.Context, found answer.Answer, r options.Request, maxNotes int, asked Asker) (*render.Figure, error) {
	if r.Look.SideBySide() == "" {
		return Of(ctx, found, r, maxNotes)
	}
	if err := checkSlices(&r); err != nil {
		return nil, err
	}
	parts, err := partsOf(ctx, &r, asked)
	if err != nil {
		return nil, err
	}
	return built(ctx, found, r, maxNotes, func(opt render.Options) (render.Figure, error) {
		return render.BuildSlices(ctx, found, parts, opt)
	})
}

// partsOf asks for what stands beside one another.
func partsOf(ctx context.Context, r *options.Request, asked Asker) (render.Parts, error) {
	var parts render.Parts
	var names []string
	for _, date := range r.Look.Slices {
		q := r.Question
		q.Filter.AsOf = date
		a, err := asked(ctx, q)
		if err != nil {
			return parts, err
		}
		names = append(names, answer.DateWords(date))
		parts.List = append(parts.List, render.Part{Heading: answer.DateWords(date), Answer: a})
	}
	met := map[string]bool{}
	for _, voice := range r.Look.Voices {
		q := r.Question
		q.Filter.AccordingTo = voice
		a, err := asked(ctx, q)
		if err != nil {
			return parts, err
		}
		base := a.Common()
		if met[base.Asked.Voice] {
			return parts, ask.Usagef("--voices has %s twice", base.Name(base.Asked.Voice))
		}
		met[base.Asked.Voice] = true
		names = append(names, base.Name(base.Asked.Voice))
		parts.List = append(parts.List, render.Part{Heading: base.Label(base.Asked.Voice), Answer: a})
	}
	parts.Told = "As of " + answer.JoinNames(names)
	if len(r.Look.Voices) > 0 {
		parts.Told = "According to " + answer.JoinNames(names)
	}
	return parts, nil
}

// checkSlices refuses drawings that cannot stand beside one another.
func checkSlices(r *options.Request) error {
	flag := r.Look.SideBySide()
	n := max(len(r.Look.Slices), len(r.Look.Voices))
	switch {
	case len(r.Look.Slices) > 0 && len(r.Look.Voices) > 0:
		return ask.Usagef("a figure is drawn with --slices or with --voices, not both: choose one voice with --according-to, or one date with --as-of")
	case n == 1 && flag == "--slices":
		return ask.Usagef("--slices wants two dates or more; for one there is --as-of %s", r.Look.Slices[0])
	case n == 1:
		return ask.Usagef("--voices wants two actors or more; for one there is --according-to %s", ask.ShellWord(r.Look.Voices[0]))
	case n > mostSlices && flag == "--slices":
		return ask.Usagef("--slices has %d dates, and a figure has room for %d", n, mostSlices)
	case n > mostSlices:
		return ask.Usagef("--voices has %d actors, and a figure has room for %d", n, mostSlices)
	case len(r.Look.Slices) > 0 && !r.Filter.AsOf.IsZero():
		return ask.Usagef("a figure is drawn with --slices or with --as-of, not both: each slice is as of its own date")
	case len(r.Look.Voices) > 0 && r.Filter.AccordingTo != "":
		return ask.Usagef("a figure is drawn with --voices or with --according-to, not both: each drawing is according to its own voice")
	case len(r.Network.Highlight) > 0:
		return ask.Usagef("a figure is drawn with %s or with --highlight, not both: paths differ from one drawing to the next", flag)
	case r.Look.Fold:
		return ask.Usagef("a figure is drawn with %s or with --fold, not both: each drawing has leaves of its own", flag)
	case r.Look.Keep != "":
		return ask.Usagef("a figure is drawn with %s or with --keep, not both: the drawings share places of their own", flag)
	}
	for i, date := range r.Look.Slices {
		for _, other := range r.Look.Slices[:i] {
			if date == other {
				return ask.Usagef("--slices has %s twice", date)
			}
		}
	}
	return nil
}
