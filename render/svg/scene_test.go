package svg_test

import (
	"bytes"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/render"
	"dossier/render/svg"
)

// smallScene has every mark once or twice, placed by hand.
func smallScene() *render.Scene {
	name := func(x, y float64, s string) []render.Text {
		return []render.Text{{At: render.Point{X: x, Y: y}, Anchor: render.AnchorMiddle, Size: 13, Role: render.RoleName, String: s}}
	}
	number := func(x, y float64, s string) render.Badge {
		return render.Badge{Centre: render.Point{X: x, Y: y}, Radius: 6.5, Number: render.Text{
			At: render.Point{X: x, Y: y + 3.2}, Anchor: render.AnchorMiddle, Size: 9, Role: render.RoleNumber, String: s}}
	}
	s := &render.Scene{
		Width: 420, Height: 220.5, Title: "North Korea and Russia", Description: "2 actors and 1 tie.",
		Heading: []render.Text{{At: render.Point{X: 16, Y: 26}, Size: 16, Bold: true, Role: render.RoleTitle, String: "North Korea and Russia"}},
		Actors: []render.ActorMark{
			{Actor: "north-korea", Kind: data.KindState, Role: render.End, Box: render.Box{X: 16, Y: 50, W: 100, H: 40}, Names: name(66, 74.5, "North Korea"), Hover: "North Korea (state)\nalso: Pyongyang"},
			{Node: 1, Actor: "russia", Kind: data.KindState, Box: render.Box{X: 300, Y: 50, W: 100, H: 40}, Names: name(350, 74.5, "Russia")},
			{Node: 2, Actor: "buyer", Kind: data.KindUnknown, Role: render.Context, Box: render.Box{X: 300, Y: 110, W: 100, H: 40}, Names: name(350, 134.5, "a buyer")},
		},
		Groups: []render.GroupMark{
			{Members: []int{0}, Box: render.Box{X: 6, Y: 30, W: 120, H: 70}, Label: render.Text{
				At: render.Point{X: 16, Y: 44}, Size: 12, Bold: true, Role: render.RoleGroup, String: "states"}},
			{Group: 1, Members: []int{2}, Role: render.Context, Box: render.Box{X: 290, Y: 96, W: 120, H: 60}, Label: render.Text{
				At: render.Point{X: 300, Y: 108}, Size: 12, Bold: true, Role: render.RoleGroup, String: "not identified"}},
		},
		Lines: []render.LineMark{{
			Curve:  []render.Point{{X: 116, Y: 70}, {X: 180, Y: 60.123}, {X: 230, Y: 60}, {X: 292, Y: 69}},
			Heads:  [][3]render.Point{{{X: 300, Y: 70}, {X: 292, Y: 66}, {X: 292, Y: 73}}},
			Bars:   [][2]render.Point{{{X: 205, Y: 57}, {X: 205, Y: 67}}},
			Stroke: render.Stroke{Tone: data.Cooperative, Status: data.Contested, Width: 1.4},
			Hover:  "North Korea supplies Russia: contested",
		}},
		Captions: []render.CaptionMark{{
			Box: render.Box{X: 150, Y: 30, W: 110, H: 18}, Tone: data.Cooperative,
			Lines:  []render.Text{{At: render.Point{X: 152, Y: 43}, Size: 11, Role: render.RoleCaption, String: "supplies rockets", Width: 84.37}},
			Badges: []render.Badge{number(250, 39, "1")},
		}},
		Notes: []render.NoteMark{{Badge: number(24, 190, "1"), Lines: []render.Text{
			{At: render.Point{X: 38, Y: 193}, Size: 11, Bold: true, Role: render.RoleNoteHead, String: "North Korea supplies Russia", Width: 152},
			{At: render.Point{X: 198, Y: 193}, Size: 11, Role: render.RoleNote, String: "contested", Width: 50},
			{At: render.Point{X: 38, Y: 207}, Size: 11, Role: render.RoleNote, String: "denied by Russia: “no”"},
		}}},
		Footer: []render.Text{{At: render.Point{X: 16, Y: 218}, Size: 10, Role: render.RoleFooter, String: answer.Caveat, Width: 220}},
		Stamp:  render.Stamp{Query: "dossier path Kim Seoul", Digest: "sha256:00", Version: "1.0.0"},
	}
	entries := []render.LegendEntry{
		{Mark: render.MarkShape, Label: "state", Kind: data.KindState},
		{Mark: render.MarkColour, Label: "cooperative", Tone: data.Cooperative},
		{Mark: render.MarkLine, Label: "contested", Status: data.Contested},
		{Mark: render.MarkWidth, Label: "2 independent origins", Origins: 2},
		{Mark: render.MarkNumber, Label: "evidence note"},
	}
	for i, e := range entries {
		x := 16 + 80*float64(i)
		s.Legend = append(s.Legend, render.LegendMark{Entry: e, Box: render.Box{X: x, Y: 160, W: 26, H: 14}, Label: render.Text{
			At: render.Point{X: x + 32, Y: 171}, Size: 10.5, Role: render.RoleLegend, String: e.Label}})
	}
	return s
}

func encode(t testing.TB, s *render.Scene, opt svg.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := svg.Encode(&b, s, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
