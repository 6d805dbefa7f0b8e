package draft

import (
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
)

// The captions of a line's ties stand under one another, each followed by its own
// badges, and nothing leaves the box.
func TestCaptionsInAStack(t *testing.T) {
	l := render.Link{Caption: "supplies fighter jets", Notes: []int{1}, Stack: []render.Row{
		{Caption: "supports in the Security Council", Notes: []int{2, 12}},
		{Caption: "visits in May", Notes: []int{3, 4, 5, 6, 7, 8, 9, 10, 11}},
	}}
	for _, in := range []Wrap{Roomy, Narrow} {
		c := measureCaption(&l, in, false)
		if len(c.badges) != 12 {
			t.Fatalf("%d badges, want 12", len(c.badges))
		}
		var boxes []render.Box
		for _, s := range c.lines {
			boxes = append(boxes, render.Box{X: s.At.X - s.Width/2, Y: s.At.Y - 9, W: s.Width, H: 11})
		}
		for i, b := range c.badges {
			boxes = append(boxes, geom.Around(b.Centre, 2*b.Radius, 2*b.Radius))
			if i > 0 && b.Centre.Y < c.badges[i-1].Centre.Y {
				t.Errorf("badge %s stands above its forerunner", b.Number.String)
			}
		}
		whole := render.Box{W: c.W, H: c.H}
		for i, a := range boxes {
			if geom.Union(whole, a) != whole {
				t.Errorf("part %d leaves the caption's box: %v", i, a)
			}
			for _, b := range boxes[:i] {
				if geom.Overlap(geom.Grow(a, -0.5), geom.Grow(b, -0.5)) > 0 {
					t.Errorf("%v covers %v", a, b)
				}
			}
		}
	}
}

// Where ties run both ways, each caption says which way its own runs, on the page as it is.
func TestCaptionsSayWhichWay(t *testing.T) {
	f := &render.Figure{Nodes: make([]render.Node, 3), Links: []render.Link{
		{From: 0, To: 1, Caption: "supplies"}, {From: 1, To: 0, Caption: "warns"}, {From: 0, To: 1, Caption: "meets", Symmetric: true},
		{From: 1, To: 2, Caption: "owns"}}}
	d := Measure(f, Roomy)
	for _, c := range []struct {
		link int
		way  render.Point
		want string
	}{
		{0, render.Point{X: 90, Y: 10}, "→ supplies"}, {1, render.Point{X: -90, Y: 10}, "← warns"},
		{0, render.Point{X: 10, Y: 90}, "↓ supplies"}, {1, render.Point{X: 10, Y: -90}, "↑ warns"},
		{2, render.Point{X: 90, Y: 10}, "meets"}, {3, render.Point{X: 90, Y: 10}, "owns"},
	} {
		m := d.CaptionMark(c.link, c.way, render.Box{W: d.Captions[c.link].W, H: d.Captions[c.link].H})
		if len(m.Lines) != 1 || m.Lines[0].String != c.want {
			t.Errorf("%v: %v, want %q", c.way, m.Lines, c.want)
		}
	}
}
