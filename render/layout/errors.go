package layout

import (
	"fmt"
	"time"
)

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

// Overdue is the error of a [Placer] whose engine exceeds the time limit.
func Overdue(limit time.Duration) *EngineError {
	unit := time.Millisecond // what is left of a limit is no round number
	if limit > time.Second {
		unit = 100 * time.Millisecond
	}
	limit = limit.Round(unit)
	return &EngineError{What: fmt.Sprintf("the layout took longer than %v", limit),
		Advice: "draw fewer actors, or choose another layout"}
}

// Busy is the error of a [Placer] that had no engine free within the limit.
func Busy() *EngineError {
	return &EngineError{What: "the layout engine is busy with other figures", Advice: "try again in a moment"}
}
