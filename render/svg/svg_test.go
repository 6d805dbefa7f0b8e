package svg_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
	"dossier/render"
	"dossier/render/svg"
)

func TestGolden(t *testing.T) {
	for _, theme := range render.Themes() {
		t.Run(string(theme), func(t *testing.T) {
			testkit.Golden(t, string(theme)+".svg", encode(t, smallScene(), svg.Options{Theme: theme}))
		})
	}
}

func TestZeroOptionsAreLight(t *testing.T) {
	light := encode(t, smallScene(), svg.Options{Theme: render.Light})
	if !bytes.Equal(light, encode(t, smallScene(), svg.Options{})) {
		t.Error("the zero Options do not give the light theme")
	}
}

// element is what the tests need of one parsed element.
type element struct {
	name  string
	attrs map[string]string
	text  string
}

// parse reads a document with encoding/xml, strictly, into its elements in
// document order; a text counts for its own element only.
func parse(t testing.TB, doc []byte) []element {
	t.Helper()
	var all []element
	var open []int
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, doc)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[a.Name.Local]; twice {
					t.Fatalf("attribute %s stands twice in %s", a.Name.Local, e.name)
				}
				e.attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(all))
			all = append(all, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				all[open[len(open)-1]].text += string(token)
			}
		default:
			t.Fatalf("unexpected %T", token)
		}
	}
}

func ids(all []element) (list []string) {
	for _, e := range all {
		if id, ok := e.attrs["id"]; ok {
			list = append(list, id)
		}
	}
	return list
}

func TestIDs(t *testing.T) {
	other := smallScene()
	other.Footer[0].String = "another"
	seen := map[string]bool{}
	for _, doc := range [][]byte{
		encode(t, smallScene(), svg.Options{}),
		encode(t, other, svg.Options{}),
		encode(t, smallScene(), svg.Options{Theme: render.Dark}),
		encode(t, smallScene(), svg.Options{Theme: render.Auto}),
		encode(t, smallScene(), svg.Options{IDPrefix: "second"}),
	} {
		all := parse(t, doc)
		for _, id := range ids(all) {
			if seen[id] {
				t.Errorf("id %s stands twice", id)
			}
			seen[id] = true
		}
		root := all[0]
		for _, id := range strings.Fields(root.attrs["aria-labelledby"]) {
			if !seen[id] {
				t.Errorf("aria-labelledby names %s, which is not there", id)
			}
		}
		if root.name != "svg" || root.attrs["role"] != "img" || root.attrs["viewBox"] != "0 0 420 220.5" {
			t.Errorf("root: %v", root)
		}
	}
}

// TestStyleStaysInside holds every rule of the auto theme to ids and classes of the figure.
func TestStyleStaysInside(t *testing.T) {
	for _, e := range parse(t, encode(t, smallScene(), svg.Options{Theme: render.Auto, IDPrefix: "fig"})) {
		if e.name != "style" {
			for class := range strings.FieldsSeq(e.attrs["class"]) {
				if class != "fig" && !strings.HasPrefix(class, "fig-") {
					t.Errorf("class %s has no prefix", class)
				}
			}
			continue
		}
		rules, dark := strings.CutPrefix(strings.TrimSuffix(e.text, "}"), "@media screen and (prefers-color-scheme:dark){")
		if !dark {
			t.Errorf("style %q", e.text)
		}
		rule := regexp.MustCompile(`^(#fig \.fig-[fs]\d+\{(fill|stroke):#[0-9a-f]{6}\})+$`)
		if !rule.MatchString(rules) {
			t.Errorf("style %q", e.text)
		}
	}
	for _, theme := range []render.Theme{render.Light, render.Dark, render.Print} {
		if bytes.Contains(encode(t, smallScene(), svg.Options{Theme: theme}), []byte("<style")) {
			t.Errorf("theme %s has a style", theme)
		}
	}
}

// TestNothingOutside allows only the elements and attributes that cannot run,
// load or follow anything.
func TestNothingOutside(t *testing.T) {
	for _, theme := range render.Themes() {
		checkInert(t, parse(t, encode(t, smallScene(), svg.Options{Theme: theme})))
	}
}

var address = regexp.MustCompile(`^(https?://|mailto:)\S+$`)

