package readability

import "fmt"

// Counts are the faults of a figure. Every count is of pairs or of single marks
// as its comment says; what lies outside of the drawing (title, legend, notes)
// counts only for the size of type.
type Counts struct {
	Actors, Lines, Captions int // what there is to see

	ActorsOverActors     int // pairs of actors that overlap
	CaptionsOverActors   int // pairs of a caption and an actor
	CaptionsOverCaptions int // pairs of captions
	CaptionsOverLines    int // pairs of a caption and a line, its own too, that runs through it
	CaptionsAstray       int // captions nearer to the line of another tie than to their own, or far from their own
	LinesOverActors      int // pairs of a line and an actor, not one of its own, that it runs through
	GroupsOverOthers     int // pairs of a group's box and another one, or an actor that is not of the group, or one of it that is outside
	LabelsOverOthers     int // pairs of a group's label and an actor, a caption or a line that stands on it
	LinesTogether        int // pairs of lines that cannot be told apart for a stretch
	BarsAstray           int // lines whose bars stand on another line or within a caption
	MergedEnds           int // pairs of line ends of different ties that meet at one actor
	LinesThroughGroups   int // pairs of a line and a group, of neither of its ends, whose box it runs through
	CaptionsOnBorders    int // pairs of a caption and the border of a group's box
	Crossings            int // places where two lines cross
	Bends                int // stretches along which a line turns one way by 30 degrees or more

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

// The page that a figure is judged by where none is asked for: the text of an A4
// page, and type that can be read there.
const (
	printWide, printHigh = 170.0, 240.0 // millimetres
	legible              = 6.0          // points
)

// The price of each fault in the score.
const (
	priceActors    = 1000
	priceOnActor   = 400
	priceOnCaption = 400
	priceLineActor = 300
	priceOnLine    = 60
	priceAstray    = 40
	priceTogether  = 30
	priceBars      = 30
	priceEnds      = 12
	priceGroups    = 1000
	priceOnLabel   = 400
	priceThrough   = 20
	priceBorder    = 10
	priceCrossing  = 12
	priceBend      = 3
	priceWaste     = 100.0 // for a drawing that is all waste
	priceSmall     = 60.0  // for type half as large as what is legible; a third: twice that
)

// Score makes one number of the counts: 0 is a figure without any fault, and
// less is better. The order of the prices is that of how much a fault costs a
// reader: what hides a name or a caption, then what lets a reader take one tie
// for another (a caption astray, lines or ends that run together), then what
// slows the eye (crossings, bends), last a drawing so wide or empty that its
// type gets small on paper. A price is for one fault, so that scores compare
// layouts of one figure, not figures.
func (c Counts) Score() int {
	faults := priceActors*c.ActorsOverActors + priceOnActor*c.CaptionsOverActors +
		priceOnCaption*c.CaptionsOverCaptions + priceLineActor*c.LinesOverActors +
		priceOnLine*c.CaptionsOverLines + priceAstray*c.CaptionsAstray +
		priceTogether*c.LinesTogether + priceBars*c.BarsAstray + priceEnds*c.MergedEnds +
		priceGroups*c.GroupsOverOthers + priceOnLabel*c.LabelsOverOthers +
		priceThrough*c.LinesThroughGroups + priceBorder*c.CaptionsOnBorders +
		priceCrossing*c.Crossings + priceBend*c.Bends
	return faults + int(priceWaste*c.Wasted) + int(priceSmall*c.smallness())
}

// smallness is how many times the type of a drawing brought to the text of a page
// would go into what is legible, beyond once.
func (c Counts) smallness() float64 {
	if c.SmallestType <= 0 || c.DrawingWidth <= 0 {
		return 0
	}
	wide := printWide / float64(c.DrawingWidth*mmPerPixel)
	high := printHigh / float64(max(c.DrawingHeight, 1)*mmPerPixel)
	points := float64(float64(c.SmallestType*pointsPerPixel) * min(1, wide, high))
	return max(0, legible/points-1)
}

// Collisions are the faults that no printed figure may have: names, captions or
// labels that are hidden, an actor that a foreign line runs through, or a group
// that holds other actors than its own.
func (c Counts) Collisions() int {
	return c.GroupsOverOthers + c.LabelsOverOthers + c.ActorsOverActors + c.CaptionsOverActors + c.CaptionsOverCaptions + c.LinesOverActors
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
		{c.CaptionsOverLines, "captions on lines"}, {c.CaptionsAstray, "captions astray"},
		{c.LinesTogether, "lines together"}, {c.BarsAstray, "bars astray"}, {c.MergedEnds, "ends merged"},
		{c.LinesThroughGroups, "lines through groups"}, {c.CaptionsOnBorders, "captions on borders"},
		{c.Crossings, "crossings"}, {c.Bends, "bends"},
	} {
		if part.n > 0 {
			s += fmt.Sprintf("%d %s, ", part.n, part.what)
		}
	}
	return s + fmt.Sprintf("%.0f %% empty, %.0f by %.0f pixels", 100*c.Wasted, c.DrawingWidth, c.DrawingHeight)
}
