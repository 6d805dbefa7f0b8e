package draft

import (
	"slices"

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

// Clone is a drawing of its own, which can be moved to a page while the first stays.
func (d *Drawing) Clone() *Drawing {
	c := *d
	c.Actors, c.Lines = slices.Clone(d.Actors), slices.Clone(d.Lines)
	c.Captions, c.Groups = slices.Clone(d.Captions), slices.Clone(d.Groups)
	for i := range c.Actors {
		a := &c.Actors[i]
		a.Names, a.Members = slices.Clone(a.Names), slices.Clone(a.Members)
		for k := range a.Members {
			a.Members[k] = movedMember(&a.Members[k], render.Point{})
		}
	}
	for i := range c.Lines {
		l := &c.Lines[i]
		l.Curve, l.Heads, l.Bars = slices.Clone(l.Curve), slices.Clone(l.Heads), slices.Clone(l.Bars)
	}
	for i := range c.Captions {
		k := &c.Captions[i]
		k.Lines, k.Badges = slices.Clone(k.Lines), slices.Clone(k.Badges)
	}
	return &c
}
