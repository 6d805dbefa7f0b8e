package layout

import (
	"strconv"

	"dossier/data"
	"dossier/render"
	"dossier/render/internal/text"
)

// Sizes of actors and captions, in pixels.
const (
	nameSize, nameLine      = 13.0, 16.0
	nameAbove               = 8.0 // between a name and its outline
	actorWidth              = 58.0
	captionSize, captionRow = 11.0, 13.5
	captionPad              = 2.0
	stackGap                = 3.0 // between the captions of two ties of one line
	badgeRadius, badgeGap   = 7.0, 2.5
	numberSize              = 10.0
)

// wrap says where names and captions break.
type wrap struct {
	name, caption           float64 // widths in pixels
	nameLines, captionLines int
}

// How texts break in most figures, and in those for a narrow column.
var (
	roomy  = wrap{name: 156, caption: 116, nameLines: 3, captionLines: 4}
	narrow = wrap{name: 98, caption: 76, nameLines: 4, captionLines: 5}
)

// actorSize is a measured actor.
type actorSize struct {
	w, h  float64
	lines []string
	bold  bool
}

func measureActor(n *render.Node, in wrap) actorSize {
	a := actorSize{bold: n.Role == render.End}
	a.lines = text.Balanced(n.Name, nameSize, a.bold, in.name, in.nameLines)
	if len(a.lines) == 0 {
		a.lines = []string{noName}
	}
	wide := 0.0
	for _, l := range a.lines {
		wide = max(wide, text.Width(l, nameSize, a.bold))
	}
	margin := outlineMargin(n, len(a.lines))
	// Even sizes keep the centre on whole pixels.
	a.w = even(max(wide+2*margin, actorWidth))
	a.h = even(float64(len(a.lines))*nameLine + 2*nameAbove)
	return a
}

// noName stands in the outline of an actor without a name.
const noName = "(no name)"

// outlineMargin is the room between the lines of a name and the sides of its
// actor's outline.
func outlineMargin(n *render.Node, lines int) float64 {
	margin := render.OutlineMargin(n.Kind)
	if lines > 1 && (n.Kind == data.KindGroup || n.Kind == data.KindEvent) {
		margin += 3 // the slanted sides come nearer to the outer lines
	}
	return margin
}

// even rounds up to an even whole number.
func even(v float64) float64 {
	n := int(v)
	if float64(n) < v {
		n++
	}
	return float64(n + n%2)
}

// caption is a measured caption: lines of text and badges, both placed from
// the upper left corner of its box.
type caption struct {
	w, h   float64
	lines  []render.Text
	badges []render.Badge
}

func (c *caption) empty() bool { return len(c.lines) == 0 && len(c.badges) == 0 }

// captionPart is what a caption says of one tie, broken into lines.
type captionPart struct {
	lines  []string
	badges []render.Badge
	rows   [][]render.Badge // of badges that do not follow the last line
	follow float64          // the width of badges that do
	wide   float64
}

func breakPart(row render.Row, in wrap) captionPart {
	p := captionPart{lines: text.Balanced(row.Caption, captionSize, false, in.caption, in.captionLines)}
	last := 0.0
	for _, s := range p.lines {
		last = text.Width(s, captionSize, false)
		p.wide = max(p.wide, last)
	}
	for _, n := range row.Notes {
		p.badges = append(p.badges, badge(n))
	}
	if len(p.badges) == 0 {
		return p
	}
	inline := badgeGap + 1 + rowWidth(p.badges)
	if len(p.lines) > 0 && last+inline <= in.caption {
		p.follow = inline
		p.wide = max(p.wide, last+inline)
		return p
	}
	p.rows = badgeRows(p.badges, in.caption)
	for _, r := range p.rows {
		p.wide = max(p.wide, rowWidth(r))
	}
	return p
}

// measureCaption breaks a caption into lines around a common centre, one tie
// under the other. The badges of a tie follow its last line if there is room, and
// fill rows of their own otherwise.
func measureCaption(l *render.Link, in wrap) caption {
	var c caption
	var parts []captionPart
	wide := 0.0
	for _, row := range l.Rows() {
		if p := breakPart(row, in); len(p.lines)+len(p.badges) > 0 {
			parts = append(parts, p)
			wide = max(wide, p.wide)
		}
	}
	if len(parts) == 0 {
		return c
	}
	c.w = even(wide + 2*captionPad)
	y := captionPad - 1
	for i, p := range parts {
		if i > 0 {
			y += stackGap
		}
		y = c.add(p, y)
	}
	c.h = even(y + captionPad - 1)
	return c
}

// add sets a part from a height on, and returns where it ends.
func (c *caption) add(p captionPart, y float64) float64 {
	for i, s := range p.lines {
		t := render.Text{Anchor: render.AnchorMiddle, Size: captionSize, Role: render.RoleCaption, String: s,
			Width: text.Width(s, captionSize, false), At: render.Point{X: c.w / 2, Y: y + 10}}
		if p.follow > 0 && i == len(p.lines)-1 {
			t.At.X -= p.follow / 2
			c.addRow(p.badges, t.At.X+t.Width/2+badgeGap+1, y+captionRow/2-0.5)
		}
		c.lines = append(c.lines, t)
		y += captionRow
	}
	for _, r := range p.rows {
		high := rowHeight(r)
		c.addRow(r, (c.w-rowWidth(r))/2, y+high/2)
		y += high
	}
	return y
}

// badge is a note's number in its circle, around the origin.
func badge(number int) render.Badge {
	s := strconv.Itoa(number)
	w := text.Width(s, numberSize, true)
	return render.Badge{Radius: max(badgeRadius, w/2+2.5), Number: render.Text{
		Anchor: render.AnchorMiddle, Size: numberSize, Bold: true, Role: render.RoleNumber, String: s, Width: w,
		At: render.Point{Y: numberSize * 0.36}}}
}

// moveBadge shifts a badge.
func moveBadge(b render.Badge, by render.Point) render.Badge {
	b.Centre.X += by.X
	b.Centre.Y += by.Y
	b.Number.At.X += by.X
	b.Number.At.Y += by.Y
	return b
}

func rowWidth(badges []render.Badge) float64 {
	w := 0.0
	for i, b := range badges {
		if i > 0 {
			w += badgeGap
		}
		w += 2 * b.Radius
	}
	return w
}

// rowHeight is the height of a row of badges with a little air.
func rowHeight(badges []render.Badge) float64 {
	h := 0.0
	for _, b := range badges {
		h = max(h, 2*b.Radius)
	}
	return h + 1.5
}

// badgeRows breaks badges into as few rows as fit a width, about equally long; a
// row holds at least one.
func badgeRows(badges []render.Badge, width float64) [][]render.Badge {
	rows := fillRows(badges, width)
	if len(rows) < 2 {
		return rows
	}
	for narrower := width - 4; narrower > 0; narrower -= 4 {
		try := fillRows(badges, narrower)
		if len(try) > len(rows) {
			break
		}
		rows = try
	}
	return rows
}

func fillRows(badges []render.Badge, width float64) [][]render.Badge {
	var rows [][]render.Badge
	for start := 0; start < len(badges); {
		end := start + 1
		for end < len(badges) && rowWidth(badges[start:end+1]) <= width {
			end++
		}
		rows = append(rows, badges[start:end])
		start = end
	}
	return rows
}

// addRow sets badges side by side from x, around the height y.
func (c *caption) addRow(badges []render.Badge, x, y float64) {
	for _, b := range badges {
		c.badges = append(c.badges, moveBadge(b, render.Point{X: x + b.Radius, Y: y}))
		x += 2*b.Radius + badgeGap
	}
}
