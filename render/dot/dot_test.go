package dot_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/testkit"
	"dossier/render"
	"dossier/render/dot"
)

// smallFigure has every kind, tone, status and mark.
func smallFigure() *render.Figure {
	f := &render.Figure{
		Title: "A small figure",
		Notes: []render.Note{
			{Claim: "a", Head: "A supplies B", Status: "contested", Voices: []render.Voice{{Words: "alleged by C"}, {Words: "denied by A"}}},
			{Claim: "b", Head: "B warns C", Status: "asserted"},
		},
		Legend: []render.LegendEntry{
			{Mark: render.MarkShape, Label: "state", Kind: data.KindState},
			{Mark: render.MarkColour, Label: "cooperative", Tone: data.Cooperative},
			{Mark: render.MarkLine, Label: "contested", Status: data.Contested},
			{Mark: render.MarkWidth, Label: "2 independent origins", Origins: 2},
			{Mark: render.MarkNumber, Label: "evidence note"},
		},
		Footer: []string{"Source: Brief.", answer.Caveat},
		Limits: []string{"As of 2019.", "According to \"Russia\" [the state]."},
		Stamp:  render.Stamp{Query: "dossier draw", Digest: "sha256:00", Version: "1.0.0"},
	}
	for i, k := range data.KindsAndNone() {
		f.Nodes = append(f.Nodes, render.Node{Actor: "n-" + string(k), Name: "Name of " + string(k), Kind: k, Role: render.Role(i % 3), Detail: "about " + string(k)})
	}
	for i := range 6 {
		f.Links = append(f.Links, render.Link{
			From: i, To: i + 1, Relation: "r", Caption: "relates to", Tone: data.Tones()[i%3],
			Status: data.Status(i), Origins: i, Symmetric: i%2 == 1, Notes: []int{1, 2}[:i%3], Detail: "hover",
		})
	}
	f.Groups = []render.Group{{Label: "A group", Members: []int{0, 1}}, {Label: "Another", Members: []int{2}, Role: render.Context}}
	return f
}

func encode(t testing.TB, f *render.Figure) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := dot.Encode(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) { testkit.Golden(t, "small.dot", encode(t, smallFigure())) }

// TestBox writes the names of a box, with their notes, in rows, and its double outline.
func TestBox(t *testing.T) {
	f := smallFigure()
	for i := range 9 {
		f.Nodes[3].Members = append(f.Nodes[3].Members, render.Member{Name: fmt.Sprintf("Company %d", i), Notes: []int{1, 2}[:i%3]})
	}
	f.Legend = append(f.Legend, render.LegendEntry{Mark: render.MarkFold, Label: "several"})
	doc := string(encode(t, f))
	for _, want := range []string{`label="Company 0; Company 1 [1]; Company 2 [1] [2]; Company 3;\lCompany 4`, `peripheries="2"`, `double outline: several\l`} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is not in\n%s", want, doc)
		}
	}
	if strings.Count(doc, "peripheries") != 1 {
		t.Error("more than one node has a double outline")
	}
}

