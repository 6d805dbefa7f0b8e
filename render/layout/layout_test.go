package layout

import (
	"context"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/readability"
)

func mustLayout(t *testing.T, f *render.Figure, opt Options) *render.Scene {
	t.Helper()
	s, err := Layout(context.Background(), f, opt)
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, f, s)
	return s
}

// checkScene requires what every scene must hold to.
func checkScene(t *testing.T, f *render.Figure, s *render.Scene) {
	t.Helper()
	lines, legend := len(f.Links), len(f.Legend)
	if s.Matrix != nil { // has no lines, and a legend of its own
		lines, legend = 0, len(s.Legend)
	}
	if len(s.Actors) != len(f.Nodes) || len(s.Lines) != lines || len(s.Notes) != len(f.Notes) || len(s.Legend) != legend {
		t.Fatalf("%d actors, %d lines, %d notes, %d legend entries", len(s.Actors), len(s.Lines), len(s.Notes), len(s.Legend))
	}
	point := func(what string, p render.Point) {
		t.Helper()
		if p != geom.QuantisePoint(p) {
			t.Errorf("%s at %v is not in hundredths", what, p)
		}
		if p.X < 0 || p.X > s.Width || p.Y < 0 || p.Y > s.Height || math.IsNaN(p.X+p.Y) {
			t.Errorf("%s at %v is off the page of %v by %v", what, p, s.Width, s.Height)
		}
	}
	box := func(what string, b render.Box) {
		t.Helper()
		point(what, render.Point{X: b.X, Y: b.Y})
		point(what, geom.QuantisePoint(render.Point{X: b.X + b.W, Y: b.Y + b.H}))
	}
	for _, texts := range textsOf(s) {
		for _, x := range texts {
			point("text "+x.String, x.At)
			left := x.At.X
			switch {
			case x.Turned:
				if top := x.At.Y - x.Width; top < 0 {
					t.Errorf("%q runs off the page", x.String)
				}
				continue
			case x.Anchor == render.AnchorMiddle:
				left -= x.Width / 2
			case x.Anchor == render.AnchorEnd:
				left -= x.Width
			}
			if left < 0 || left+x.Width > s.Width+0.5 {
				t.Errorf("%q runs off the page", x.String)
			}
			if !utf8.ValidString(x.String) || strings.ContainsAny(x.String, "\n\x00\u202e") {
				t.Errorf("%q cannot be drawn", x.String)
			}
		}
	}
	for _, g := range s.Groups {
		box("a group", g.Box)
		if g.Label.At.X < g.Box.X || g.Label.At.X+g.Label.Width > g.Box.X+g.Box.W {
			t.Errorf("the label %q is wider than its box", g.Label.String)
		}
	}
	for _, a := range s.Actors {
		box("an actor", a.Box)
		for _, n := range a.Names {
			if n.Width > a.Box.W && s.Matrix == nil {
				t.Errorf("%q is wider than its actor", n.String)
			}
		}
		if len(a.Members) != len(f.Nodes[a.Node].Members) {
			t.Errorf("%d of %d members are drawn", len(a.Members), len(f.Nodes[a.Node].Members))
		}
		for _, m := range a.Members {
			box("a member", m.Box)
			for _, b := range append(m.Badges, render.Badge{Centre: m.Names[0].At}) {
				point("what is said of a member", b.Centre)
				if geom.Gap(b.Centre, a.Box) > 0 {
					t.Errorf("%q stands at %v outside of its box %v", m.Names[0].String, b.Centre, a.Box)
				}
			}
		}
	}
	for _, c := range s.Captions {
		box("a caption", c.Box)
	}
	if s.Matrix != nil {
		s.Matrix.Visit(func(p *render.Point) { point("a rule", *p) }, func(b *render.Box) { box("a part of a matrix", *b) },
			func(*float64) {}, func(*render.Text) {}, func(b *render.Badge) { point("a number", b.Centre) })
	}
	for _, l := range s.Lines {
		if len(l.Curve)%3 != 1 || len(l.Curve) < 4 {
			t.Fatalf("a curve of %d points", len(l.Curve))
		}
		for _, p := range l.Curve {
			if p != geom.QuantisePoint(p) {
				t.Errorf("a line at %v is not in hundredths", p)
			}
		}
		for _, h := range l.Heads {
			point("an arrowhead", h[0])
		}
	}
}

