package render

import "dossier/data"

// How marks look beyond their colours: what every encoder of a scene draws alike.
const (
	// BarWidth is the width of a bar across a line, however wide that is.
	BarWidth = 1.8
	// HeadWidth is the width of the outline of a hollow arrowhead.
	HeadWidth = 1.2
	// BadgeRing is the width of the circle around a note number.
	BadgeRing = 0.9
	// HaloInset is how much of a caption's box, above and below, its halo spares:
	// the box has some air there, which may belong to a bar across the line.
	HaloInset = 2
	// HaloCorner is the radius of the halo's corners.
	HaloCorner = 2
	// HollowRim is how wide each edge of a hollow line is.
	HollowRim = 1
	// StrikeWidth is the width of the line through a caption that is struck through.
	StrikeWidth = 1
	// doubleGap is how far the two lines of a double outline are apart.
	doubleGap = 3
	// badgeRadius is the most that the sample of a badge takes in the legend.
	badgeRadius = 6.5
)

// Pattern is how long the strokes and gaps of a line are, by turns; nil for a
// solid line. They grow with the width, so that wide lines keep their pattern.
// The strokes of a dotted line are points, to be drawn with round caps.
func (d Dash) Pattern(width float64) []float64 {
	switch d {
	case Dashed:
		return []float64{3 + 2*width, 2 + 1.2*width}
	case Dotted:
		return []float64{0.1, 1.6 + 1.8*width}
	}
	return nil
}

// HollowWidth is the width of a hollow line from edge to edge.
func (l *LineMark) HollowWidth() float64 { return l.Stroke.Width + 2*HollowRim }

// Strike is the line through a text that is struck through.
func (t *Text) Strike() (from, to Point) {
	x, y := t.At.X, t.At.Y-float64(0.3*t.Size)
	switch t.Anchor {
	case AnchorMiddle:
		x -= t.Width / 2
	case AnchorEnd:
		x -= t.Width
	}
	return Point{X: x, Y: y}, Point{X: x + t.Width, Y: y}
}

// InnerBox is the box of the inner line of a double outline.
func InnerBox(b Box) Box {
	return Box{X: b.X + doubleGap, Y: b.Y + doubleGap, W: max(b.W-2*doubleGap, 0), H: max(b.H-2*doubleGap, 0)}
}

// Sampler draws what a legend shows. An encoder draws these as it draws the marks
// of the figure.
type Sampler struct {
	Tie   func(*LineMark)
	Badge func(Badge, Ink)           // with the ink of its ring
	Shape func(data.Kind, Role, Box) // the outline of a kind of actor
	Group func(Role, Box)            // the box of a group
	Cell  func(*TieMark)             // a tie in a cell of a matrix
}

// Sample draws what the entry explains within its box.
func (l *LegendMark) Sample(on Sampler) {
	e, b := l.Entry, l.Box
	if e.Cell {
		on.Cell(sampleCell(&e, b))
		return
	}
	switch e.Mark {
	case MarkColour:
		on.Tie(sampleTie(b, Stroke{Tone: e.Tone, Status: data.Confirmed, Width: 2.2}, !e.Headless))
	case MarkHeadless:
		on.Tie(sampleTie(b, Stroke{Tone: data.Neutral, Status: data.Confirmed, Width: LineWidth(1)}, false))
	case MarkContext:
		faint := sampleTie(b, Stroke{Tone: data.Neutral, Status: data.Confirmed, Width: LineWidth(1)}, true)
		faint.Role = Context
		on.Tie(faint)
	case MarkGone:
		gone := sampleTie(b, Stroke{Tone: data.Neutral, Status: data.Confirmed, Width: LineWidth(1)}, true)
		gone.Gone = true
		on.Tie(gone)
	case MarkLine:
		on.Tie(sampleTie(b, Stroke{Tone: data.Neutral, Status: e.Status, Width: 1.6}, false))
	case MarkWidth:
		on.Tie(sampleTie(b, Stroke{Tone: data.Neutral, Status: data.Confirmed, Width: LineWidth(e.Origins)}, false))
	case MarkNumber:
		on.Badge(sampleBadge(b), InkMuted)
	case MarkEnd:
		on.Shape(e.Kind, End, b)
	case MarkFold:
		on.Shape(e.Kind, Plain, b)
		on.Shape(e.Kind, Plain, InnerBox(b))
	case MarkBox:
		on.Group(Plain, b)
	default:
		on.Shape(e.Kind, Plain, b)
	}
}

// sampleBadge is a note's number in the middle of a box.
func sampleBadge(b Box) Badge {
	r := min(b.W/2, b.H/2, badgeRadius)
	at := Point{X: b.X + b.W/2, Y: b.Y + b.H/2}
	return Badge{Centre: at, Radius: r, Number: Text{
		At: Point{X: at.X, Y: at.Y + 0.48*r}, Anchor: AnchorMiddle,
		Size: 1.35 * r, Bold: true, Role: RoleNumber, String: "1"}}
}

// sampleTie is a straight tie across a box, with an arrowhead where asked.
func sampleTie(b Box, s Stroke, head bool) *LineMark {
	const long, half = 8, 3.6
	y, from, to := b.Y+b.H/2, b.X, b.X+b.W
	l := &LineMark{Stroke: s}
	if head {
		l.Heads = [][3]Point{{{X: to, Y: y}, {X: to - long, Y: y - half}, {X: to - long, Y: y + half}}}
		to -= long
	}
	start, end := Point{X: from, Y: y}, Point{X: to, Y: y}
	l.Curve = []Point{start, start, end, end}
	_, bars := LineStyle(s.Status)
	for i := range bars {
		x := (from+to)/2 + 4*(float64(i)-float64(bars-1)/2)
		l.Bars = append(l.Bars, [2]Point{{X: x, Y: y - 4.5}, {X: x, Y: y + 4.5}})
	}
	return l
}
