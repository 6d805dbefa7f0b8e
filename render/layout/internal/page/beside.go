package page

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/draft"
)

// The headings of drawings that stand beside one another, and the room between them.
const (
	sliceSize    = 13.0
	sliceHead    = 24.0
	sliceGap     = 32.0
	sliceHeading = 3 * draft.GroupPad // the least room for a heading
)

// Beside makes one drawing of several that have one frame, so that whoever stands at the
// same place in each stands at the same place below each heading: as many in a row as
// have room, and rows of about the same length. The drawings are moved and no longer of
// use by themselves.
func Beside(parts []*draft.Drawing, headings []string, room float64) *draft.Drawing {
	var frame render.Box
	wide := sliceHeading
	for i, p := range parts {
		frame = geom.Union(frame, p.Bounds)
		wide = max(wide, text.Width(headings[i], sliceSize, true))
	}
	wide = grid(max(wide, frame.W))
	columns := max(1, min(len(parts), int((room+sliceGap)/(wide+sliceGap))))
	rows := (len(parts) + columns - 1) / columns
	columns = (len(parts) + rows - 1) / rows
	high := grid(frame.H) + sliceHead
	all := &draft.Drawing{Bounds: render.Box{
		W: float64(float64(columns)*(wide+sliceGap)) - sliceGap, H: float64(float64(rows)*(high+sliceGap)) - sliceGap}}
	for i, p := range parts {
		x, y := float64(float64(i%columns)*(wide+sliceGap)), float64(float64(i/columns)*(high+sliceGap))
		all.Slices = append(all.Slices, render.SliceMark{Box: render.Box{X: x, Y: y, W: wide, H: high},
			Heading: draft.TextLine(headings[i], sliceSize, true, render.RoleSlice, render.AnchorStart, render.Point{X: x, Y: y + sliceSize})})
		add(all, p, i, geom.QuantisePoint(render.Point{X: x + (wide-frame.W)/2 - frame.X, Y: y + sliceHead - frame.Y}))
	}
	return all
}

// add moves a part to its place in a drawing, as the slice of a number.
func add(all, part *draft.Drawing, slice int, by render.Point) {
	s := &render.Scene{Groups: part.Groups, Actors: part.Actors, Lines: part.Lines, Captions: part.Captions}
	move(s, by)
	for i := range s.Actors {
		s.Actors[i].Slice = slice
	}
	for i := range s.Lines {
		s.Lines[i].Slice = slice
	}
	for i := range s.Captions {
		s.Captions[i].Slice = slice
	}
	all.Groups, all.Actors = append(all.Groups, s.Groups...), append(all.Actors, s.Actors...)
	all.Lines, all.Captions = append(all.Lines, s.Lines...), append(all.Captions, s.Captions...)
	c := &all.Counts
	c.ActorsOverActors += part.Counts.ActorsOverActors
	c.CaptionsOverActors += part.Counts.CaptionsOverActors
	c.CaptionsOverCaptions += part.Counts.CaptionsOverCaptions
	c.LinesOverActors += part.Counts.LinesOverActors
	c.GroupsOverOthers += part.Counts.GroupsOverOthers
	c.LabelsOverOthers += part.Counts.LabelsOverOthers
	c.Crossings += part.Counts.Crossings
}