func checkInert(t testing.TB, all []element) {
	t.Helper()
	elements := strings.Fields("svg title desc style a g rect path circle text tspan")
	attributes := strings.Fields(`xmlns id class role aria-labelledby space width height viewBox font-family font-size
		font-weight textLength lengthAdjust x y dx cx cy r rx d fill stroke stroke-width stroke-linejoin stroke-linecap stroke-dasharray direction text-anchor
		transform aria-rowcount aria-colcount aria-rowindex aria-colindex`)
	for _, e := range all {
		if !contains(elements, e.name) {
			t.Errorf("element %s", e.name)
		}
		for name, value := range e.attrs {
			if name == "aria-label" || strings.HasPrefix(name, "data-dossier-") {
				continue // words, which nothing runs or loads
			}
			if e.name == "a" {
				if want, ok := map[string]string{"target": "_blank", "rel": "noopener noreferrer"}[name]; ok && value != want ||
					!ok && (name != "href" || !address.MatchString(value)) {
					t.Errorf("attribute %s=%q in a link", name, value)
				}
				continue
			}
			if !contains(attributes, name) || strings.Contains(value, "url(") || strings.Contains(value, "NaN") {
				t.Errorf("attribute %s=%q in %s", name, value, e.name)
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// TestNothingForMachines takes the tags out of a figure, as programs do that allow
// none: what is left begins with the title and the description, and has neither
// the stamp nor the style.
func TestNothingForMachines(t *testing.T) {
	s := smallScene()
	s.Stamp = render.Stamp{Query: `dossier path "]]></metadata><script>" -f 'a&b'`, Digest: "sha256:12", Version: "v1"}
	s.Places = render.Places{Area: render.Box{X: 1, W: 9, H: 9}, Actors: []render.Place{{Actor: "</metadata>", Box: render.Box{X: 1.25, Y: -2, W: 3, H: 4}}}}
	for _, theme := range render.Themes() {
		left := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(encode(t, s, svg.Options{Theme: theme})), ""))
		if !strings.HasPrefix(left, "\n"+s.Title+"\n"+s.Description+"\n") {
			t.Errorf("%s: it begins with %.200q", theme, left)
		}
		for _, machine := range []string{"dossier path", "sha256:12", "v1", "area", "{", "fill"} {
			if strings.Contains(left, machine) {
				t.Errorf("%s: %q is left in %q", theme, machine, left)
			}
		}
	}
}

// TestLinks holds the links of notes to addresses that browsers follow and run nothing,
// and leaves what is drawn as it is without them.
func TestLinks(t *testing.T) {
	plain := string(encode(t, smallScene(), svg.Options{IDPrefix: "x"}))
	if strings.Contains(plain, "<a") || !strings.Contains(plain, `role="img"`) {
		t.Error("a link that leads nowhere")
	}
	for link, want := range map[string]string{
		"https://example.org/a?b=c&d": `<a href="https://example.org/a?b=c&amp;d" target="_blank" rel="noopener noreferrer"><text `,
		"mailto:a@example.org":        `<a href="mailto:a@example.org" target="_blank" rel="noopener noreferrer"><text `,
		"javascript:alert(1)":         "", "data:text/html,x": "", "/etc/passwd": "", "java\nscript:x": "", "https://": "",
	} {
		s := smallScene()
		s.Notes[0].Lines[2].Link = link
		doc := string(encode(t, s, svg.Options{IDPrefix: "x"}))
		checkInert(t, parse(t, []byte(doc)))
		if want == "" {
			if doc != plain {
				t.Errorf("%q is followed: %s", link, doc)
			}
			continue
		}
		if strings.Count(doc, want) != 1 || !strings.Contains(doc, `role="figure" aria-labelledby="x-title x-desc"`) || strings.Count(doc, `<g role="img"`) != 1 {
			t.Errorf("%q: %s", link, doc)
		}
		for _, ours := range []string{`<a [^>]*>`, `</a>`, `<g role="img"[^>]*>\n`} {
			doc = regexp.MustCompile(ours).ReplaceAllString(doc, "")
		}
		picture := strings.LastIndex(doc[:strings.Index(doc, `<g id="x-n0">`)], "</g>\n")
		if doc = doc[:picture] + doc[picture+len("</g>\n"):]; doc != strings.Replace(plain, `role="img"`, `role="figure"`, 1) {
			t.Errorf("%q changes the figure: %s", link, doc)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		opt  svg.Options
		size float64
		say  string
	}{
		{"theme", svg.Options{Theme: "pink"}, 10, "light dark auto print"},
		{"prefix", svg.Options{IDPrefix: `a"><script>`}, 10, "prefix"},
		{"prefix digit", svg.Options{IDPrefix: "1a"}, 10, "prefix"},
		{"no size", svg.Options{}, 0, "positive"},
		{"size not a number", svg.Options{}, math.NaN(), "positive"},
		{"size infinite", svg.Options{}, math.Inf(1), "positive"},
	} {
		s := smallScene()
		s.Width = c.size
		var b bytes.Buffer
		err := svg.Encode(&b, s, c.opt)
		if err == nil || !strings.Contains(err.Error(), c.say) || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", c.name, err, b.Len())
		}
	}
	if err := svg.Encode(failing{}, smallScene(), svg.Options{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a writer's failure became %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestNumbers(t *testing.T) {
	s := smallScene()
	s.Footer[0].At = render.Point{X: 1.0 / 3, Y: -0.001}
	s.Footer[0].Size = math.NaN()
	doc := string(encode(t, s, svg.Options{}))
	if !strings.Contains(doc, `x="0.33" y="0" font-size="0"`) {
		t.Error("numbers are not written with two decimals at most, or not as numbers")
	}
}

func TestRightToLeft(t *testing.T) {
	s := smallScene()
	s.Footer = nil
	for i, text := range []string{"حزب الله (1982)", "\u200eحزب", "Hezbollah حزب", "12 שלום"} {
		s.Footer = append(s.Footer, render.Text{At: render.Point{X: float64(i)}, Size: 13, Role: render.RoleName, String: text})
	}
	s.Footer = append(s.Footer, render.Text{Size: 11, Role: render.RoleNote, String: "حزب الله again"})
	var got []string
	for _, e := range parse(t, encode(t, s, svg.Options{})) {
		if e.name == "text" {
			got = append(got, e.attrs["direction"]+e.attrs["text-anchor"])
		}
	}
	want := []string{"rtlend", "", "", "rtlend", ""}
	if tail := got[len(got)-len(want):]; strings.Join(tail, ",") != strings.Join(want, ",") {
		t.Errorf("directions %q, want %q", tail, want)
	}
}

// TestContrast holds every text to WCAG 2.2 AA on the page of its theme, and
// every line to the 3:1 that graphics need.
// A text keeps the width that the layout measured in any font, unless that
// width is an estimate. What follows a bold line on the same line is part of it.
func TestTextsKeepTheirWidth(t *testing.T) {
	s := smallScene()
	s.Heading[0].String, s.Heading[0].Width = "김정은", 51
	widths := map[string]string{}
	for _, e := range parse(t, encode(t, s, svg.Options{})) {
		if e.name == "text" || e.name == "tspan" {
			widths[e.text] = e.name + e.attrs["textLength"] + e.attrs["dx"]
		}
	}
	for text, want := range map[string]string{
		"supplies rockets": "text84.37", "김정은": "text", "1": "text",
		"North Korea supplies Russia": "text", "contested": "tspan8",
	} {
		if widths[text] != want {
			t.Errorf("%s: %q, want %q", text, widths[text], want)
		}
	}
}

func TestContrast(t *testing.T) {
	for _, theme := range []render.Theme{render.Light, render.Dark, render.Print} {
		page := theme.Colour(render.InkPage)
		for _, ink := range []render.Ink{render.InkText, render.InkMuted, render.InkFaintText,
			render.InkTextCooperative, render.InkTextNeutral, render.InkTextConflictual} {
			if c := contrast(theme.Colour(ink), page); c < 4.5 {
				t.Errorf("%s: text ink %d has contrast %.2f", theme, ink, c)
			}
		}
		for _, ink := range []render.Ink{render.InkLineCooperative, render.InkLineNeutral, render.InkLineConflictual, render.InkOutline} {
			if c := contrast(theme.Colour(ink), page); c < 3 {
				t.Errorf("%s: line ink %d has contrast %.2f", theme, ink, c)
			}
		}
		for _, k := range data.KindsAndNone() {
			if c := contrast(theme.Colour(render.InkText), theme.Colour(render.TintInk(k, render.Plain))); c < 7 {
				t.Errorf("%s: names on the tint of %s have contrast %.2f", theme, k, c)
			}
		}
		ground := theme.Colour(render.InkGroupTint)
		for _, ink := range []render.Ink{render.InkMuted, render.InkFaintText,
			render.InkTextCooperative, render.InkTextNeutral, render.InkTextConflictual} {
			if c := contrast(theme.Colour(ink), ground); c < 4.5 {
				t.Errorf("%s: text ink %d in a group has contrast %.2f", theme, ink, c)
			}
		}
		for _, ink := range []render.Ink{render.InkLineCooperative, render.InkLineConflictual, render.InkGroupOutline} {
			if c := contrast(theme.Colour(ink), page); c < 3 {
				t.Errorf("%s: line ink %d has contrast %.2f", theme, ink, c)
			}
		}
		if c := contrast(theme.Colour(render.InkFaintText), theme.Colour(render.InkFaintTint)); c < 4.5 {
			t.Errorf("%s: faint names have contrast %.2f", theme, c)
		}
	}
}

// contrast is the ratio of WCAG 2.2 between two colours.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	var rgb [3]float64
	for i := range rgb {
		v := float64(strings.IndexByte("0123456789abcdef", colour[1+2*i])*16+strings.IndexByte("0123456789abcdef", colour[2+2*i])) / 255
		if v <= 0.04045 {
			rgb[i] = v / 12.92
		} else {
			rgb[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2]
}

func BenchmarkEncode50(b *testing.B) {
	small := smallScene()
	s := *small
	for range 50 {
		s.Actors = append(s.Actors, small.Actors[0])
		s.Notes = append(s.Notes, small.Notes[0])
	}
	for range 90 {
		s.Lines = append(s.Lines, small.Lines[0])
		s.Captions = append(s.Captions, small.Captions[0])
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := svg.Encode(io.Discard, &s, svg.Options{Theme: render.Auto}); err != nil {
			b.Fatal(err)
		}
	}
}
