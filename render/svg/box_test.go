package svg_test

import (
	"strings"
	"testing"

	"dossier/internal/testkit"
	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/svg"
)

// TestMembersOfABox writes each actor of a box as a part with its own name and hover
// text, within that of the box, whose outline is double.
func TestMembersOfABox(t *testing.T) {
	s := specimen.Boxed()
	s.Actors = append(s.Actors, s.Actors[1]) // the members of all boxes are counted on
	doc := string(encode(t, s, svg.Options{IDPrefix: "x"}))
	for _, want := range []string{
		`<g id="x-a1"><title>3 persons` + "\n" + `Hub owns 3 persons</title>` + "\n<path", `<g id="x-m0"><title>Łódź (person)` + "\n" + `Hub owns Łódź: asserted` + "\n" + `by A</title>` + "\n<text",
		">Łódź</text>\n<circle", ">1</text>\n<circle", `<tspan x="254" y="75">Kim</tspan> <tspan x="254" y="87">Jong Un</tspan>`, `<g id="x-m2">`, `<g id="x-m5">`,
	} {
		if strings.Count(doc, want) < 1 {
			t.Errorf("%s is not in the document", want)
		}
	}
	box, _, _ := strings.Cut(doc[strings.Index(doc, `<g id="x-a1">`):], `<g id="x-m0">`)
	if n := strings.Count(box, "<path"); n != 2 {
		t.Errorf("a box has %d outlines, want 2: %s", n, box)
	}
	if strings.Contains(doc, `id="x-m6"`) {
		t.Error("there are too many members")
	}
	parse(t, []byte(doc))
}

// TestHostileMembers puts texts into every field of a member.
func TestHostileMembers(t *testing.T) {
	for _, text := range append(testkit.Hostile(200), hostile...) {
		s := specimen.Boxed()
		for i := range s.Actors[1].Members {
			m := &s.Actors[1].Members[i]
			m.Actor, m.Hover = text, text
			for k := range m.Names {
				m.Names[k].String = text
			}
			for k := range m.Badges {
				m.Badges[k].Number.String = text
			}
		}
		checkInert(t, parse(t, encode(t, s, svg.Options{Theme: render.Auto})))
	}
}
