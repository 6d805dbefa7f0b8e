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

// TestStruck holds the line through a text to the text.
func TestStruck(t *testing.T) {
	for anchor, x := range map[render.Anchor]float64{render.AnchorStart: 100, render.AnchorMiddle: 80, render.AnchorEnd: 60} {
		text := render.Text{At: render.Point{X: 100, Y: 50}, Anchor: anchor, Size: 10, Width: 40}
		if from, to := text.Strike(); from != (render.Point{X: x, Y: 47}) || to != (render.Point{X: x + 40, Y: 47}) {
			t.Errorf("anchor %d: from %v to %v", anchor, from, to)
		}
	}
	entry := render.LegendMark{Entry: render.LegendEntry{Mark: render.MarkStruck}, Box: render.Box{W: 30, H: 14}}
	if s := entry.Struck(); s == nil || !s.Struck || s.Lines[0].Width > 30 {
		t.Errorf("a struck caption is shown by %+v", s)
	}
	entry.Entry.Mark = render.MarkShape
	if entry.Struck() != nil {
		t.Error("a shape is shown by a struck caption")
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
