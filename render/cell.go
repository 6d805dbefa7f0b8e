package render

import "dossier/data"

// How the mark of a tie in a matrix is drawn.
const (
	// RuleWidth is the width of the hairlines between rows and columns.
	RuleWidth = 0.5
	// barRim is how wide the rim is, in the colour of the page, by which a bar across
	// a mark stands out from its core: in pixels at most, and in widths of the mark.
	mostRim, barRim = 1.0, 0.09
	// barReach is how far a bar reaches beyond the outline, in widths of the mark.
	barReach = 0.12
	// coreGap is the room between outline and core, in widths of the mark; and the
	// least, in pixels.
	coreGap, leastGap = 0.11, 0.6
)

// short is the shorter side of the mark.
func (t *TieMark) short() float64 { return min(t.Box.W, t.Box.H) }

// Outline is the outline of the mark as a closed chain like that of [Outline]: a
// rectangle, and round for a tie that holds in both directions.
func (t *TieMark) Outline() []Point { return t.shape(t.Box) }

func (t *TieMark) shape(b Box) []Point {
	if t.Symmetric {
		return rounded(b, min(b.W, b.H)/2)
	}
	return polygon(Point{b.X, b.Y}, Point{b.X + b.W, b.Y}, Point{b.X + b.W, b.Y + b.H}, Point{b.X, b.Y + b.H})
}

// Core is what stands within the outline, as a chain of curves: nothing where the head
// of such a tie's arrow is hollow, a filled shape where it is filled, and the letter V,
// drawn with a line, where it is barbed.
func (t *TieMark) Core() (chain []Point, filled bool) {
	in := t.Stroke.Width/2 + max(leastGap, float64(coreGap*t.short()))
	b := Box{X: t.Box.X + in, Y: t.Box.Y + in, W: t.Box.W - in - in, H: t.Box.H - in - in}
	if t.Bare || b.W <= 0 || b.H <= 0 {
		return nil, false
	}
	switch HeadOf(t.Stroke.Tone, t.Role, t.Gone) {
	case Filled:
		return t.shape(b), true
	case Barbed:
		if t.Symmetric { // within the round
			b = Box{X: b.X + float64(b.W*0.12), Y: b.Y + float64(b.H*0.16), W: float64(b.W * 0.76), H: float64(b.H * 0.76)}
		}
		foot := Point{b.X + b.W/2, b.Y + b.H}
		left, right := Point{b.X, b.Y}, Point{b.X + b.W, b.Y}
		return []Point{left, left, foot, foot, foot, right, right}, false
	}
	return nil, false
}

// Pattern is how long the strokes and gaps of the outline are, by turns, as [Dash.Pattern]
// gives them for lines: shorter on a small mark, so that it has several.
func (t *TieMark) Pattern() []float64 {
	short := t.short()
	switch dash, _ := LineStyle(t.Stroke.Status); dash {
	case Dashed:
		return []float64{float64(0.3 * short), float64(0.2 * short)}
	case Dotted:
		return []float64{0.1, max(float64(0.17*short), float64(1.9*t.Stroke.Width))}
	}
	return nil
}

// Bars are the strokes across the mark of a contested or denied tie, from the lower
// left to the upper right, how wide they are, and how wide is the rim on either side of
// each, in the colour of the page, by which they stand out from the core.
func (t *TieMark) Bars() (bars [][2]Point, width, rim float64) {
	_, n := LineStyle(t.Stroke.Status)
	short := t.short()
	width, rim = min(BarWidth, max(short/6, 0.8)), min(mostRim, float64(barRim*short))
	for i := range n {
		aside := float64((float64(i) - float64(n-1)/2) * (width + rim + rim + 0.2))
		reach := float64(barReach * short)
		bars = append(bars, [2]Point{
			{X: t.Box.X - reach + aside, Y: t.Box.Y + t.Box.H + reach}, {X: t.Box.X + t.Box.W + reach + aside, Y: t.Box.Y - reach},
		})
	}
	return bars, width, rim
}

// HollowWidth is the width of a hollow outline from edge to edge.
func (t *TieMark) HollowWidth() float64 { return t.Stroke.Width + 2*HollowRim }

// sampleCell is the mark that a legend's entry explains, in the middle of a box.
func sampleCell(e *LegendEntry, b Box) *TieMark {
	side := min(b.W, b.H)
	t := &TieMark{Box: Box{X: b.X + (b.W-side)/2, Y: b.Y + (b.H-side)/2, W: side, H: side},
		Stroke: Stroke{Tone: data.Neutral, Status: data.Confirmed, Width: LineWidth(1)}, Bare: true}
	switch e.Mark {
	case MarkColour:
		t.Stroke.Tone, t.Symmetric, t.Bare = e.Tone, e.Headless, false
	case MarkHeadless:
		t.Symmetric = true
	case MarkContext:
		t.Role, t.Bare = Context, false
	case MarkGone:
		t.Gone = true
	case MarkLine:
		t.Stroke.Status = e.Status
	case MarkWidth:
		t.Stroke.Width = LineWidth(e.Origins)
	case MarkCount:
		t.Box.X = b.X
		t.Count = &Text{At: Point{X: t.Box.X + side + 2, Y: t.Box.Y + side - 3}, Size: 10, Role: RoleCaption, String: "3"}
	}
	return t
}
