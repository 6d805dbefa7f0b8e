package page

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/draft"
)

// The page: everything stands on one left edge and on a grid of 4 pixels.
const (
	margin               = 24.0
	footSize, footLine   = 10.0, 14.0
	blockGap             = 24.0 // between drawing, legend, notes and footer
	maxText              = 1600.0
	maxFootLines         = 4 // for each line of the figure
	emptyText            = "No actors to draw."
	emptySize, emptyLine = 13.0, 24.0
)

// Options say how a page is set.
type Options struct {
	MinWidth float64 // in pixels
	// NotesApart leaves the notes to a page of their own; see [Notes].
	NotesApart bool
	// Aside has the legend stand to the right of the drawing, on a sheet that is wider
	// than high.
	Aside bool
}

// Set makes the scene of a figure: the title and the limits above, and legend, notes
// and footer below the drawing.
func Set(f *render.Figure, d *draft.Drawing, opt Options) *render.Scene {
	s := &render.Scene{Title: f.Title, Description: f.Told(), Limits: f.Limits, Stamp: f.Stamp}
	entries, footer := f.Legend, f.Footer
	if d.Matrix != nil {
		entries, footer = d.Legend, d.Footer
	}
	aside := 0.0
	if opt.Aside && d.Anchor == nil && len(entries) > 0 {
		aside = asideWidth(entries)
	}
	inner := max(opt.MinWidth-2*margin, grid(d.Bounds.W+aside))
	// Lines of text longer than some 1600 pixels cannot be followed.
	wide := min(inner, maxText)
	y := heading(s, f, wide)
	if len(d.Actors) == 0 {
		s.Heading = append(s.Heading, draft.TextLine(emptyText, emptySize, false, render.RoleCaption, render.AnchorStart,
			render.Point{X: margin, Y: y + emptySize}))
		y += emptyLine
	}
	top := y
	by := render.Point{X: margin + (inner-aside-d.Bounds.W)/2 - d.Bounds.X, Y: y - d.Bounds.Y}
	s.Slices = d.Slices
	s.Groups, s.Actors, s.Lines, s.Captions, s.Matrix = d.Groups, d.Actors, d.Lines, d.Captions, d.Matrix
	if d.Anchor != nil {
		by = standing(d, y)
		y = geom.Quantise(by.Y + d.Bounds.Y)
	}
	by = geom.QuantisePoint(by)
	move(s, by)
	if d.Matrix == nil && d.Slices == nil { // else nobody has one place, which an edition could keep
		s.Places = places(s, geom.MoveBox(d.Bounds, by))
	}
	y = grid(geom.Quantise(y + d.Bounds.H))
	if d.Anchor != nil {
		inner = max(inner, grid(geom.Quantise(s.Places.Area.X+s.Places.Area.W-margin)))
		wide = min(inner, maxText)
	}

	switch {
	case aside > 0:
		wide := aside - asideGap
		y = max(y, legend(s, entries, render.Point{X: margin + inner - wide, Y: top}, wide))
	case len(entries) > 0:
		y = legend(s, entries, render.Point{X: margin, Y: y + blockGap}, wide)
	}
	switch {
	case len(f.Notes) == 0:
	case opt.NotesApart:
		footer = append(slices.Clone(footer), notesApart)
	default:
		y = notes(s, f.Notes, y+blockGap, inner)
	}
	if said := misleads(&d.Counts); said != "" {
		footer = append([]string{said}, footer...)
	}
	y = foot(s, footer, y, wide)
	s.Width, s.Height = inner+2*margin, grid(y+margin-4)
	return s
}

// notesApart says where the notes are to be found.
const notesApart = "The evidence notes stand on a page of their own."

// foot sets the lines at the foot of a page, and returns where they end.
func foot(s *render.Scene, lines []string, y, wide float64) float64 {
	if len(lines) > 0 {
		y += blockGap - 6
	}
	for _, line := range lines {
		first := len(s.Footer)
		for _, l := range text.Wrap(line, footSize, false, wide, maxFootLines) {
			s.Footer = append(s.Footer, draft.TextLine(l, footSize, false, render.RoleFooter, render.AnchorStart,
				render.Point{X: margin, Y: y + footSize}))
			y += footLine
		}
		draft.Joined(s.Footer[first:])
	}
	return y
}

// grid rounds up to a multiple of 4.
func grid(v float64) float64 {
	n := int(v / 4)
	if float64(n)*4 < v {
		n++
	}
	return float64(n) * 4
}
