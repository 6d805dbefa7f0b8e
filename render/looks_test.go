package render_test

import (
	"testing"

	"dossier/data"
	"dossier/render"
)

// TestSampleShowsItsMark holds the samples of a legend to the marks they explain.
func TestSampleShowsItsMark(t *testing.T) {
	box := render.Box{X: 10, Y: 20, W: 26, H: 14}
	for _, c := range []struct {
		entry       render.LegendEntry
		heads, bars int
		width       float64
	}{
		{render.LegendEntry{Mark: render.MarkColour, Tone: data.Conflictual}, 1, 0, 2.2},
		{render.LegendEntry{Mark: render.MarkLine, Status: data.Contested}, 0, 1, 1.6},
		{render.LegendEntry{Mark: render.MarkLine, Status: data.Denied}, 0, 2, 1.6},
		{render.LegendEntry{Mark: render.MarkWidth, Origins: 3}, 0, 0, render.LineWidth(3)},
	} {
		tie, badge := (&render.LegendMark{Entry: c.entry, Box: box}).Sample()
		if tie == nil || badge != nil {
			t.Fatalf("%+v is not shown by a tie", c.entry)
		}
		if len(tie.Heads) != c.heads || len(tie.Bars) != c.bars || tie.Stroke.Width != c.width {
			t.Errorf("%+v: %d heads, %d bars, width %g", c.entry, len(tie.Heads), len(tie.Bars), tie.Stroke.Width)
		}
	}
	tie, badge := (&render.LegendMark{Entry: render.LegendEntry{Mark: render.MarkNumber}, Box: box}).Sample()
	if tie != nil || badge == nil || badge.Number.String == "" || badge.Radius > box.H/2 {
		t.Errorf("a number is shown by %+v, %+v", tie, badge)
	}
	if tie, badge := (&render.LegendMark{Entry: render.LegendEntry{Mark: render.MarkShape}, Box: box}).Sample(); tie != nil || badge != nil {
		t.Error("a shape is not shown by itself")
	}
}

func TestPattern(t *testing.T) {
	if p := render.Solid.Pattern(2); p != nil {
		t.Errorf("a solid line has the pattern %v", p)
	}
	for _, d := range []render.Dash{render.Dashed, render.Dotted} {
		thin, wide := d.Pattern(1), d.Pattern(3)
		if len(thin) != 2 || len(wide) != 2 || wide[1] <= thin[1] {
			t.Errorf("the pattern of %v does not grow with the width: %v, %v", d, thin, wide)
		}
	}
}
