package readability

import (
	"context"
	"math"
	"testing"

	"dossier/render"
)

// straight is a line between two places, as one curve.
func straight(link, from, to int, x0, y0, x1, y1 float64) render.LineMark {
	at := func(t float64) render.Point { return render.Point{X: x0 + (x1-x0)*t, Y: y0 + (y1-y0)*t} }
	return render.LineMark{Link: link, From: from, To: to, Curve: []render.Point{at(0), at(1.0 / 3), at(2.0 / 3), at(1)}}
}

func actor(node int, x, y float64) render.ActorMark {
	return render.ActorMark{Node: node, Box: render.Box{X: x, Y: y, W: 60, H: 30}}
}

func caption(link int, x, y float64) render.CaptionMark {
	return render.CaptionMark{Link: link, Box: render.Box{X: x, Y: y, W: 50, H: 14}}
}

func group(node int, x, y, w, h float64) render.GroupMark {
	return render.GroupMark{Members: []int{node}, Box: render.Box{X: x, Y: y, W: w, H: h},
		Label: render.Text{At: render.Point{X: x + 10, Y: y + 14}, Size: 12, Width: 40}}
}

// two actors side by side with a line between them.
func pair() render.Scene {
	return render.Scene{
		Actors:   []render.ActorMark{actor(0, 0, 0), actor(1, 260, 0)},
		Lines:    []render.LineMark{straight(0, 0, 1, 60, 15, 260, 15)},
		Captions: []render.CaptionMark{caption(0, 130, 20)},
	}
}

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *render.Scene)
		want   Counts
	}{
		{"no fault", func(*render.Scene) {}, Counts{}},
		{"two actors in one place", func(s *render.Scene) {
			s.Actors = append(s.Actors, actor(2, 300, 10))
		}, Counts{ActorsOverActors: 1}},
		{"a caption on an actor", func(s *render.Scene) {
			s.Captions[0].Box.X = 220
		}, Counts{CaptionsOverActors: 1}},
		{"a caption on its own line", func(s *render.Scene) {
			s.Captions[0].Box.Y = 8
		}, Counts{CaptionsOverLines: 1}},
		{"a caption far from its line", func(s *render.Scene) {
			s.Captions[0].Box.Y = 40
		}, Counts{CaptionsAstray: 1}},
		{"a caption nearer to another line", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 60, 36, 260, 36))
		}, Counts{CaptionsAstray: 1}},
		{"two captions in one place", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 0, 1, 60, 40, 260, 40))
			s.Captions = append(s.Captions, caption(1, 160, 24))
		}, Counts{CaptionsOverCaptions: 1}},
		{"a line through an actor", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 20, -60, 20, 90))
		}, Counts{LinesOverActors: 1}},
		{"a line that ends at its actor", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 0, 20, -60, 20, 20))
		}, Counts{}},
		{"a crossing", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 100, -40, 100, 60))
		}, Counts{Crossings: 1}},
		{"a crossing where two pieces join", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 160, -40, 90, 70))
			s.Captions[0].Box.X = 190
		}, Counts{Crossings: 1}},
		{"two lines in one", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 0, 1, 60, 13, 260, 13))
		}, Counts{LinesTogether: 1, MergedEnds: 2}},
		{"ends that meet", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 1, 160, -80, 260, 13))
		}, Counts{MergedEnds: 1}},
		{"a bar on another line", func(s *render.Scene) {
			s.Lines[0].Bars = [][2]render.Point{{{X: 100, Y: 10}, {X: 100, Y: 20}}}
			s.Lines = append(s.Lines, straight(1, 2, 3, 100, -40, 100, 60))
		}, Counts{Crossings: 1, BarsAstray: 1}},
		{"a group of one actor", func(s *render.Scene) {
			s.Groups = []render.GroupMark{group(0, -10, -26, 80, 66)}
		}, Counts{}},
		{"an actor in the box of others", func(s *render.Scene) {
			s.Groups = []render.GroupMark{group(0, -10, -26, 400, 76)}
		}, Counts{GroupsOverOthers: 1}},
		{"an actor outside of its box", func(s *render.Scene) {
			s.Groups = []render.GroupMark{group(0, 10, -26, 80, 66)}
		}, Counts{GroupsOverOthers: 1}},
		{"boxes that overlap", func(s *render.Scene) {
			s.Groups = []render.GroupMark{group(0, -10, -26, 200, 66), group(1, 180, -26, 200, 66)}
			s.Captions = nil
		}, Counts{GroupsOverOthers: 1}},
		{"a line through a label", func(s *render.Scene) {
			s.Groups = []render.GroupMark{group(0, -10, -26, 80, 66)}
			s.Lines = append(s.Lines, straight(1, 2, 0, 10, -60, 10, 0))
		}, Counts{LabelsOverOthers: 1}},
		{"a caption on a label", func(s *render.Scene) {
			s.Groups = []render.GroupMark{group(0, -10, -16, 80, 66)}
			s.Groups[0].Label.At = render.Point{X: 140, Y: 30}
		}, Counts{LabelsOverOthers: 1}},
		{"a caption on a border", func(s *render.Scene) {
			s.Groups = []render.GroupMark{group(0, -10, -26, 160, 66)}
		}, Counts{CaptionsOnBorders: 1}},
		{"a line through a foreign group", func(s *render.Scene) {
			s.Groups = []render.GroupMark{{Members: []int{7}, Box: render.Box{X: 75, Y: -10, W: 40, H: 50}, Label: render.Text{At: render.Point{X: 80, Y: 0}, Size: 12, Width: 30}}}
		}, Counts{LinesThroughGroups: 1}},
		{"a bow", func(s *render.Scene) {
			s.Lines[0].Curve[1].Y, s.Lines[0].Curve[2].Y = -60, -60
			s.Captions[0].Box.Y = -30
		}, Counts{Bends: 1}},
		{"an S", func(s *render.Scene) {
			s.Lines[0].Curve[1].Y, s.Lines[0].Curve[2].Y = -160, 190
			s.Captions[0].Box = render.Box{X: 165, Y: -14, W: 50, H: 14}
		}, Counts{Bends: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := pair()
			c.change(&s)
			got := measure(t, &s)
			got.Actors, got.Lines, got.Captions, got.Wasted, got.DrawingWidth, got.DrawingHeight = 0, 0, 0, 0, 0, 0
			got.SmallestType = 0
			if got != c.want {
				t.Errorf("counted %+v, want %+v", got, c.want)
			}
			if (got.Score() == 0) != (c.want == Counts{}) {
				t.Errorf("the score is %d", got.Score())
			}
		})
	}
}

