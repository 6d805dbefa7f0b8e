package render

import "dossier/data"

// Dash says how the strokes of a line follow one another.
type Dash uint8

// The dashes.
const (
	Solid Dash = iota
	Dashed
	Dotted
)

// LineStyle gives the mark of a status: how the line is dashed and how many
// bars cross it. Two statuses with the same style are drawn alike, and the
// legend explains them in one entry.
func LineStyle(s data.Status) (dash Dash, bars int) {
	switch s {
	case data.Confirmed, data.Asserted:
		return Solid, 0
	case data.Alleged:
		return Dashed, 0
	case data.Contested:
		return Dashed, 1
	case data.Denied:
		return Dotted, 2
	default:
		return Dotted, 0
	}
}

// MaxOriginClass is the highest class of [OriginClass].
const MaxOriginClass = 3

// OriginClass puts a number of independent origins into one of the classes 1,
// 2 and 3 (three or more) that the width of a line tells apart. A claim that
// nobody holds counts as one.
func OriginClass(origins int) int { return min(max(origins, 1), MaxOriginClass) }

// LineWidth is the width in pixels of a line with so many independent origins.
func LineWidth(origins int) float64 { return 1.4 + 0.8*float64(OriginClass(origins)-1) }
