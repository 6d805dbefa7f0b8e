package layout

import (
	"fmt"
	"math"
	"time"

	"dossier/render/layout/internal/graphviz"
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

// EngineError says that the layout engine failed: what happened, what to do about
// it and, as far as is known, why. Where Repeats is set the drawing itself is the
// reason: a new engine fails at it again, today and on any other machine. A layout
// that fails so can be left out of a comparison; after any other failure nobody
// knows what it would have been, and the figure fails.
type EngineError = graphviz.Error

// Overdue is the error of a [Runner] whose engine exceeds its processor time.
func Overdue(limit time.Duration) *EngineError { return graphviz.Overdue(limit) }

// Hung is the error of a [Runner] whose engine has not ended after so long by the
// clock.
func Hung(wait time.Duration) *EngineError { return graphviz.Hung(wait) }

// Busy is the error of a [Runner] that had no engine free for so long that
// nobody can say when it will.
func Busy() *EngineError { return graphviz.Busy() }

// WidthWarning says that a figure does not fit the width asked for: it is as
// narrow as its type allows, which is wider.
type WidthWarning struct {
	Asked, Needed float64 // millimetres
}

func (w *WidthWarning) Error() string {
	return fmt.Sprintf("the figure needs %.0f mm, not %.0f, for type of %v points: draw fewer actors, or turn the page",
		math.Ceil(w.Needed), w.Asked, SmallestPoints)
}
