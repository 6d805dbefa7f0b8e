package draft

import (
	"context"

	"dossier/render"
)

// Draft is a figure whose texts are measured: all that a layout is told.
type Draft struct {
	Figure   *render.Figure
	Wrap     Wrap      // how its texts break
	Actors   []Actor   // in the order of the figure's nodes
	Captions []Caption // of its links
	Groups   []Label   // of its groups
	// pointed are the links whose captions say which way they run.
	pointed []bool
}

// Layout gives everything in a draft its place. It fails only with the error of
// ctx, or where it makes use of a program that fails. The same draft gives the
// same positions on every machine.
type Layout func(ctx context.Context, d *Draft) (*Positions, error)

// Measure measures the texts of a figure.
func Measure(f *render.Figure, in Wrap) *Draft {
	d := &Draft{Figure: f, Wrap: in, Actors: make([]Actor, len(f.Nodes)), Captions: make([]Caption, len(f.Links)), Groups: make([]Label, len(f.Groups))}
	for i := range f.Nodes {
		d.Actors[i] = MeasureActor(&f.Nodes[i], in)
	}
	d.pointed = bothWays(f.Links)
	for i := range f.Links {
		d.Captions[i] = measureCaption(&f.Links[i], in, d.pointed[i])
	}
	for i := range f.Groups {
		d.Groups[i] = measureLabel(&f.Groups[i])
	}
	return d
}

// GroupOf gives the group of each actor, -1 for those in none.
func (d *Draft) GroupOf() []int {
	of := make([]int, len(d.Figure.Nodes))
	for i := range of {
		of[i] = -1
	}
	for g := range d.Figure.Groups {
		for _, n := range d.Figure.Groups[g].Members {
			of[n] = g
		}
	}
	return of
}
