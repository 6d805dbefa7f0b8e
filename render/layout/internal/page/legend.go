package page

import (
	"dossier/render"
	"dossier/render/internal/text"
	"dossier/render/layout/internal/draft"
)

const (
	legendSize, legendRow  = 11.0, 20.0
	sampleWide, sampleHigh = 30.0, 14.0
	sampleDown             = 3.0  // from the top of a row to a sample
	labelDown              = 14.0 // from the top of a row to the baseline
	sampleGap              = 8.0  // between a sample and its label
	legendColumn           = 28.0 // between two columns
	legendLabel            = 200.0
	numberWide, bandsApart = 14.0, 12.0
	legendHead, headRow    = 10.0, 18.0 // a heading's size, and its row
)

// asideGap is what stands free between a drawing and a legend beside it.
const asideGap = 36.0

// asideWidth is the room that a legend takes beside a drawing: one column.
func asideWidth(entries []render.LegendEntry) float64 { return asideGap + legendWidth(entries) }

// legend sets the entries from a point on: a column for each heading, as many side by side as
// fit; one that does not fit stands below a shorter one if it can,
// and otherwise in a new band. It returns where the legend ends.
func legend(s *render.Scene, entries []render.LegendEntry, from render.Point, wide float64) float64 {
	var band []legendPlace
	x, y := 0.0, from.Y
	deepest := y
	for start := 0; start < len(entries); {
		end := start + 1
		for end < len(entries) && entries[end].Mark.Heading() == entries[start].Mark.Heading() {
			end++
		}
		group := entries[start:end]
		start = end
		at := legendPlace{x: x, y: y, w: legendWidth(group)}
		high := headRow + float64(len(group))*legendRow
		if x > 0 && x+at.w > wide {
			if k := below(band, at.w, high, deepest); k >= 0 {
				at.x, at.y = band[k].x, band[k].end
				band[k].end += high
			} else {
				y, band = deepest+bandsApart, nil
				at.x, at.y, x = 0, y, 0
			}
		}
		if at.x == x {
			at.end = at.y + high
			band = append(band, at)
			x += at.w + legendColumn
		}
		s.LegendHeads = append(s.LegendHeads, draft.TextLine(group[0].Mark.Heading(), legendHead, true, render.RoleLegend,
			render.AnchorStart, render.Point{X: from.X + at.x, Y: at.y + legendHead}))
		for i, e := range group {
			s.Legend = append(s.Legend, legendMark(e, from.X+at.x, at.y+headRow+float64(i)*legendRow))
		}
		deepest = max(deepest, at.y+high)
	}
	return deepest
}

// legendPlace is a column of a band: where it stands, how wide it is and where
// it ends.
type legendPlace struct{ x, y, w, end float64 }

// below finds the last column of a band that has room for another below it.
func below(band []legendPlace, w, high, deepest float64) int {
	for k := len(band) - 1; k >= 0; k-- {
		if w <= band[k].w && band[k].end+high <= deepest {
			return k
		}
	}
	return -1
}

func legendWidth(group []render.LegendEntry) float64 {
	w := 0.0
	for _, e := range group {
		w = max(w, text.Width(e.Mark.Heading(), legendHead, true), sampleWide+sampleGap+text.Width(oneLine(e.Label), legendSize, false))
	}
	return grid(w)
}

func legendMark(e render.LegendEntry, x, y float64) render.LegendMark {
	box := render.Box{X: x, Y: y + sampleDown, W: sampleWide, H: sampleHigh}
	if e.Mark == render.MarkNumber {
		box.X, box.W = box.X+(sampleWide-numberWide)/2, numberWide
	}
	return render.LegendMark{Entry: e, Box: box, Label: draft.TextLine(oneLine(e.Label), legendSize, false, render.RoleLegend,
		render.AnchorStart, render.Point{X: x + sampleWide + sampleGap, Y: y + labelDown})}
}

// oneLine is a label cut to the width of a legend's column.
func oneLine(s string) string {
	lines := text.Wrap(s, legendSize, false, legendLabel, 1)
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}
