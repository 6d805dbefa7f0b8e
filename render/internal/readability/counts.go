package readability

import "fmt"

// Counts are the faults of a figure. Every count is of pairs or of single marks
// as its comment says; what lies outside of the drawing (title, legend, notes)
// counts only for the size of type. All lines between the same two actors are one
// strand: they lie close together on purpose and are no fault of one another.
type Counts struct {
	Actors, Lines, Captions int // what there is to see

	// The vetoes: what no figure may have. See [Counts.Vetoes].

	ActorsOverActors     int // pairs of actors that overlap
	CaptionsOverActors   int // pairs of a caption and an actor
	CaptionsOverCaptions int // pairs of captions
	CaptionsOverLines    int // pairs of a caption and a line of another strand that runs through it
	CaptionsAstray       int // captions not nearer by 4 pixels to their own strand than to any other, or, loops left out, whose middle is nearer to another; those of one strand that are stacked count as one
	LinesOverActors      int // pairs of a line and an actor, not one of its own, that it runs through
	LinesNearActors      int // pairs of a line and an actor, not one of its own, that it passes at less than 5 pixels
	GroupsOverOthers     int // pairs of a group's box and another one, or an actor that is not of the group, or one of it that is outside
	LabelsOverOthers     int // pairs of a group's label and an actor, a caption or a line that stands on it

	// What costs a reader, the less the better.

	Crossings          int // places where two strands cross, however many lines they have
	CaptionsOverOwn    int // pairs of a caption and a line of its own strand that runs through it
	CaptionsFar        int // captions far from their own strand; stacked ones count as one
	LinesTogether      int // pairs of lines of different strands that cannot be told apart for a stretch
	BarsAstray         int // lines whose bars stand on a line of another strand or within a caption
	MergedEnds         int // pairs of line ends of different strands that meet at one actor
	LinesThroughGroups int // pairs of a line and a group, of neither of its ends, whose box it runs through
	CaptionsOnBorders  int // pairs of a caption and the border of a group's box
	Loops              int // lines over 1.4 times as long as the way between their ends, but for those from an actor to itself
	Bends              int // stretches along which a line turns one way by 30 degrees or more

	// LineCrossings are the places where two lines cross, each line by itself and
	// those of one strand as well. They have no price: other programs' drawings are
	// compared by them.
	LineCrossings int

	// Wasted is the share of the drawing's area, from 0 to 1, that is farther
	// than a few words' width from anything.
	Wasted float64
	// DrawingWidth and DrawingHeight are those of actors, lines and captions
	// together, Width and Height those of the page; in pixels of 1/96 inch.
	DrawingWidth, DrawingHeight, Width, Height float64
	// SmallestType is the size of the smallest type, in pixels.
	SmallestType float64
}

const (
	mmPerPixel     = 25.4 / 96
	pointsPerPixel = 72.0 / 96
)

// Points is the size of the smallest type, in points, once the page is brought
// to a width in millimetres; where the width is 0 or less, at natural size.
func (c Counts) Points(widthMM float64) float64 {
	points := c.SmallestType * pointsPerPixel
	if widthMM <= 0 || c.Width <= 0 {
		return points
	}
	return points * widthMM / (c.Width * mmPerPixel)
}

// Collisions are the faults that no printed figure may have: names, captions or
// labels that are hidden, an actor that a foreign line runs through, or a group
// that holds other actors than its own.
func (c Counts) Collisions() int {
	return c.GroupsOverOthers + c.LabelsOverOthers + c.ActorsOverActors + c.CaptionsOverActors + c.CaptionsOverCaptions + c.LinesOverActors
}

// Vetoes are the faults by which a figure says something false or hides something:
// the collisions, and whatever makes a reader take the line or the caption of one tie
// for that of another. They are never weighed against anything else.
func (c Counts) Vetoes() int {
	return c.Collisions() + c.LinesNearActors + c.CaptionsOverLines + c.CaptionsAstray
}

// String names the faults that there are, worst first, in one line.
func (c Counts) String() string {
	s := ""
	for _, part := range []struct {
		n    int
		what string
	}{
		{c.GroupsOverOthers, "groups over others"}, {c.LabelsOverOthers, "on labels of groups"},
		{c.ActorsOverActors, "actors overlap"}, {c.CaptionsOverActors, "captions on actors"},
		{c.CaptionsOverCaptions, "captions on captions"}, {c.LinesOverActors, "lines through actors"},
		{c.CaptionsOverLines, "captions on lines of others"}, {c.LinesNearActors, "lines close to actors"},
		{c.CaptionsAstray, "captions astray"}, {c.Crossings, "crossings"}, {c.LinesTogether, "lines together"},
		{c.BarsAstray, "bars astray"}, {c.CaptionsFar, "captions far off"}, {c.CaptionsOverOwn, "captions on their lines"},
		{c.LinesThroughGroups, "lines through groups"}, {c.MergedEnds, "ends merged"}, {c.Loops, "loops"},
		{c.CaptionsOnBorders, "captions on borders"}, {c.Bends, "bends"},
	} {
		if part.n > 0 {
			s += fmt.Sprintf("%d %s, ", part.n, part.what)
		}
	}
	return s + fmt.Sprintf("%.0f %% empty, %.0f by %.0f pixels", 100*c.Wasted, c.DrawingWidth, c.DrawingHeight)
}
