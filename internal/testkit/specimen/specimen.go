package specimen

import (
	"cmp"
	"dossier/data"
	"dossier/data/answer"
	"dossier/render"
)

// Scene has every kind of actor in every role, every status in every tone,
// captions with badges, a legend with every mark, and a note.
func Scene() *render.Scene {
	s := &render.Scene{
		Width: 640, Height: 560.5, Title: "Every mark: Čechy & Łódź", Description: "8 actors and 18 ties.",
		Heading: []render.Text{text(16, 28, 16, render.RoleTitle, "Every mark: Čechy & Łódź")},
		Footer:  []render.Text{text(16, 550, 10, render.RoleFooter, answer.Caveat)},
		Stamp:   render.Stamp{Query: "dossier draw -o every.png", Digest: "sha256:0123", Version: "1.0.0"},
	}
	s.Heading[0].Bold = true
	for i, k := range data.KindsAndNone() {
		at := render.Box{X: 16 + 77*float64(i), Y: 44, W: 68, H: 40}
		for j, role := range []render.Role{render.Plain, render.End, render.Context} {
			s.Actors = append(s.Actors, actor(k, role, render.Box{X: at.X, Y: at.Y + 50*float64(j), W: at.W, H: at.H}))
		}
	}
	statuses := []data.Status{data.Confirmed, data.Asserted, data.Contested, data.Alleged, data.Rumoured, data.Denied}
	for i, tone := range data.Tones() {
		for j, status := range statuses {
			x, y := 20+210*float64(i), 210+26*float64(j)
			s.Lines = append(s.Lines, line(x, y, render.Stroke{Tone: tone, Status: status, Width: render.LineWidth(1 + j%3)}))
		}
		s.Captions = append(s.Captions, caption(40+210*float64(i), 365, tone))
	}
	s.Lines[4].Role = render.Context
	s.Captions[1].Struck = true
	s.Lines[7].Gone, s.Lines[9].Gone, s.Lines[16].Gone = true, true, true // solid, dashed and dotted
	legend := []render.LegendEntry{
		{Mark: render.MarkShape, Label: "person", Kind: data.KindPerson},
		{Mark: render.MarkColour, Label: "cooperative", Tone: data.Cooperative},
		{Mark: render.MarkLine, Label: "contested", Status: data.Contested},
		{Mark: render.MarkWidth, Label: "2 independent origins", Origins: 2},
		{Mark: render.MarkNumber, Label: "evidence note"},
	}
	for i, e := range legend {
		x := 16 + 120*float64(i)
		s.Legend = append(s.Legend, render.LegendMark{Entry: e, Box: render.Box{X: x, Y: 410, W: 26, H: 14},
			Label: text(x+32, 421, 10.5, render.RoleLegend, e.Label)})
	}
	s.Notes = []render.NoteMark{{Badge: badge(24, 450, "1"), Lines: []render.Text{
		text(38, 453, 11, render.RoleNoteHead, "Škoda supplies Ελλάδα and Россия"),
		text(38, 468, 11, render.RoleNote, "denied by Россия: “нет” – 2023-09-12, (p. 3) \\ 100 %"),
	}}}
	s.Notes[0].Lines[0].Bold = true
	return s
}

// AddNames writes names under one another near the foot of a scene, each in
// regular and in bold type.
func AddNames(s *render.Scene, names ...string) {
	for i, n := range names {
		y := 490 + 16*float64(i%4)
		x := 16 + 310*float64(i/4)
		t := text(x, y, 13, render.RoleName, n)
		b := text(x+300, y, 13, render.RoleName, n)
		b.Bold, b.Anchor = true, render.AnchorEnd
		s.Heading = append(s.Heading, t, b)
	}
}

func text(x, y, size float64, role render.TextRole, s string) render.Text {
	return render.Text{At: render.Point{X: x, Y: y}, Size: size, Role: role, String: s}
}

func actor(k data.Kind, role render.Role, b render.Box) render.ActorMark {
	name := text(b.X+b.W/2, b.Y+b.H/2+4.5, 11, render.RoleName, cmp.Or(string(k), "none"))
	name.Anchor, name.Bold = render.AnchorMiddle, role == render.End
	return render.ActorMark{Actor: string(k), Kind: k, Role: role, Box: b, Names: []render.Text{name}}
}

// line is a curve with an arrowhead at its right end and its bars in the middle.
func line(x, y float64, stroke render.Stroke) render.LineMark {
	l := render.LineMark{Stroke: stroke,
		Curve: []render.Point{{X: x, Y: y}, {X: x + 60, Y: y - 14}, {X: x + 120, Y: y + 14}, {X: x + 172, Y: y}},
		Heads: [][3]render.Point{{{X: x + 180, Y: y}, {X: x + 172, Y: y - 3.5}, {X: x + 172, Y: y + 3.5}}},
	}
	_, bars := render.LineStyle(stroke.Status)
	for i := range bars {
		at := x + 88 + 5*float64(i)
		l.Bars = append(l.Bars, [2]render.Point{{X: at, Y: y - 5}, {X: at, Y: y + 5}})
	}
	return l
}

func caption(x, y float64, tone data.Tone) render.CaptionMark {
	return render.CaptionMark{Box: render.Box{X: x, Y: y, W: 130, H: 18}, Tone: tone,
		Lines:  []render.Text{text(x+2, y+13, 11, render.RoleCaption, string(tone)+" rockets")},
		Badges: []render.Badge{badge(x+120, y+9, "12")}}
}

func badge(x, y float64, number string) render.Badge {
	n := text(x, y+3.2, 9, render.RoleNumber, number)
	n.Anchor = render.AnchorMiddle
	return render.Badge{Centre: render.Point{X: x, Y: y}, Radius: 6.5, Number: n}
}
