package graphviz

import (
	"errors"
	"fmt"
	"time"
)

// Error says that the engine failed.
type Error struct {
	What   string // what happened
	Advice string // what to do about it
	Err    error  // why, as far as is known; it may be nil
	// Repeats says that the drawing itself is the reason: a new engine fails at it
	// again, today and on any other machine. A layout that fails so can be left
	// out of a comparison; after any other failure nobody knows what it would have
	// been, and the figure fails.
	Repeats bool
}

func (e *Error) Error() string {
	s := e.What
	if e.Err != nil {
		s += " (" + firstLine(e.Err.Error()) + ")"
	}
	return s + ": " + e.Advice
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Overdue is the error of a [Runner] whose engine exceeds its processor time.
func Overdue(limit time.Duration) *Error {
	return &Error{What: fmt.Sprintf("the layout took longer than %v of processor time", limit),
		Advice: "draw fewer actors, or choose another layout"}
}

// Hung is the error of a [Runner] whose engine has not ended after so long by the
// clock.
func Hung(wait time.Duration) *Error {
	return &Error{What: fmt.Sprintf("the layout did not end within %v", wait),
		Advice: "try again when the computer has less to do, draw fewer actors, or choose another layout"}
}

// Busy is the error of a [Runner] that had no engine free for so long that
// nobody can say when it will.
func Busy() *Error {
	return &Error{What: "the layout engine is busy with other figures", Advice: "try again in a moment"}
}

// Repeats reports whether an error is the fault of the drawing alone; see
// [Error.Repeats].
func Repeats(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Repeats
}
