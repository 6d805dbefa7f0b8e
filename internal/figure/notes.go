package figure

import (
	"context"
	"io"

	"dossier/render"
	"dossier/render/layout"
)

// Beside reports whether notes on a page of their own are a second file in this format,
// which [Format.EncodeNotes] writes: its files have one page, and no panel that tells the
// evidence anyhow.
func (f Format) Beside() bool { return f.scene != nil && !f.panel }

// EncodeNotes writes the notes of a figure that Encode has left to a file of their own.
func (f Format) EncodeNotes(ctx context.Context, w io.Writer, figure *render.Figure, d Drawing) (warnings []string, err error) {
	scene, err := d.notes(f, figure)
	if err != nil || scene == nil {
		return nil, err
	}
	return f.scene(ctx, w, scene, d.Look)
}

// notes is the page of the notes where they are asked for on one of their own; else nil.
func (d Drawing) notes(f Format, figure *render.Figure) (*render.Scene, error) {
	opt := d.layout(f)
	if !opt.NotesApart {
		return nil, nil
	}
	return layout.Notes(figure, opt)
}

// Notes are long where a figure of so many actors has notes that take so many times the
// height of its drawing.
const manyActors, longerThan = 15, 2.0

const longNotesWords = "the notes are much longer than the drawing is high: --notes page puts them on a page of their own, --notes off leaves them out"

// longNotes reports whether the notes of a scene take much more room than its drawing,
// which is so many pixels high.
func longNotes(s *render.Scene, drawing float64) bool {
	if len(s.Actors) <= manyActors || len(s.Notes) == 0 {
		return false
	}
	top, bottom := s.Height, 0.0
	for i := range s.Notes {
		for _, l := range s.Notes[i].Lines {
			top, bottom = min(top, l.At.Y-l.Size), max(bottom, l.At.Y)
		}
	}
	return bottom-top > longerThan*drawing
}