func TestErrors(t *testing.T) {
	f := smallFigure()
	f.Links[0].To = 99
	if err := dot.Encode(io.Discard, f); err == nil || !strings.Contains(err.Error(), "99 of 8") {
		t.Errorf("a link to nowhere: %v", err)
	}
	for _, members := range [][]int{{-1}, {99}, {2, 2}} {
		f := smallFigure()
		f.Groups[0].Members = members
		if err := dot.Encode(io.Discard, f); err == nil || !strings.Contains(err.Error(), "group 0") {
			t.Errorf("a group of %v: %v", members, err)
		}
	}
	if err := dot.Encode(failing{}, smallFigure()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a writer's failure became %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// hostile are texts that try to break out of a string, a label or a comment, or
// that Graphviz reads as something else.
var hostile = []string{
	"", "plain", `"]; drop <script>`, `"; subgraph x { URL="javascript:1" }; "`, `<b>html</b>`, `<`, `>`,
	`\`, `\\`, `\"`, `\N \G \E \T \H \L \n \l \r`, `back\`, `a\\"b`, "AT&T AT&amp;T &#60; &lt; &nbsp; &", "line\nbreak", "tab\tand\rreturn\r\n",
	"a\x00b\x01\x1b\x7f\u0085\u2028", "\xff\xfe\xc3", "\u202eevil\u202c \u2066x", "حزب الله", "김정은", "👩‍👩‍👧 🇰🇵", "é e\u0301",
	"// comment", "/* c */", "# line", "]]>", "-->", "{|}", "node", "a:b:c", "*/ }", strings.Repeat("x", 2000), "\ufeff\ufffe",
	"'single'", "${x} $(y) `z`", "\\u202e", `\&amp;`, "%s %d",
}

// hostileFigure puts a text into every field that can hold one.
func hostileFigure(text string) *render.Figure {
	f := smallFigure()
	f.Title, f.Description = text, text
	f.Stamp = render.Stamp{Query: text, Digest: text, Version: text}
	for i := range f.Nodes {
		f.Nodes[i].Name, f.Nodes[i].Detail = text, text
	}
	f.Nodes[0].Actor, f.Nodes[1].Kind = text, data.Kind(text)
	for i := range f.Links {
		f.Links[i].Caption, f.Links[i].Detail, f.Links[i].Relation, f.Links[i].Tone = text, text, text, data.Tone(text)
	}
	for i := range f.Groups {
		f.Groups[i].Label = text
	}
	for i := range f.Legend {
		f.Legend[i].Label = text
	}
	f.Footer, f.Limits = []string{text}, []string{text, text}
	f.Notes[0] = render.Note{Claim: text, Head: text, Status: text, Voices: []render.Voice{{Words: text}, {Words: text}}}
	return f
}

// TestGraphviz reads hostile labels back as Graphviz drew them.
func TestGraphviz(t *testing.T) {
	tool, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("Graphviz is not installed")
	}
	var all bytes.Buffer
	for _, text := range hostile {
		all.Write(encode(t, hostileFigure(text)))
	}
	cmd := exec.CommandContext(t.Context(), tool, "-Tjson")
	cmd.Stdin = &all
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("dot: %v\n%s", err, stderr.String())
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	for _, text := range hostile {
		var got struct {
			Label   string `json:"label"`
			Objects []struct {
				Ldraw []drawn `json:"_ldraw_"`
			} `json:"objects"`
			Edges []struct {
				Ldraw []drawn `json:"_ldraw_"`
			} `json:"edges"`
		}
		if err := dec.Decode(&got); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if len(got.Objects) != 8+2 || len(got.Edges) != 6 {
			t.Fatalf("%q: %d nodes with groups and %d edges", text, len(got.Objects), len(got.Edges))
		}
		for i, o := range got.Objects {
			if label := labelOf(o.Ldraw); label != strings.TrimSuffix(shown(text), "\n") { // an empty last line is not drawn
				t.Errorf("node %d reads %q, want %q", i, label, shown(text))
			}
		}
		for i, e := range got.Edges {
			want := text
			if word := []string{"denied", "rumoured", "alleged", "contested", "", ""}[i]; text == "" {
				want = word
			} else if word != "" {
				want += " (" + word + ")"
			}
			want = strings.TrimSpace(want + []string{"", " [1]", " [1] [2]"}[i%3])
			if label := labelOf(e.Ldraw); strings.TrimSpace(label) != strings.TrimSpace(shown(want)) {
				t.Errorf("edge %d reads %q, want %q", i, label, shown(want))
			}
		}
	}
}

// drawn is a drawing operation of Graphviz; those that set text have op "T".
type drawn struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

func labelOf(ops []drawn) string {
	var lines []string
	for _, op := range ops {
		if op.Op == "T" {
			lines = append(lines, op.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// shown is what Graphviz must draw for a text.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfffe, r == 0xffff:
			return utf8.RuneError
		}
		return r
	}, s)
}

// FuzzEscape holds the form of a document whatever its texts: as many lines as
// without them, every string closed, and no statement or attribute but ours.
func FuzzEscape(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		figure := hostileFigure(text)
		figure.Nodes[3].Members = []render.Member{{Actor: text, Name: text, Detail: text, Notes: []int{1}}, {Name: text}, {Name: text}}
		doc := encode(t, figure)
		if !utf8.Valid(doc) {
			t.Fatal("not UTF-8")
		}
		lines := strings.Split(string(doc), "\n")
		if len(lines) != 33 {
			t.Fatalf("%d lines", len(lines))
		}
		for i, line := range lines {
			if i < 3 || i > 27 && line != "" {
				if !strings.HasPrefix(line, "// ") {
					t.Errorf("line %d is no comment: %q", i, line)
				}
				continue
			}
			checkLine(t, line)
		}
	})
}

// checkLine takes the quoted strings out of a line and reads what is left.
func checkLine(t *testing.T, line string) {
	t.Helper()
	var bare strings.Builder
	for i := 0; i < len(line); i++ {
		if line[i] != '"' {
			bare.WriteByte(line[i])
			continue
		}
		for i++; i < len(line) && line[i] != '"'; i++ {
			if line[i] == '\\' {
				i++
			}
		}
		if i >= len(line) {
			t.Fatalf("a string is not closed: %q", line)
		}
		bare.WriteByte('S')
	}
	statement := strings.TrimSpace(bare.String())
	head, attributes, ok := strings.Cut(strings.TrimSuffix(statement, "];"), " [")
	if !ok {
		if statement != "" && statement != "}" && statement != "digraph dossier {" && statement != "subgraph S {" {
			t.Errorf("statement %q", statement)
		}
		return
	}
	switch head {
	case "graph", "node", "edge", "S", "S -> S":
	default:
		t.Errorf("statement %q", statement)
	}
	for attribute := range strings.SplitSeq(attributes, ", ") {
		switch name, value, _ := strings.Cut(attribute, "="); name {
		case "charset", "rankdir", "nodesep", "ranksep", "fontname", "fontsize", "fontcolor", "labelloc", "labeljust", "label",
			"arrowsize", "shape", "style", "color", "penwidth", "fillcolor", "tooltip", "dir", "arrowhead", "peripheries":
			if value != "S" {
				t.Errorf("attribute %q", attribute)
			}
		default:
			t.Errorf("attribute %q", attribute)
		}
	}
}
