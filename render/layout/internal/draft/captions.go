package draft

import (
	"math"

	"dossier/render"
	"dossier/render/internal/text"
)

// Sizes of captions, in pixels.
const (
	captionSize, captionRow = 11.0, 13.5
	captionPad              = 2.0
	stackGap                = 3.0 // between the captions of two ties of one line
)

// Caption is a measured caption: lines of text and badges, both placed from
// the upper left corner of its box.
type Caption struct {
	W, H   float64
	lines  []render.Text
	badges []render.Badge
}

// Empty reports whether there is nothing to draw.
func (c *Caption) Empty() bool { return len(c.lines) == 0 && len(c.badges) == 0 }

// captionPart is what a caption says of one tie, broken into lines.
type captionPart struct {
	lines  []string
	badges []render.Badge
	rows   [][]render.Badge // of badges that do not follow the last line
	follow float64          // the width of badges that do
	wide   float64
}

func breakPart(row render.Row, in Wrap, pointed bool) captionPart {
	width, most := in.captions()
	caption := row.Caption
	if pointed && caption != "" {
		caption = arrows[0] + caption
	}
	p := captionPart{lines: text.Balanced(caption, captionSize, false, width, most)}
	last := 0.0
	for _, s := range p.lines {
		last = text.Width(s, captionSize, false)
		p.wide = max(p.wide, last)
	}
	for _, n := range row.Notes {
		p.badges = append(p.badges, Badge(n))
	}
	if len(p.badges) == 0 {
		return p
	}
	inline := badgeGap + 1 + rowWidth(p.badges)
	if len(p.lines) > 0 && last+inline <= width {
		p.follow = inline
		p.wide = max(p.wide, last+inline)
		return p
	}
	p.rows = badgeRows(p.badges, width)
	for _, r := range p.rows {
		p.wide = max(p.wide, rowWidth(r))
	}
	return p
}

// arrows begin the captions of ties between two actors that run both ways: to the right,
// to the left, upward and downward.
var arrows = [...]string{"→ ", "← ", "↑ ", "↓ "}

// arrow is the one that points along a way.
func arrow(way render.Point) string {
	switch across, down := math.Abs(way.X), math.Abs(way.Y); {
	case across < down && way.Y < 0:
		return arrows[2]
	case across < down:
		return arrows[3]
	case way.X < 0:
		return arrows[1]
	}
	return arrows[0]
}

// bothWays are the links that have a direction and stand between two actors with a link
// of the other direction: beside their lines nobody could tell which way a caption runs.
func bothWays(links []render.Link) []bool {
	runs := map[[2]int]bool{}
	for i := range links {
		if l := &links[i]; !l.Symmetric && l.From != l.To {
			runs[[2]int{l.From, l.To}] = true
		}
	}
	out := make([]bool, len(links))
	for i := range links {
		l := &links[i]
		out[i] = !l.Symmetric && l.From != l.To && runs[[2]int{l.To, l.From}]
	}
	return out
}

// measureCaption breaks a caption into lines around a common centre, one tie
// under the other. The badges of a tie follow its last line if there is room, and
// fill rows of their own otherwise.
func measureCaption(l *render.Link, in Wrap, pointed bool) Caption {
	var c Caption
	var parts []captionPart
	wide := 0.0
	for _, row := range l.Rows() {
		if p := breakPart(row, in, pointed); len(p.lines)+len(p.badges) > 0 {
			parts = append(parts, p)
			wide = max(wide, p.wide)
		}
	}
	if len(parts) == 0 {
		return c
	}
	c.W = even(wide + 2*captionPad)
	y := captionPad - 1
	for i, p := range parts {
		if i > 0 {
			y += stackGap
		}
		y = c.add(p, y)
	}
	c.H = even(y + captionPad - 1)
	return c
}

// add sets a part from a height on, and returns where it ends.
func (c *Caption) add(p captionPart, y float64) float64 {
	first := len(c.lines)
	for i, s := range p.lines {
		t := render.Text{Anchor: render.AnchorMiddle, Size: captionSize, Role: render.RoleCaption, String: s,
			Width: text.Width(s, captionSize, false), At: render.Point{X: c.W / 2, Y: y + 10}}
		if p.follow > 0 && i == len(p.lines)-1 {
			t.At.X -= p.follow / 2
			c.badges = append(c.badges, setRow(p.badges, t.At.X+t.Width/2+badgeGap+1, y+captionRow/2-0.5)...)
		}
		c.lines = append(c.lines, t)
		y += captionRow
	}
	Joined(c.lines[first:])
	for _, r := range p.rows {
		high := rowHeight(r)
		c.badges = append(c.badges, setRow(r, (c.W-rowWidth(r))/2, y+high/2)...)
		y += high
	}
	return y
}
