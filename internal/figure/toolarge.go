package figure

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/layout"
)

// Way is a request near to one whose figure is too large, with a figure that is
// not.
type Way struct {
	Request options.Request
	// What says what the figure shows: "fewer ties", "a path".
	What         string
	Actors, Ties int // of its figure
}

// TooLargeError says that a figure cannot be laid out so that it can be read, and
// which requests near to the one asked can.
type TooLargeError struct {
	Limit *layout.LimitError
	Ways  []Way
	// More is the same request with as many actors allowed as it has; nil
	// where that is more than any layout can do.
	More *options.Request
}

// Head says what is too large, without the ways.
func (e *TooLargeError) Head() string {
	l := e.Limit
	return fmt.Sprintf("a figure of %s and %s is too large (at most %s and %s)", grouped(l.Actors, "actor"),
		grouped(l.Ties, "tie"), grouped(l.MaxActors, "actor"), grouped(l.MaxTies, "tie"))
}

func (e *TooLargeError) Error() string {
	s := e.Head()
	var ways []string
	for _, w := range e.Ways {
		ways = append(ways, fmt.Sprintf("%s (%s: %s and %s)", w.What, w.Request.CommandLine(), answer.Counted(w.Actors, "actor"), answer.Counted(w.Ties, "tie")))
	}
	if e.More != nil {
		ways = append(ways, "more, with --max-actors "+strconv.Itoa(e.More.Look.MaxActors))
	}
	switch len(ways) {
	case 0:
		return s + ": filter the ties"
	case 1:
		return s + ": draw " + ways[0]
	}
	last := len(ways) - 1
	return s + ": draw " + strings.Join(ways[:last], ", ") + ", or " + ways[last]
}

// Unwrap gives the limit.
func (e *TooLargeError) Unwrap() error { return e.Limit }

// grouped is [answer.Counted] with a comma before every third digit.
func grouped(n int, word string) string {
	s := answer.Counted(n, word)
	for i := len(strconv.Itoa(n)) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Asker answers questions, those that compare too.
type Asker func(context.Context, ask.Question) (answer.Answer, error)

// Explain adds to the refusal of a figure the ways that fit, found by drawing
// them: some twenty figures at most, each within the limit. Err is that of asking
// for a network or of [Format.Encode]; the figure is nil where there is none yet.
// Any other error comes back as it is.
func Explain(ctx context.Context, err error, figure *render.Figure, r options.Request, asked Asker) error {
	var limit *layout.LimitError
	var network *ask.TooLargeError
	s := &search{ctx: ctx, r: r, ask: asked}
	switch {
	case errors.As(err, &network):
		maxActors, maxTies := layout.Room(r.Look.MaxActors)
		s.limit = &layout.LimitError{Actors: network.Size.Actors, Ties: network.Size.Ties, MaxActors: maxActors, MaxTies: maxTies}
		for _, h := range network.Hubs {
			s.hubs = append(s.hubs, hub{h.Actor, int(h.Score)})
		}
		s.relations = network.Relations
	case errors.As(err, &limit) && figure != nil:
		s.limit, s.hubs, s.relations = limit, hubsOf(figure), relationsOf(figure)
	default:
		return err
	}
	s.folded()
	if r.Verb == answer.VerbDraw && len(r.Actors)+len(r.Network.Path)+len(r.Network.Highlight) == 0 {
		s.parts()
	}
	s.fewer()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	e := &TooLargeError{Limit: s.limit, Ways: s.ways}
	if s.limit.Actors <= layout.MostActors && s.limit.Ties <= layout.MostTies {
		more := r
		more.Look.MaxActors = max(s.limit.Actors, layout.ActorsFor(s.limit.Ties))
		e.More = &more
	}
	return e
}
