package layout

import (
	"dossier/render"
	"dossier/render/text"
)

const (
	legendSize, legendRow   = 11.0, 20.0
	sampleWide, sampleHigh  = 30.0, 14.0
	sampleGap               = 8.0
	legendColumn            = 28.0 // between two columns
	legendLabel             = 200.0
	numberWide, bandsApart  = 14.0, 12.0
	legendBaselineFromTop   = 14.0
	legendSampleFromRowTop  = 3.0
	legendNumberSampleInset = (sampleWide - numberWide) / 2
)

// legend sets the entries below y: a column for each kind of mark, as many
// columns side by side as fit. It returns where it ends.
func legend(s *render.Scene, entries []render.LegendEntry, y, wide float64) float64 {
	x, deepest := 0.0, y
	for start := 0; start < len(entries); {
		end := start + 1
		for end < len(entries) && entries[end].Mark == entries[start].Mark {
			end++
		}
		column := entries[start:end]
		w := 0.0
		labels := make([]string, len(column))
		for i, e := range column {
			labels[i] = oneLine(e.Label)
			w = max(w, text.Width(labels[i], legendSize, false))
		}
		w = grid(sampleWide + sampleGap + w)
		if x > 0 && x+w > wide {
			x, y = 0, deepest+bandsApart
		}
		for i, e := range column {
			s.Legend = append(s.Legend, legendMark(e, labels[i], margin+x, y+float64(i)*legendRow))
		}
		deepest = max(deepest, y+float64(len(column))*legendRow)
		x += w + legendColumn
		start = end
	}
	return deepest
}

func legendMark(e render.LegendEntry, label string, x, y float64) render.LegendMark {
	box := render.Box{X: x, Y: y + legendSampleFromRowTop, W: sampleWide, H: sampleHigh}
	if e.Mark == render.MarkNumber {
		box.X, box.W = box.X+legendNumberSampleInset, numberWide
	}
	return render.LegendMark{Entry: e, Box: box, Label: line1(label, legendSize, false, render.RoleLegend,
		render.AnchorStart, render.Point{X: x + sampleWide + sampleGap, Y: y + legendBaselineFromTop})}
}

// oneLine is a label cut to the width of a legend's column.
func oneLine(s string) string {
	lines := text.Wrap(s, legendSize, false, legendLabel, 1)
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}
