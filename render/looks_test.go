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
		drawn := drawEntry(c.entry, box)
		tie := drawn.tie
		if tie == nil || drawn.n != 1 {
			t.Fatalf("%+v is not shown by a tie", c.entry)
		}
		if len(tie.Heads) != c.heads || len(tie.Bars) != c.bars || tie.Stroke.Width != c.width {
			t.Errorf("%+v: %d heads, %d bars, width %g", c.entry, len(tie.Heads), len(tie.Bars), tie.Stroke.Width)
		}
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkNumber}, box); d.n != 1 || d.badge == nil || d.badge.Number.String == "" || d.badge.Radius > box.H/2 {
		t.Errorf("a number is shown by %+v", d)
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkShape, Kind: data.KindGroup}, box); d.n != 1 || d.shape != data.KindGroup || d.role != render.Plain {
		t.Errorf("a shape is shown by %+v", d)
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkEnd, Kind: data.KindGroup}, box); d.n != 1 || d.shape != data.KindGroup || d.role != render.End {
		t.Errorf("a heavy outline is shown by %+v", d)
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkFold, Kind: data.KindGroup}, box); d.n != 2 || d.shape != data.KindGroup || d.role != render.Plain {
		t.Errorf("a double outline is shown by %+v", d)
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkBox}, box); d.n != 1 || !d.group {
		t.Errorf("the box of a group is shown by %+v", d)
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkHeadless}, box); d.n != 1 || d.tie == nil || len(d.tie.Heads) != 0 {
		t.Errorf("a tie without a direction is shown by %+v", d)
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkContext}, box); d.n != 1 || d.tie == nil || d.tie.Role != render.Context {
		t.Errorf("a faint tie is shown by %+v", d)
	}
}

// drawnEntry is what a sample consists of, in n marks.
type drawnEntry struct {
	n     int
	tie   *render.LineMark
	group bool
	role  render.Role
	badge *render.Badge
	shape data.Kind
}

func drawEntry(e render.LegendEntry, box render.Box) (d drawnEntry) {
	(&render.LegendMark{Entry: e, Box: box}).Sample(render.Sampler{
		Tie:   func(l *render.LineMark) { d.n, d.tie = d.n+1, l },
		Badge: func(b render.Badge, _ render.Ink) { d.n, d.badge = d.n+1, &b },
		Shape: func(k data.Kind, r render.Role, _ render.Box) { d.n, d.shape, d.role = d.n+1, k, r },
		Group: func(render.Role, render.Box) { d.n, d.group = d.n+1, true },
	})
	return d
}

// TestStruck holds the line through a text to the text.
func TestStruck(t *testing.T) {
	for anchor, x := range map[render.Anchor]float64{render.AnchorStart: 100, render.AnchorMiddle: 80, render.AnchorEnd: 60} {
		text := render.Text{At: render.Point{X: 100, Y: 50}, Anchor: anchor, Size: 10, Width: 40}
		if from, to := text.Strike(); from != (render.Point{X: x, Y: 47}) || to != (render.Point{X: x + 40, Y: 47}) {
			t.Errorf("anchor %d: from %v to %v", anchor, from, to)
		}
	}
	if d := drawEntry(render.LegendEntry{Mark: render.MarkGone}, render.Box{W: 30, H: 14}); d.n != 1 || d.tie == nil || !d.tie.Gone || len(d.tie.Heads) != 1 {
		t.Errorf("a tie that is gone is shown by %+v", d)
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
