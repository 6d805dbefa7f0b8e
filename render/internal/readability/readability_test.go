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
		}, Counts{CaptionsOverOwn: 1}},
		{"a caption far from its line", func(s *render.Scene) {
			s.Captions[0].Box.Y = 40
		}, Counts{CaptionsFar: 1}},
		{"a caption at the edge of far", func(s *render.Scene) {
			s.Captions[0].Box.Y = 28.9
		}, Counts{}},
		{"a caption nearer to another line", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 60, 36, 260, 36))
		}, Counts{CaptionsAstray: 1}},
		{"a caption not clearly nearer to its own line", func(s *render.Scene) { // 5 against 8.9
			s.Lines = append(s.Lines, straight(1, 2, 3, 80, 42.9, 240, 42.9))
		}, Counts{CaptionsAstray: 1}},
		{"a caption just clearly nearer to its own line", func(s *render.Scene) { // 5 against 9
			s.Lines = append(s.Lines, straight(1, 2, 3, 80, 43, 240, 43))
		}, Counts{}},
		{"a caption whose middle is nearer to another line", func(s *render.Scene) { // which its own misses
			s.Lines[0] = straight(0, 0, 1, 60, 15, 131, 15)
			s.Lines = append(s.Lines, straight(1, 2, 3, 160, 43, 240, 43))
		}, Counts{CaptionsAstray: 1}},
		{"a caption whose middle is just nearer to its own", func(s *render.Scene) {
			s.Lines[0] = straight(0, 0, 1, 60, 15, 155, 15)
			s.Lines = append(s.Lines, straight(1, 2, 3, 160, 43, 240, 43))
		}, Counts{}},
		{"a caption without a line", func(s *render.Scene) {
			s.Captions = append(s.Captions, caption(9, 130, 60))
		}, Counts{CaptionsFar: 1}},
		{"captions stacked beside their strand", func(s *render.Scene) { // the last is 35 from it, the foreign line 31 from that
			s.Lines = append(s.Lines, straight(1, 1, 0, 260, 11, 60, 11), straight(2, 2, 3, 60, 88, 260, 88))
			s.Captions = append(s.Captions, caption(1, 130, 36), caption(1, 130, 52))
		}, Counts{}},
		{"a caption out of the stack", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 1, 0, 260, 11, 60, 11))
			s.Captions = append(s.Captions, caption(1, 130, 38.1))
		}, Counts{CaptionsFar: 1}},
		{"a foreign line under a caption", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 178-0.1, 17, 178-0.1, 60))
		}, Counts{CaptionsOverLines: 1, CaptionsAstray: 1}},
		{"a foreign line along the border of a caption", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 178.1, 17, 178.1, 60))
		}, Counts{CaptionsAstray: 1}},
		{"a lane of its own strand under a caption", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 1, 0, 260, 25, 60, 25))
		}, Counts{CaptionsOverOwn: 1}},
		{"two captions in one place", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 0, 1, 60, 40, 260, 40))
			s.Captions = append(s.Captions, caption(1, 160, 24))
		}, Counts{CaptionsOverCaptions: 1}},
		{"a line through an actor", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 57.9, -60, 57.9, 90))
		}, Counts{LinesOverActors: 1}},
		{"a line along the border of an actor", func(s *render.Scene) {
			s.Lines[0].Curve = s.Lines[0].Curve[:0]
			s.Captions = nil
			s.Lines = append(s.Lines, straight(1, 2, 3, 58.1, -60, 58.1, 90))
		}, Counts{LinesNearActors: 1}},
		{"a line close to an actor", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, -4.9, -60, -4.9, 90))
		}, Counts{LinesNearActors: 1}},
		{"a line that passes an actor", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, -5, -60, -5, 90))
		}, Counts{}},
		{"a line close to the corner of an actor", func(s *render.Scene) { // 4.95 of it
			s.Lines = append(s.Lines, straight(1, 2, 3, -57, 50, 50, -57))
		}, Counts{LinesNearActors: 1}},
		{"a line that passes the corner of an actor", func(s *render.Scene) { // 5.3 of it
			s.Lines = append(s.Lines, straight(1, 2, 3, -57.5, 50, 50, -57.5))
		}, Counts{}},
		{"a line that ends at its actor", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 0, 20, -60, 20, 20))
		}, Counts{}},
		{"a crossing", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 100, -40, 100, 60))
		}, Counts{Crossings: 1, LineCrossings: 1}},
		{"strands of two and three lines that cross once", func(s *render.Scene) {
			s.Captions = nil
			s.Lines = append(s.Lines, straight(1, 1, 0, 260, 19, 60, 19), straight(2, 2, 3, 100, -40, 100, 60),
				straight(3, 2, 3, 105, -40, 105, 60), straight(4, 3, 2, 110, 60, 110, -40))
		}, Counts{Crossings: 1, LineCrossings: 6}},
		{"strands of two lines that cross at two places", func(s *render.Scene) { // one where each line goes its own way
			s.Captions = nil
			s.Lines = append(s.Lines, straight(1, 2, 3, 100, -40, 100, 60), straight(2, 2, 3, 131, -40, 131, 60))
		}, Counts{Crossings: 2, LineCrossings: 2}},
		{"lines of one strand that cross", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 0, 1, 60, 11, 260, 18))
		}, Counts{LineCrossings: 1}},
		{"lines that cross twice within a few pixels", func(s *render.Scene) {
			s.Captions = nil
			s.Lines = append(s.Lines, straight(1, 1, 0, 260, 19, 60, 19))
			s.Lines = append(s.Lines, render.LineMark{Link: 2, From: 2, To: 3, Curve: []render.Point{{X: 150, Y: -30}, {X: 150, Y: 40}, {X: 160, Y: 40}, {X: 160, Y: -30}}})
		}, Counts{Crossings: 2, LineCrossings: 4, Bends: 1, Loops: 1}},
		{"a crossing where two pieces join", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 3, 160, -40, 90, 70))
			s.Captions[0].Box.X = 190
		}, Counts{Crossings: 1, LineCrossings: 1}},
		{"two lines in one", func(s *render.Scene) {
			s.Captions = nil
			s.Lines = append(s.Lines, straight(1, 2, 3, 66, 12.5, 254, 12.5))
		}, Counts{LinesTogether: 1, LinesNearActors: 0}},
		{"two lanes of one strand", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 0, 1, 60, 12.5, 260, 12.5))
		}, Counts{}},
		{"ends that meet", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 1, 160, -80, 260, 9.1))
		}, Counts{MergedEnds: 1}},
		{"ends that just do not meet", func(s *render.Scene) {
			s.Lines = append(s.Lines, straight(1, 2, 1, 160, -80, 260, 9))
		}, Counts{}},
		{"a bar on another line", func(s *render.Scene) {
			s.Lines[0].Bars = [][2]render.Point{{{X: 100, Y: 10}, {X: 100, Y: 20}}}
			s.Lines = append(s.Lines, straight(1, 2, 3, 100, -40, 100, 60))
		}, Counts{Crossings: 1, LineCrossings: 1, BarsAstray: 1}},
		{"a bar on a lane of its own strand", func(s *render.Scene) {
			s.Lines[0].Bars = [][2]render.Point{{{X: 100, Y: 10}, {X: 100, Y: 20}}}
			s.Lines = append(s.Lines, straight(1, 1, 0, 260, 11, 60, 11))
		}, Counts{}},
		{"a loop", func(s *render.Scene) {
			s.Captions = nil
			s.Lines[0].Curve[1].Y, s.Lines[0].Curve[2].Y = -105, -105
		}, Counts{Loops: 1, Bends: 1}},
		{"a line just short of a loop", func(s *render.Scene) {
			s.Captions = nil
			s.Lines[0].Curve[1].Y, s.Lines[0].Curve[2].Y = -104, -104
		}, Counts{Bends: 1}},
		{"a line from an actor to itself", func(s *render.Scene) {
			s.Captions = nil
			s.Lines[0].To, s.Lines[0].Curve[1].Y, s.Lines[0].Curve[2].Y = 0, -170, -170
			s.Actors = s.Actors[:1]
		}, Counts{Bends: 1}},
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
			s.Lines[0].Curve[1].Y, s.Lines[0].Curve[2].Y = -110, 140
			s.Captions = nil
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
			c.want.LineCrossings = 0 // which have no price
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

