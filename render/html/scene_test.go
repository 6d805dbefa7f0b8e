package html_test

import (
	"dossier/data"
	"dossier/data/answer"
	"dossier/render"
)

// smallScene has two ties, one with two notes, and one that ends nowhere.
func smallScene() *render.Scene {
	name := func(x, y float64, s string) []render.Text {
		return []render.Text{{At: render.Point{X: x, Y: y}, Anchor: render.AnchorMiddle, Size: 13, Role: render.RoleName, String: s}}
	}
	number := func(x, y float64, s string) render.Badge {
		return render.Badge{Centre: render.Point{X: x, Y: y}, Radius: 6.5, Number: render.Text{
			At: render.Point{X: x, Y: y + 3.2}, Anchor: render.AnchorMiddle, Size: 9, Role: render.RoleNumber, String: s}}
	}
	note := func(y float64, n, head, rest, voice string) render.NoteMark {
		return render.NoteMark{Badge: number(24, y, n), Lines: []render.Text{
			{At: render.Point{X: 38, Y: y + 3}, Size: 11, Bold: true, Role: render.RoleNoteHead, String: head},
			{At: render.Point{X: 38, Y: y + 10}, Size: 11, Bold: true, Role: render.RoleNoteHead, String: rest},
			{At: render.Point{X: 38, Y: y + 17}, Size: 11, Role: render.RoleNote, String: voice},
		}}
	}
	return &render.Scene{
		Width: 420, Height: 220.5, Title: "North Korea & Russia", Description: "3 actors and 2 ties.",
		Heading: []render.Text{{At: render.Point{X: 16, Y: 26}, Size: 16, Bold: true, Role: render.RoleTitle, String: "North Korea & Russia"}},
		Actors: []render.ActorMark{
			{Actor: "north-korea", Kind: data.KindState, Role: render.End, Box: render.Box{X: 16, Y: 50, W: 100, H: 40}, Names: name(66, 74.5, "North Korea"), Hover: "North Korea (state)\nalso: Pyongyang"},
			{Node: 4, Actor: "russia", Kind: data.KindState, Box: render.Box{X: 300, Y: 50, W: 100, H: 40}, Names: name(350, 74.5, "Russia"), Hover: "Russia (state)"},
			{Node: 2, Actor: "buyer", Kind: data.KindUnknown, Role: render.Context, Box: render.Box{X: 300, Y: 110, W: 100, H: 40}, Names: name(350, 134.5, "Búyer"), Hover: "Búyer (not identified)"},
		},
		Lines: []render.LineMark{
			{
				Link: 7, From: 0, To: 4,
				Curve:  []render.Point{{X: 116, Y: 70}, {X: 180, Y: 60.123}, {X: 230, Y: 60}, {X: 292, Y: 69}},
				Heads:  [][3]render.Point{{{X: 300, Y: 70}, {X: 292, Y: 66}, {X: 292, Y: 73}}},
				Stroke: render.Stroke{Tone: data.Cooperative, Status: data.Contested, Width: 1.4},
				Hover:  "North Korea supplies Russia: contested\ndenied by Russia: “no”\nNorth Korea supplies Russia: shells: alleged\nalleged by C",
			},
			{
				Link: 9, From: 2, To: 99,
				Curve:  []render.Point{{X: 300, Y: 130}, {X: 280, Y: 130}, {X: 260, Y: 130}, {X: 240, Y: 130}},
				Stroke: render.Stroke{Tone: data.Neutral, Status: data.Asserted, Width: 1.4},
				Hover:  "Búyer pays: asserted",
			},
		},
		Captions: []render.CaptionMark{{
			Link: 7, Box: render.Box{X: 150, Y: 30, W: 110, H: 18}, Tone: data.Cooperative,
			Lines:  []render.Text{{At: render.Point{X: 152, Y: 43}, Size: 11, Role: render.RoleCaption, String: "supplies rockets"}},
			Badges: []render.Badge{number(240, 39, "1"), number(254, 39, "2")},
		}},
		Limits:      []string{"As of 2023.", "Without A & B."},
		LegendHeads: []render.Text{{At: render.Point{X: 16, Y: 157}, Size: 10.5, Bold: true, Role: render.RoleLegend, String: "Actors"}},
		Legend: []render.LegendMark{{Entry: render.LegendEntry{Mark: render.MarkShape, Label: "state", Kind: data.KindState},
			Box: render.Box{X: 16, Y: 160, W: 26, H: 14}, Label: render.Text{At: render.Point{X: 48, Y: 171}, Size: 10.5, Width: 30, Role: render.RoleLegend, String: "state"}}},
		Notes: []render.NoteMark{
			note(180, "1", "North Korea supplies", "Russia", "denied by Russia: “no”"),
			note(200, "2", "North Korea supplies Russia:", "shells", "alleged by C"),
		},
		Footer: []render.Text{
			{At: render.Point{X: 16, Y: 210}, Size: 10, Role: render.RoleFooter, String: "Source: Brief."},
			{At: render.Point{X: 16, Y: 218}, Size: 10, Role: render.RoleFooter, String: answer.Caveat},
		},
		Stamp: render.Stamp{Query: "dossier path Kim Seoul", Digest: "sha256:00", Version: "1.0.0"},
	}
}

// hostileScene puts a text into every field that can hold one.
func hostileScene(text string) *render.Scene {
	s := smallScene()
	s.Title, s.Description = text+".", text // a title of spaces would be replaced
	s.Stamp = render.Stamp{Query: text, Digest: text, Version: text}
	set := func(list []render.Text) {
		for i := range list {
			list[i].String = text
		}
	}
	set(s.Heading)
	set(s.Footer)
	for i := range s.Actors {
		s.Actors[i].Actor, s.Actors[i].Hover = text, text
		set(s.Actors[i].Names)
	}
	for i := range s.Lines {
		s.Lines[i].Hover = text
	}
	for i := range s.Captions {
		set(s.Captions[i].Lines)
		for k := range s.Captions[i].Badges {
			s.Captions[i].Badges[k].Number.String = text
		}
	}
	for i := range s.Notes {
		s.Notes[i].Badge.Number.String = text
		set(s.Notes[i].Lines)
	}
	for i := range s.Legend {
		s.Legend[i].Label.String, s.Legend[i].Entry.Label = text, text
	}
	set(s.LegendHeads)
	s.Limits = []string{text}
	return s
}