func textsOf(s *render.Scene) [][]render.Text {
	all := [][]render.Text{s.Heading, s.Footer}
	for _, a := range s.Actors {
		all = append(all, a.Names)
		for _, m := range a.Members {
			all = append(all, m.Names)
		}
	}
	for _, c := range s.Captions {
		all = append(all, c.Lines)
	}
	for _, g := range s.Groups {
		all = append(all, []render.Text{g.Label})
	}
	for _, l := range s.Legend {
		all = append(all, []render.Text{l.Label})
	}
	for _, n := range s.Notes {
		all = append(all, n.Lines)
	}
	if s.Matrix != nil {
		var texts []render.Text
		s.Matrix.Visit(func(*render.Point) {}, func(*render.Box) {}, func(*float64) {},
			func(x *render.Text) { texts = append(texts, *x) }, func(b *render.Badge) { texts = append(texts, b.Number) })
		all = append(all, texts)
	}
	return all
}

func TestPathFigure(t *testing.T) {
	s := mustLayout(t, figures.Path(), Options{})
	for i := 1; i < len(s.Actors); i++ {
		a, b := s.Actors[i-1].Box, s.Actors[i].Box
		if geom.Centre(a).Y != geom.Centre(b).Y || a.X+a.W >= b.X {
			t.Errorf("actor %d does not follow to the right of the one before", i)
		}
	}
	if n := len(s.Lines[1].Bars); n != 1 {
		t.Errorf("%d bars across the contested tie", n)
	}
	for i, want := range []float64{1.4, 2.2, 1.4} {
		if got := s.Lines[i].Stroke.Width; math.Abs(got-want) > 1e-9 {
			t.Errorf("line %d is %v wide", i, got)
		}
	}
	bottom := 0.0
	for _, a := range s.Actors {
		bottom = max(bottom, a.Box.Y+a.Box.H)
	}
	top := s.Height
	for _, l := range s.Legend {
		top = min(top, l.Box.Y)
	}
	if top < bottom+12 {
		t.Errorf("the legend begins at %v, the drawing ends at %v", top, bottom)
	}
}

func TestSameFigureSameScene(t *testing.T) {
	for _, e := range Engines() {
		if Fresh(e) || e == Auto { // which compares layouts by such an engine
			continue // see package worker
		}
		first := mustLayout(t, figures.Random(14, 20, 5), Options{Engine: e})
		if !reflect.DeepEqual(first, mustLayout(t, figures.Random(14, 20, 5), Options{Engine: e})) {
			t.Errorf("%s: another scene", e)
		}
	}
}

func TestArrowsMeetTheOutline(t *testing.T) {
	f := figures.Random(14, 22, 7)
	s := mustLayout(t, f, Options{})
	for _, l := range s.Lines {
		link := f.Links[l.Link]
		if (len(l.Heads) == 0) != link.Symmetric {
			t.Errorf("line %d has %d heads", l.Link, len(l.Heads))
		}
		ends := map[int]render.Point{link.From: l.Curve[0], link.To: l.Curve[len(l.Curve)-1]}
		for _, h := range l.Heads {
			ends[link.To] = h[0]
		}
		for node, p := range ends {
			ring := geom.Curve(render.Outline(s.Actors[node].Kind, s.Actors[node].Box)).Flat()
			least := math.Inf(1)
			for i := 1; i < len(ring); i++ {
				for k := range 40 {
					least = min(least, geom.Distance(p, geom.Lerp(ring[i-1], ring[i], float64(k)/40)))
				}
			}
			if least > 2 {
				t.Errorf("line %d ends %.1f pixels from the outline of actor %d (%s)", l.Link, least, node, s.Actors[node].Kind)
			}
		}
	}
}

