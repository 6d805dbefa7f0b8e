package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/testkit"
	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/html"
)

func encode(t testing.TB, s *render.Scene, opt html.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Encode(&b, s, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	blocks = regexp.MustCompile(`(?s)<(script|style)([^>]*)>(.*?)</(?:script|style)>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
	policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)
)

// TestGolden compares the page without its script and styles, which have files of their own.
func TestGolden(t *testing.T) {
	page := blocks.ReplaceAllStringFunc(encode(t, smallScene(), html.Options{Theme: render.Light}), func(s string) string {
		if strings.HasPrefix(s, `<script type="application/json"`) {
			return s
		}
		return s[:strings.Index(s, ">")+1] + "..."
	})
	page = regexp.MustCompile(`sha256-[^']*`).ReplaceAllString(page, "sha256-...")
	testkit.Golden(t, "small.html", []byte(page))
}

// TestPolicy holds the policy to the very texts of scripts and styles, and to nothing else.
func TestPolicy(t *testing.T) {
	for _, theme := range render.Themes() {
		page := encode(t, smallScene(), html.Options{Theme: theme})
		found := policy.FindAllStringSubmatch(page, -1)
		if len(found) != 1 || strings.Index(page, found[0][0]) > strings.Index(page, "<style") {
			t.Fatalf("%s: %d policies, or one too late", theme, len(found))
		}
		directives := map[string][]string{}
		for _, d := range strings.Split(found[0][1], ";") {
			fields := strings.Fields(d)
			directives[fields[0]] = fields[1:]
		}
		want := map[string][]string{}
		for _, b := range blocks.FindAllStringSubmatch(page, -1) {
			if strings.Contains(b[2], "application/json") {
				continue
			}
			// What marks a text as such, in SVG, is no part of it.
			sum := sha256.Sum256([]byte(strings.TrimSuffix(strings.TrimPrefix(b[3], "<![CDATA["), "]]>")))
			want[b[1]+"-src"] = append(want[b[1]+"-src"], "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		}
		for _, name := range []string{"script-src", "style-src"} {
			if !slices.Equal(directives[name], want[name]) {
				t.Errorf("%s: %s %v, want %v", theme, name, directives[name], want[name])
			}
		}
		for _, name := range []string{"default-src", "base-uri", "form-action", "trusted-types"} {
			if !slices.Equal(directives[name], []string{"'none'"}) {
				t.Errorf("%s: %s %v", theme, name, directives[name])
			}
		}
		if styles := len(want["style-src"]); (theme == render.Auto) != (styles == 2) {
			t.Errorf("%s: %d styles", theme, styles)
		}
	}
}

// TestOneFile looks for whatever a page could load, follow or run besides.
func TestOneFile(t *testing.T) {
	page := encode(t, smallScene(), html.Options{})
	markup := blocks.ReplaceAllString(page, "")
	for _, tag := range tags.FindAllString(markup, -1) {
		if regexp.MustCompile(`(?i)\s(on\w+|style|src|srcset|href|action|formaction|data|poster)\s*=|<(link|iframe|object|embed|img|base|form|a)\b`).MatchString(tag) {
			t.Errorf("tag %s", tag)
		}
	}
	for _, b := range blocks.FindAllStringSubmatch(page, -1) {
		if strings.ContainsAny(b[3], "\r\x00") || regexp.MustCompile(`(?i)innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|import|fetch|XMLHttp|url\(|//\w+\.|</?script|<!--`).MatchString(b[3]) {
			t.Errorf("%s holds what it must not", b[1])
		}
	}
	if page != encode(t, smallScene(), html.Options{Theme: render.Auto}) {
		t.Error("the zero Options are not the auto theme, or two pages differ")
	}
}

// pageData is what the script of a page is given.
type pageData struct {
	Home   [4]float64
	Actors [][4]float64
	Notes  int
	Legend []struct {
		Head int
		Box  [4]float64
	}
	Members []struct {
		Of    int
		Box   [4]float64
		Notes []int
		Heads [][2]int
	}
	Ties []struct {
		From, To               int
		Marks, Captions, Notes []int
		Heads                  [][2]int
		Slice                  int
	}
	Slices int
}

func dataOf(t *testing.T, page string) (got pageData) {
	t.Helper()
	for _, b := range blocks.FindAllStringSubmatch(page, -1) {
		if strings.Contains(b[2], "json") {
			if err := json.Unmarshal([]byte(b[3]), &got); err != nil {
				t.Fatal(err)
			}
			if strings.ContainsAny(b[3], "<&") {
				t.Error("data with markup")
			}
		}
	}
	return got
}

func TestData(t *testing.T) {
	got := dataOf(t, encode(t, smallScene(), html.Options{}))
	if len(got.Actors) != 3 || got.Notes != 2 || len(got.Ties) != 2 || got.Home != [4]float64{2, 16, 412, 148} {
		t.Fatalf("data %+v", got)
	}
	if len(got.Legend) != 1 || got.Legend[0].Head != 0 || got.Legend[0].Box != [4]float64{14, 158, 68, 18.5} {
		t.Errorf("legend %+v", got.Legend)
	}
	first, second := got.Ties[0], got.Ties[1]
	if first.From != 0 || first.To != 1 || !slices.Equal(first.Captions, []int{0}) || !slices.Equal(first.Notes, []int{0, 1}) ||
		!slices.Equal(first.Heads, [][2]int{{0, 0}, {2, 1}}) {
		t.Errorf("first tie %+v", first)
	}
	if second.From != 2 || second.To != -1 || second.Captions == nil || second.Notes == nil || second.Heads == nil {
		t.Errorf("second tie %+v", second)
	}
}

// twice is a scene with a matrix in which the first tie stands in two cells.
func twice() *render.Scene {
	s := specimen.Table()
	for i := range s.Actors {
		s.Actors[i].Names[0].Width = 80
	}
	first, second := &s.Matrix.Cells[0].Ties[0], &s.Matrix.Cells[5].Ties[0]
	first.Links, second.Links, second.Again = []int{70, 71}, []int{70, 71}, true
	second.From, second.To = first.From, first.To
	return s
}

func TestDataOfATable(t *testing.T) {
	p := dataOf(t, encode(t, twice(), html.Options{}))
	if len(p.Ties) != 17 || len(p.Actors) != 6 {
		t.Fatalf("%d ties and %d actors", len(p.Ties), len(p.Actors))
	}
	if got := p.Ties[0]; !slices.Equal(got.Marks, []int{0, 5}) || got.From != 0 || got.To != 1 {
		t.Errorf("a tie in two cells: %+v", got)
	}
	if got := p.Ties[5]; !slices.Equal(got.Marks, []int{6}) || got.Captions == nil || got.Notes == nil {
		t.Errorf("a tie in one cell: %+v", got)
	}
	if x, y := p.Home[0], p.Home[1]; x > 16 || y > 0 {
		t.Errorf("the view begins at %v, %v: names of rows or columns are cut", x, y)
	}
}

// sliced is a scene of the same drawing as of two times.
func sliced() *render.Scene {
	s, later := smallScene(), smallScene()
	for i, heading := range []string{"2019", "2021"} {
		s.Slices = append(s.Slices, render.SliceMark{Box: render.Box{Y: 28 + 400*float64(i), W: 420, H: 140},
			Heading: render.Text{At: render.Point{X: 16, Y: 40 + 400*float64(i)}, Size: 13, Bold: true, Role: render.RoleSlice, String: heading}})
	}
	for _, a := range later.Actors {
		a.Box.Y, a.Slice = a.Box.Y+400, 1
		s.Actors = append(s.Actors, a)
	}
	line, caption := later.Lines[0], later.Captions[0]
	line.Slice, caption.Slice = 1, 1
	s.Lines, s.Captions = append(s.Lines, line), append(s.Captions, caption)
	return s
}

func TestDataOfSlices(t *testing.T) {
	p := dataOf(t, encode(t, sliced(), html.Options{}))
	if len(p.Ties) != 3 || len(p.Actors) != 6 || p.Slices != 2 {
		t.Fatalf("%+v", p)
	}
	if got := p.Ties[2]; got.From != 3 || got.To != 4 || got.Slice != 1 || !slices.Equal(got.Captions, []int{1}) || !slices.Equal(got.Notes, []int{0, 1}) {
		t.Errorf("a tie of the second drawing: %+v", got)
	}
	if got := p.Ties[0]; got.From != 0 || got.To != 1 || got.Slice != 0 || !slices.Equal(got.Captions, []int{0}) {
		t.Errorf("a tie of the first drawing: %+v", got)
	}
}

func TestDataOfBoxes(t *testing.T) {
	p := dataOf(t, encode(t, specimen.Boxed(), html.Options{}))
	if len(p.Members) != 3 || len(p.Actors) != 2 || len(p.Ties) != 1 {
		t.Fatalf("%+v", p)
	}
	if m := p.Members[0]; m.Of != 1 || !slices.Equal(m.Notes, []int{0, 1}) || !slices.Equal(m.Heads, [][2]int{{1, 0}}) || m.Box != [4]float64{254, 38, 130, 20} {
		t.Errorf("the first member: %+v", m)
	}
	if m := p.Members[2]; m.Of != 1 || m.Notes == nil || m.Heads == nil {
		t.Errorf("the last member: %+v", m)
	}
}

// TestLinks has a note that leads to its source, and nothing else that can be followed.
func TestLinks(t *testing.T) {
	s := smallScene()
	lines := s.Notes[0].Lines
	lines[0].Link, lines[len(lines)-1].Link = "javascript:alert(1)", "https://example.org/a"
	page := encode(t, s, html.Options{})
	if n := strings.Count(page, `<a href="https://example.org/a" target="_blank" rel="noopener noreferrer">`); n != 1 || strings.Count(page, "<a ") != 1 {
		t.Errorf("%d links to the source, %d in all", n, strings.Count(page, "<a "))
	}
}

func TestOddScenes(t *testing.T) {
	s := &render.Scene{Width: 10, Height: 10}
	if page := encode(t, s, html.Options{}); !strings.Contains(page, "<title>Figure</title>") || !strings.Contains(page, `"home":[0,0,10,10]`) {
		t.Error("an empty scene")
	}
	s = smallScene()
	s.Actors[0].Box.X, s.Lines[0].Curve[0].Y, s.Legend[0].Label.Width = math.NaN(), math.Inf(1), math.Inf(-1)
	if page := encode(t, s, html.Options{}); !strings.Contains(page, `"home":[0,0,420,220.5]`) {
		t.Error("a scene with places that are no numbers")
	}
	for _, bad := range []func(){func() { s.Width = 0 }, func() { s = smallScene() }} {
		bad()
		var b bytes.Buffer
		if err := html.Encode(&b, s, html.Options{Theme: "pink"}); err == nil || b.Len() > 0 {
			t.Errorf("error %v, %d bytes", err, b.Len())
		}
	}
	if err := html.Encode(failing{}, smallScene(), html.Options{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a writer's failure became %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// hostile are texts that try to break out of where they stand.
var hostile = []string{
	"<script>document.title='run'</script>", "</title><script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "</script>", "<!--", "-->", "]]>",
	"</svg><b>", "</text></svg><iframe srcdoc=x>", "</desc><math>", "</metadata>", `" onload="alert(1)`, `' autofocus onfocus='x`, "&lt;b&gt; &amp;lt; &#60;", "javascript:alert(1)",
	"a\x00b\x01\x1b\x7f\u0085\ufffe", "\xff\xfe\xc3", "line\nbreak\r\n\ttab", "حزب الله", "\u202eevil", "👩‍👩‍👧 🇰🇵", "${x} {{y}}", "\u2028", "1", strings.Repeat("x", 2000),
}

var (
	hidden  = regexp.MustCompile(`(?s)(<title[^>]*>|<desc[^>]*>).*?(</title>|</desc>)`)
	letters = regexp.MustCompile(` ((direction|text-anchor|textLength|lengthAdjust)="[0-9A-Za-z.]+"|data-dossier-[a-z]+="[^"<>]*")`)
)

// shape are the tags of a page, less what follows from the letters of a text,
// without its head's styles and its scripts.
func shape(page string) string {
	head, rest, _ := strings.Cut(page, "<style>")
	_, body, _ := strings.Cut(rest, "</style>")
	body, _, _ = strings.Cut(body, "<script>")
	markup := letters.ReplaceAllString(hidden.ReplaceAllString(head+body, "$1$2"), "")
	return strings.Join(tags.FindAllString(markup, -1), "")
}

// checkShape compares the tags of a page with hostile texts to those of a page with harmless ones.
func checkShape(t *testing.T, text string) {
	if text == "" {
		return // what is empty is not hovered over
	}
	t.Helper()
	light := html.Options{Theme: render.Light}
	page := encode(t, hostileScene(text), light)
	if !utf8.ValidString(page) {
		t.Fatal("not UTF-8")
	}
	if got, want := shape(page), shape(encode(t, hostileScene("x"), light)); got != want {
		t.Errorf("%q changes the tags of the page:\n%s", text, testkit.Diff([]byte(strings.ReplaceAll(want, ">", ">\n")), []byte(strings.ReplaceAll(got, ">", ">\n"))))
	}
	if n := strings.Count(page, "<script"); n != 2 {
		t.Errorf("%q: %d scripts", text, n)
	}
}

func TestHostileText(t *testing.T) {
	for _, text := range append(testkit.Hostile(1000), hostile...) {
		checkShape(t, text)
	}
}

func FuzzText(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(checkShape)
}
