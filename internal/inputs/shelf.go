package inputs

import (
	"context"

	"dossier/data/answer"
	"dossier/graph/ask"
)

// Shelf keeps the dossiers that were opened, so that each is opened once. It is
// for one goroutine.
type Shelf struct {
	open  func(ctx context.Context, name string) (ask.Engine, error)
	known map[string]opened
}

type opened struct {
	engine ask.Engine
	err    error
}

// NewShelf returns a shelf that opens dossiers so. The empty name stands for the
// dossier that questions are put to which name none.
func NewShelf(open func(ctx context.Context, name string) (ask.Engine, error)) *Shelf {
	return &Shelf{open: open, known: map[string]opened{}}
}

// Engine returns the engine of a dossier, or why it could not be opened.
func (s *Shelf) Engine(ctx context.Context, name string) (ask.Engine, error) {
	o, known := s.known[name]
	if !known {
		o.engine, o.err = s.open(ctx, name)
		s.known[name] = o
	}
	return o.engine, o.err
}

// Ask answers a question: from the dossiers that it names to be compared, else
// from the one under the empty name.
func (s *Shelf) Ask(ctx context.Context, q ask.Question) (answer.Answer, error) {
	return s.AskOf(ctx, "", q)
}

// AskOf is [Shelf.Ask] of the dossier with a name.
func (s *Shelf) AskOf(ctx context.Context, name string, q ask.Question) (answer.Answer, error) {
	if q.TwoDossiers() {
		if len(q.Actors) != 2 {
			return nil, ask.Usagef("diff takes two dossiers, OLD and NEW, or none")
		}
		before, err := s.Engine(ctx, q.Actors[0])
		if err != nil {
			return nil, err
		}
		after, err := s.Engine(ctx, q.Actors[1])
		if err != nil {
			return nil, err
		}
		return ask.Compare(ctx, before, after, q)
	}
	e, err := s.Engine(ctx, name)
	if err != nil {
		return nil, err
	}
	if q.Verb == answer.VerbDiff {
		return ask.Compare(ctx, e, e, q)
	}
	return ask.Ask(ctx, e, q)
}