// Each veto is one, and one more of any costs more than everything that is none.
func TestVetoes(t *testing.T) {
	worst := Counts{Crossings: 1e6, CaptionsOverOwn: 1000, CaptionsFar: 1000, LinesTogether: 1e5, BarsAstray: 1000, MergedEnds: 1e5,
		LinesThroughGroups: 1000, CaptionsOnBorders: 1000, Loops: 1000, Bends: 1e4, LineCrossings: 1e7, Wasted: 1,
		SmallestType: 9, DrawingWidth: 1e6, DrawingHeight: 1e6}
	if worst.Vetoes() != 0 {
		t.Errorf("%d vetoes in what is none", worst.Vetoes())
	}
	for _, c := range []Counts{{ActorsOverActors: 1}, {CaptionsOverActors: 1}, {CaptionsOverCaptions: 1}, {CaptionsOverLines: 1},
		{CaptionsAstray: 1}, {LinesOverActors: 1}, {LinesNearActors: 1}, {GroupsOverOthers: 1}, {LabelsOverOthers: 1}} {
		if c.Vetoes() != 1 || c.Score() <= worst.Score() {
			t.Errorf("%v: %d vetoes and a score of %d, and that of %v is %d", c, c.Vetoes(), c.Score(), worst, worst.Score())
		}
	}
}

// What hides something comes before what is only too close.
func TestCollisionsComeFirst(t *testing.T) {
	close := Counts{LinesNearActors: 500, CaptionsAstray: 400}
	if hidden := (Counts{CaptionsOverActors: 1}); hidden.Score() <= close.Score() {
		t.Errorf("%v: %d, %v: %d", hidden, hidden.Score(), close, close.Score())
	}
}

// Crossings cost more than any other fault that is no veto.
func TestCrossingsComeFirst(t *testing.T) {
	crossing := Counts{Crossings: 1}.Score()
	for _, c := range []Counts{{LinesTogether: 1}, {BarsAstray: 1}, {CaptionsFar: 1}, {CaptionsOverOwn: 1}, {LinesThroughGroups: 1},
		{MergedEnds: 1}, {Loops: 1}, {CaptionsOnBorders: 1}, {Bends: 1}} {
		if s := c.Score(); s <= 0 || s >= crossing {
			t.Errorf("%v costs %d, a crossing %d", c, s, crossing)
		}
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

// A scene from elsewhere may hold any number, and none that is one.
func TestMeasureOfAnyNumbers(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 1e12, math.SmallestNonzeroFloat64} {
		for _, w := range []float64{v, 0, 1e-9, 1e12} {
			s := pair()
			s.Actors[0].Box = render.Box{X: v, Y: 1, W: w, H: 1e-4}
			s.Lines[0].Curve[3] = render.Point{X: w, Y: v}
			s.Captions[0].Box = render.Box{X: 1, Y: v, W: 1, H: w}
			s.Groups = []render.GroupMark{group(0, v, 0, w, 1)}
			measure(t, &s)
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
