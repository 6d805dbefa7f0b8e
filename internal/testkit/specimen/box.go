package specimen

import (
	"dossier/data"
	"dossier/render"
)

// Boxed is a scene in which an actor is tied to three in one box, the first of which has
// two notes and the second a name in two lines.
func Boxed() *render.Scene {
	s := &render.Scene{
		Width: 420, Height: 240, Title: "A box", Description: "4 actors and 3 ties.",
		Stamp: render.Stamp{Query: "dossier draw --fold -o box.png", Digest: "sha256:0123", Version: "1.0.0"},
	}
	hub := actor(data.KindOrganization, render.End, render.Box{X: 16, Y: 60, W: 80, H: 32})
	hub.Actor, hub.Hover = "hub", "Hub (organization)"
	box := render.ActorMark{Node: 1, Actor: "hub owns", Kind: data.KindPerson, Box: render.Box{X: 240, Y: 20, W: 160, H: 110}, Hover: "3 persons\nHub owns 3 persons"}
	for i, name := range []string{"Łódź", "Kim", "حزب الله"} {
		y := 50 + 25*float64(i)
		m := render.MemberMark{Actor: name, Box: render.Box{X: 254, Y: y - 12, W: 130, H: 20}, Hover: name + " (person)\nHub owns " + name + ": asserted\nby A",
			Names: []render.Text{text(254, y, 13, render.RoleName, name)}}
		switch i {
		case 0:
			m.Badges = []render.Badge{badge(330, y-4, "1"), badge(346, y-4, "2")}
		case 1:
			m.Hover = "Kim Jong Un (person)"
			m.Names = append(m.Names, text(254, y+12, 13, render.RoleName, "Jong Un"))
			m.Names[1].Continues = true
		}
		box.Members = append(box.Members, m)
	}
	s.Actors = []render.ActorMark{hub, box}
	tie := line(96, 76, render.Stroke{Tone: data.Neutral, Status: data.Asserted, Width: 1.4})
	tie.From, tie.To, tie.Hover = 0, 1, "Hub owns 3 persons: asserted"
	s.Lines = []render.LineMark{tie}
	for i, head := range []string{"Hub owns Łódź", "Hub visits Łódź"} {
		y := 170 + 30*float64(i)
		s.Notes = append(s.Notes, render.NoteMark{Badge: badge(24, y, string(rune('1'+i))), Lines: []render.Text{text(38, y+3, 11, render.RoleNoteHead, head)}})
	}
	s.Legend = []render.LegendMark{{Entry: render.LegendEntry{Mark: render.MarkFold, Label: "several", Kind: data.KindPerson},
		Box: render.Box{X: 240, Y: 140, W: 30, H: 14}, Label: text(276, 151, 10.5, render.RoleLegend, "several")}}
	return s
}
