package mermaid_test

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/testkit"
	"dossier/render"
	"dossier/render/mermaid"
)

// smallFigure has every kind, role, tone, status and mark.
func smallFigure() *render.Figure {
	f := &render.Figure{
		Title: "A small figure", Description: "8 actors: and 7 ties.",
		Notes: []render.Note{
			{Claim: "a", Head: "A supplies B", Status: "contested", Voices: []render.Voice{{Words: "alleged by C (Brief, ¶4): “yes”"}, {Words: "denied by A"}}},
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
		f.Nodes = append(f.Nodes, render.Node{Actor: "n-" + string(k), Name: "Name of " + string(k), Kind: k, Role: render.Role(i % 3)})
	}
	for i := range 7 {
		f.Links = append(f.Links, render.Link{
			From: i, To: min(i+1, 6), Relation: "r", Caption: "relates to", Tone: data.Tones()[i%3],
			Status: data.Status(i % 6), Origins: i, Symmetric: i%2 == 1, Notes: []int{1, 2}[:i%3],
		})
	}
	f.Links[4].Caption, f.Links[3].Caption = "", ""
	f.Groups = []render.Group{{Label: "A group", Members: []int{1, 3}}, {Label: "Another", Members: []int{2}, Role: render.Context}}
	return f
}

func encode(t testing.TB, f *render.Figure) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := mermaid.Encode(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) { testkit.Golden(t, "small.mmd", encode(t, smallFigure())) }

func TestFlow(t *testing.T) {
	f := &render.Figure{Flow: render.TopToBottom}
	if got := string(encode(t, f)); !strings.HasPrefix(got, "flowchart TB\n") || strings.Contains(got, "acc") {
		t.Errorf("an empty figure reads %q", got)
	}
}

// TestBox writes the names of a box, with their notes, in one shape.
func TestBox(t *testing.T) {
	f := smallFigure()
	f.Nodes[3].Members = []render.Member{{Name: "A", Notes: []int{1, 2}}, {Name: "B"}, {Name: "C"}}
	f.Legend = append(f.Legend, render.LegendEntry{Mark: render.MarkFold, Label: "several"})
	doc := string(encode(t, f))
	for _, want := range []string{`n3{{"A (1) (2)#59; B#59; C"}}`, "shape with several names: several"} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is not in\n%s", want, doc)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, far := range []int{-1, 99} {
		f := smallFigure()
		f.Links[0].To = far
		if err := mermaid.Encode(io.Discard, f); err == nil || !strings.Contains(err.Error(), "of 8") {
			t.Errorf("a link to nowhere: %v", err)
		}
	}
	for _, members := range [][]int{{-1}, {99}, {2, 2}} {
		f := smallFigure()
		f.Groups[0].Members = members
		if err := mermaid.Encode(io.Discard, f); err == nil || !strings.Contains(err.Error(), "group 0") {
			t.Errorf("a group of %v: %v", members, err)
		}
	}
	if err := mermaid.Encode(failing{}, smallFigure()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a writer's failure became %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// hostile are texts that try to break out of a string, a comment or the fence
// around the figure, or that Mermaid reads as something else.
var hostile = []string{
	"", "plain", `"]; click n0 call alert()`, `"] --> x["`, "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</pre><script>",
	`#quot;`, `#34;`, `&quot; &#34; &lt;b&gt;`, "lifestyle:#x;", "classDef a:#b;", "```\n# out", "`markdown`", "**bold** _em_ ~~s~~", "1. one", "- item", "# head", "> quote",
	"%%{init: {'securityLevel': 'loose'}}%%", "%% comment", "---\ntitle: x\n---", "fa:fa-ban", "$$x^2$$", "[a](javascript:alert(1))", "https://example.org/?a=1&b=2",
	"end", "subgraph", "a|b|c", "{x}", "o--o", `\" \n \\`, "line\nbreak\u2028%% more", "a\x00b\x1b\x7f\u0085", "\xff\xfe\xc3", "\u202eevil\u202c", "حزب الله", "김정은",
	"👩‍👩‍👧 🇰🇵", "ﬂ°°60¶ßscriptﬂ°gt¶ß", "¶4", "@{ shape: x }", "    code", "x@example.org", strings.Repeat("x", 2000), "a;b;c", "'q' (b) a/b. c-d", "A&B's", "-", "1", "x<br/>y",
}

// hostileFigure puts a text into every field that can hold one.
func hostileFigure(text string) *render.Figure {
	f := smallFigure()
	f.Title, f.Description = text, text
	f.Stamp = render.Stamp{Query: text, Digest: text, Version: text}
	for i := range f.Nodes {
		f.Nodes[i].Name, f.Nodes[i].Detail = text, text
	}
	f.Nodes[3].Members = []render.Member{{Actor: text, Name: text, Detail: text, Notes: []int{1}}, {Name: text}, {Name: text}}
	f.Nodes[0].Actor, f.Nodes[1].Kind = text, data.Kind(text)
	for i := range f.Links {
		f.Links[i].Caption, f.Links[i].Detail, f.Links[i].Relation, f.Links[i].Tone = text, text, text, data.Tone(text)
	}
	for i := range f.Groups {
		f.Groups[i].Label = text
	}
	for i := range f.Legend {
		f.Legend[i].Label, f.Legend[i].Kind, f.Legend[i].Tone = text, data.Kind(text), data.Tone(text)
	}
	f.Footer, f.Limits = []string{text}, []string{text, text}
	f.Notes[0] = render.Note{Claim: text, Head: text, Status: text, Voices: []render.Voice{{Words: text}, {Words: text}}}
	return f
}

// forms are the lines that a document may have, whatever its texts. Labels hold
// no mark of ASCII that any reader takes for more than itself.
var forms = regexp.MustCompile(`^(flowchart (LR|TB)` +
	`|%% (#\d+;|[^\x00-\x1f{}<>&#%` + "`" + `])+` +
	`|  acc(Title|Descr): L+` +
	`|  n\d+(\[|\(|\(\[|\{\{|\[/|>)"L*"(\]|\)|\]\)|\}\}|/\]):::dossier-[a-z]+(-end|-context)?` +
	`|  limits\["L+"\]|  style limits fill:none,stroke:none` +
	`|  subgraph g\d+\["L+"\]|  end|  style g\d+ [a-z0-9:#,. -]+` +
	`|  n\d+ (-->|---|-\.->|-\.-)(\|"L+"\|)? n\d+` +
	`|  classDef dossier-[a-z-]+ [a-z0-9:#,. -]+` +
	`|  linkStyle [0-9,]+ [a-z0-9:#,. -]+)$`)

var letter = regexp.MustCompile(`#\d+;|[A-Za-z0-9 ,.'()/-]|[^\x00-\x7f]`)

func checkForm(t *testing.T, text string) {
	t.Helper()
	doc := encode(t, hostileFigure(text))
	if !utf8.Valid(doc) {
		t.Fatal("not UTF-8")
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(doc), "\n"), "\n") {
		if !forms.MatchString(blank(line)) {
			t.Errorf("%q gives the line %q", text, line)
		}
	}
}

// blank puts an L for each letter or entity of the texts of a line.
func blank(line string) string {
	start, end := strings.Index(line, `"`), strings.LastIndex(line, `"`)
	if strings.HasPrefix(line, "  acc") {
		start, end = strings.Index(line, ":")+1, len(line)
	}
	if start < 0 || strings.HasPrefix(line, "%%") {
		return line
	}
	return line[:start+1] + letter.ReplaceAllString(line[start+1:end], "L") + line[end:]
}

func TestHostileText(t *testing.T) {
	for _, text := range append(testkit.Hostile(1000), hostile...) {
		checkForm(t, text)
	}
}

func FuzzEscape(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(checkForm)
}
