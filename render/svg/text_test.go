package svg_test

import (
	"bytes"
	"strings"
	"testing"

	"dossier/render"
	"dossier/render/svg"
)

// lines are the lines of one text.
func lines(role render.TextRole, anchor render.Anchor, list ...string) []render.Text {
	var texts []render.Text
	for i, s := range list {
		texts = append(texts, render.Text{At: render.Point{X: 10, Y: float64(20 + 10*i)}, Anchor: anchor, Size: 8, Role: role, String: s, Continues: i > 0})
	}
	return texts
}

// TestLinesOfOneText: what was broken is one element, with what stood between its lines,
// which moves none of them.
func TestLinesOfOneText(t *testing.T) {
	const joint = `<tspan font-size="0"> </tspan>`
	for _, c := range []struct {
		name  string
		lines []render.Text
		want  string
	}{
		{"one line", lines(render.RoleName, render.AnchorMiddle, "Russia"), `<text x="10" y="20" text-anchor="middle" font-size="8" fill="#1a1a1a">Russia</text>`},
		{"a name", lines(render.RoleName, render.AnchorMiddle, "South", "Korea"),
			`<text text-anchor="middle" font-size="8" fill="#1a1a1a"><tspan x="10" y="20">South</tspan>` + joint + `<tspan x="10" y="30">Korea</tspan></text>`},
		{"from the left", lines(render.RoleName, render.AnchorStart, "A & B", "C"),
			`<text font-size="8" fill="#1a1a1a"><tspan x="10" y="20">A &amp; B</tspan> <tspan x="10" y="30">C</tspan></text>`},
		{"after a hyphen", lines(render.RoleName, render.AnchorMiddle, "Al-", "Qaeda"),
			`<text text-anchor="middle" font-size="8" fill="#1a1a1a"><tspan x="10" y="20">Al-</tspan><tspan x="10" y="30">Qaeda</tspan></text>`},
		{"two texts", append(lines(render.RoleName, render.AnchorStart, "a", "b"), lines(render.RoleName, render.AnchorStart, "c")...),
			`<text font-size="8" fill="#1a1a1a"><tspan x="10" y="20">a</tspan> <tspan x="10" y="30">b</tspan></text><text x="10" y="20" font-size="8" fill="#1a1a1a">c</text>`},
		{"right to left", lines(render.RoleName, render.AnchorMiddle, "حزب", "الله"),
			`<text x="10" y="20" direction="rtl" text-anchor="middle" font-size="8" fill="#1a1a1a">حزب</text><text x="10" y="30" direction="rtl" text-anchor="middle" font-size="8" fill="#1a1a1a">الله</text>`},
		{"some of it right to left", lines(render.RoleName, render.AnchorMiddle, "The", "حزب"),
			`<text x="10" y="20" text-anchor="middle" font-size="8" fill="#1a1a1a">The</text><text x="10" y="30" direction="rtl" text-anchor="middle" font-size="8" fill="#1a1a1a">حزب</text>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &render.Scene{Width: 100, Height: 100, Actors: []render.ActorMark{{Names: c.lines}}}
			var b bytes.Buffer
			if err := svg.Encode(&b, s, svg.Options{}); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(b.String(), `stroke="#6a7076"/>`)
			if got, _, _ = strings.Cut(got, "</g>"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestHeadOfNote: a head of several lines and the status behind it are one text.
func TestHeadOfNote(t *testing.T) {
	head := lines(render.RoleNoteHead, render.AnchorStart, "North Korea supplies", "Russia:")
	for i := range head {
		head[i].Bold, head[i].Width = true, 30
	}
	status := render.Text{At: render.Point{X: 48, Y: 30}, Size: 8, Role: render.RoleNote, String: "contested"}
	said := lines(render.RoleNote, render.AnchorStart, "denied by", "Russia")
	var b bytes.Buffer
	s := &render.Scene{Width: 100, Height: 100, Notes: []render.NoteMark{{Lines: append(append(head, status), said...)}}}
	if err := svg.Encode(&b, s, svg.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`>North Korea supplies</tspan> <tspan x="10" y="30" textLength="30" lengthAdjust="spacingAndGlyphs">Russia:</tspan><tspan font-size="0"> </tspan><tspan dx="8" font-weight="normal" fill="#5c6166">contested</tspan></text>`,
		`<tspan x="10" y="20">denied by</tspan> <tspan x="10" y="30">Russia</tspan></text>`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("not in the figure: %s\n%s", want, b.String())
		}
	}
}
