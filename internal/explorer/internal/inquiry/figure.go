package inquiry

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/cache"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/figure"
	"dossier/internal/options"
)

// NothingToDraw says that a question found nothing that could be drawn.
type NothingToDraw struct{ Words string }

func (e *NothingToDraw) Error() string { return e.Words }

// Drawn lists the verbs whose answers have figures.
func Drawn() []string { return []string{answer.VerbDraw, answer.VerbPath, answer.VerbDiff} }

// Figure draws the figure of a request in a format: the bytes that the command line
// writes. One that is too large gives a [*figure.TooLargeError] with what fits.
func (o *Room) Figure(ctx context.Context, s *live.State, r options.Request, f figure.Format) (*cache.Entry, error) {
	return o.cache.Get(ctx, o.Tag(s, "figure "+f.Name, r), func(ctx context.Context) (*cache.Entry, error) {
		done, err := o.turn(ctx)
		if err != nil {
			return nil, err
		}
		defer done()
		return o.draw(ctx, s, r, f)
	})
}

func (o *Room) draw(ctx context.Context, s *live.State, r options.Request, f figure.Format) (*cache.Entry, error) {
	asked := asker(s)
	if r.Verb == answer.VerbDraw {
		r.Network.Most = f.Room(r.Look)
	}
	found, err := asked(ctx, r.Question)
	if err != nil {
		return nil, figure.Explain(ctx, err, nil, r, asked)
	}
	if err := drawable(found); err != nil {
		return nil, err
	}
	found.Common().Asked.Command = r.CommandLine()
	made, err := figure.Make(ctx, found, r, 0, asked)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	told, err := f.Encode(ctx, &b, made, figure.Drawing{Look: r.Look, Runner: o.runner})
	if err != nil {
		return nil, figure.Explain(ctx, err, made, r, asked)
	}
	words := told.Words
	if told.TooWide != nil {
		words = append(words, told.TooWide.Error())
	}
	return &cache.Entry{Body: b.Bytes(), Words: words}, ctx.Err()
}

// drawable refuses answers of which there is no figure.
func drawable(found answer.Answer) error {
	switch a := found.(type) {
	case *answer.Paths:
		if !a.Found() {
			return &NothingToDraw{fmt.Sprintf("there is no path from %s to %s to draw", a.Label(a.From), a.Label(a.To))}
		}
	case *answer.Comparison:
		if !a.Found() {
			return &NothingToDraw{"the two sides do not differ: there is nothing to draw"}
		}
	case *answer.Network:
	default:
		return ask.Usagef("there are figures of %s", strings.Join(Drawn(), ", "))
	}
	return nil
}