func TestWasted(t *testing.T) {
	s := pair()
	if w := measure(t, &s).Wasted; w != 0 {
		t.Errorf("%.2f of a line of actors is wasted", w)
	}
	s.Actors = append(s.Actors, actor(2, 1000, 1000))
	if w := measure(t, &s).Wasted; w < 0.8 || w > 1 {
		t.Errorf("%.2f is wasted where all is in two corners", w)
	}
}

func TestPoints(t *testing.T) {
	s := pair()
	s.Width, s.Height = 480, 100
	s.Footer = []render.Text{{Size: 10}, {Size: 12}}
	c := measure(t, &s)
	for _, p := range []struct{ width, want float64 }{{0, 7.5}, {127, 7.5}, {63.5, 3.75}} {
		if got := c.Points(p.width); math.Abs(got-p.want) > 1e-9 {
			t.Errorf("at %v mm: %v points, want %v", p.width, got, p.want)
		}
	}
}

// A drawing too wide for a page costs more, the wider the more.
func TestScoreOfWideDrawings(t *testing.T) {
	last := -1
	for _, wide := range []float64{600, 1200, 2400} {
		score := Counts{SmallestType: 9, DrawingWidth: wide, DrawingHeight: 100}.Score()
		if score <= last {
			t.Errorf("%v pixels: %d, and less was %d", wide, score, last)
		}
		last = score
	}
}

func TestMeasureOfNothing(t *testing.T) {
	for _, s := range []render.Scene{{}, {Lines: []render.LineMark{{}, {Curve: make([]render.Point, 3)}}},
		{Lines: []render.LineMark{{Curve: make([]render.Point, 4)}}, Captions: make([]render.CaptionMark, 2)}} {
		if c := measure(t, &s); c.Points(100) != 0 || c.Wasted != 0 {
			t.Errorf("%+v", c)
		}
	}
}

func measure(t *testing.T, s *render.Scene) Counts {
	t.Helper()
	c, err := Measure(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
