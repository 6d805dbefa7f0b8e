package draft

import (
	"strconv"

	"dossier/render"
	"dossier/render/internal/text"
)

// Sizes of the numbers of evidence notes, in pixels.
const (
	BadgeRadius = 7.0 // at least
	NumberSize  = 10.0
	badgeGap    = 2.5
)

// Badge is a note's number in its circle, around the origin.
func Badge(number int) render.Badge {
	s := strconv.Itoa(number)
	w := text.Width(s, NumberSize, true)
	return render.Badge{Radius: max(BadgeRadius, w/2+2.5), Number: render.Text{
		Anchor: render.AnchorMiddle, Size: NumberSize, Bold: true, Role: render.RoleNumber, String: s, Width: w,
		At: render.Point{Y: NumberSize * 0.36}}}
}

// MoveBadge shifts a badge.
func MoveBadge(b render.Badge, by render.Point) render.Badge {
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

// setRow sets badges side by side from x, around the height y.
func setRow(badges []render.Badge, x, y float64) []render.Badge {
	out := make([]render.Badge, len(badges))
	for i, b := range badges {
		out[i] = MoveBadge(b, render.Point{X: x + b.Radius, Y: y})
		x += 2*b.Radius + badgeGap
	}
	return out
}
