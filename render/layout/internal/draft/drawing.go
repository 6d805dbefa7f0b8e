package draft

import (
	"dossier/render"
	"dossier/render/internal/readability"
)

// Drawing is the graph itself, before the page is set around it.
type Drawing struct {
	Actors   []render.ActorMark
	Lines    []render.LineMark
	Captions []render.CaptionMark
	Groups   []render.GroupMark
	// Matrix stands in place of lines and captions; nil: none. Legend and Footer
	// are then those of its figure as a table has them.
	Matrix *render.Matrix
	Legend []render.LegendEntry
	Footer []string
	// Slices are the drawings of several times that it consists of; nil: it is one.
	Slices []render.SliceMark
	Bounds render.Box
	Counts readability.Counts // of its faults, unless it has more lines than are looked at
	// Anchor is where the origin of the drawing is on the page of an earlier
	// edition; nil where the page decides.
	Anchor *render.Point
}
