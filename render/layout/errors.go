package layout

import "fmt"

// LimitError says that a figure is too large to be drawn legibly.
type LimitError struct {
	Actors, Ties       int // of the figure
	MaxActors, MaxTies int // allowed
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("a figure of %d actors and %d ties cannot be drawn legibly (at most %d and %d): "+
		"draw the neighbourhood of one actor or a path, or filter the ties",
		e.Actors, e.Ties, e.MaxActors, e.MaxTies)
}

// EngineError says that the layout engine failed.
type EngineError struct {
	What   string // what happened
	Advice string // what to do about it
	Err    error  // why, as far as is known; it may be nil
}

func (e *EngineError) Error() string {
	s := e.What
	if e.Err != nil {
		s += " (" + firstLine(e.Err.Error()) + ")"
	}
	return s + ": " + e.Advice
}

// Unwrap gives the cause.
func (e *EngineError) Unwrap() error { return e.Err }