func TestSpecialFigures(t *testing.T) {
	node := func(name string) render.Node { return render.Node{Actor: "a", Name: name, Kind: data.KindState} }
	two := []render.Node{node("A"), node("B")}
	all := make([]int, 60)
	for i := range all {
		all[i] = i*7 + 1
	}
	for name, f := range map[string]*render.Figure{
		"nothing":        {},
		"only a title":   {Title: "Title", Footer: []string{"Footer"}},
		"one actor":      {Nodes: two[:1]},
		"no ties":        {Nodes: two},
		"a self-tie":     {Nodes: two[:1], Links: []render.Link{{Caption: "fears", Status: data.Contested}}},
		"two self-ties":  {Nodes: two[:1], Links: []render.Link{{Caption: "fears"}, {Caption: "loves", Symmetric: true}}},
		"parallel":       {Nodes: two, Links: []render.Link{{To: 1}, {To: 1}, {To: 1, Caption: "x"}}},
		"opposite":       {Nodes: two, Links: []render.Link{{To: 1}, {From: 1}, {From: 1, Caption: "x"}}},
		"sixty notes":    {Nodes: two, Links: []render.Link{{To: 1, Caption: "x", Notes: all}}},
		"no name":        {Nodes: []render.Node{{}}},
		"note, no words": {Nodes: two, Notes: []render.Note{{}}},
	} {
		for _, flow := range []render.Flow{render.LeftToRight, render.TopToBottom} {
			for _, e := range Engines() {
				t.Run(name+" "+string(e), func(t *testing.T) {
					f.Flow = flow
					mustLayout(t, f, Options{Engine: e})
				})
			}
		}
	}
}

func TestEmptyFigureSaysSo(t *testing.T) {
	s := mustLayout(t, &render.Figure{}, Options{})
	if len(s.Heading) != 1 || s.Heading[0].String != "No actors to draw." {
		t.Errorf("%+v", s.Heading)
	}
}

func TestHostileNames(t *testing.T) {
	f := figures.Path()
	hostile := []string{`"]; drop <script>`, "</TABLE>>];\n}", "\u202egnorw\u202c", "\x00\x01\x1b[31m", "👨‍👩‍👧‍👦🇰🇵", strings.Repeat("x", 2000),
		strings.Repeat("long name ", 200), "\xff\xfe", "عربي\u200f English", strings.Repeat("\u0301", 3000), "", " "}
	for i, h := range hostile {
		n := &f.Nodes[i%len(f.Nodes)]
		n.Name = h
		for k := range f.Links {
			f.Links[k].Caption = h
		}
		f.Title, f.Notes[0].Head, f.Notes[1].Voices[0].Words, f.Footer[0], f.Legend[0].Label = h, h, h, h, h
		f.Notes[2].Status = h
		s := mustLayout(t, f, Options{})
		if s.Width > 2500 || s.Height > 2500 {
			t.Errorf("%.20q makes a page of %v by %v", h, s.Width, s.Height)
		}
	}
}

func TestLimits(t *testing.T) {
	_, err := Layout(context.Background(), figures.Random(401, 400, 1), Options{})
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Actors != 401 || !strings.Contains(err.Error(), "neighbourhood") {
		t.Errorf("%v", err)
	}
	if _, err = Layout(context.Background(), figures.Random(9, 12, 1), Options{MaxTies: 11}); !errors.As(err, &limit) {
		t.Errorf("%v", err)
	}
	if _, err = Layout(context.Background(), figures.Path(), Options{Engine: "osage"}); err == nil || !strings.Contains(err.Error(), "dot, neato") {
		t.Errorf("%v", err)
	}
	bad := &render.Figure{Nodes: make([]render.Node, 1), Links: []render.Link{{To: 1}}}
	if _, err = Layout(context.Background(), bad, Options{}); err == nil {
		t.Error("a link to nowhere was accepted")
	}
}

// mustMeasure counts the faults of a scene.
func mustMeasure(t *testing.T, s *render.Scene) Counts {
	t.Helper()
	c, err := readability.Measure(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
