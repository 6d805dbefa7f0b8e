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

// WidthWarning says that a figure does not fit the width and height asked for: it is as
// small as its type allows, which is larger.
type WidthWarning struct {
	Asked, Needed             float64 // millimetres
	AskedHeight, NeededHeight float64 // as well; nothing asked: as high as it needs
	Points                    float64 // the size of type that is the least
	// Shrunk says that the figure was made smaller than that.
	Shrunk bool
}

func (w *WidthWarning) Error() string {
	needed, asked := fmt.Sprintf("%.0f mm", math.Ceil(w.Needed)), fmt.Sprintf("%.0f", w.Asked)
	if w.AskedHeight > 0 {
		needed = fmt.Sprintf("%.0f by %.0f mm", math.Ceil(w.Needed), math.Ceil(w.NeededHeight))
		asked += fmt.Sprintf(" by %.0f", w.AskedHeight)
	}
	if w.Shrunk {
		got := w.Points * min(w.Asked/w.Needed, w.AskedHeight/w.NeededHeight)
		return fmt.Sprintf("the smallest type of the figure has %.1f points on %s mm, and %v where it has %s: draw fewer actors", got, asked, w.Points, needed)
	}
	s := fmt.Sprintf("the figure needs %s, not %s, for type of %v points: draw fewer actors", needed, asked, w.Points)
	if w.AskedHeight > 0 {
		return s
	}
	return s + ", or turn the page"
}
