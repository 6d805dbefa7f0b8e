package embed

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// Filled reports whether what stands in marker i already means the content, however
// a formatter has written it. The cost is that of reading both as Markdown.
func (d *Document) Filled(i int, content []byte) bool {
	m := &d.Markers[i]
	have := m.part.text[m.start:m.end]
	if bytes.Equal(have, d.kind.region(m, content)) {
		return true
	}
	a, b := m.bare(have), strings.Trim(string(content), "\n")
	return a == b || d.kind.same(a, b)
}

// bare is a text without line ends of another system, and without what the list or
// quotation that the marker stands in puts before each line.
func (m *Marker) bare(text []byte) string {
	var b strings.Builder
	for l := range linesOf(text) {
		b.WriteString(unprefixed(string(l.text), m.prefix) + "\n")
	}
	return strings.Trim(b.String(), "\n")
}

// unprefixed takes the prefix from a line, as far as it has it.
func unprefixed(line, prefix string) string {
	for _, c := range prefix {
		rest, ok := strings.CutPrefix(line, string(c))
		if !ok && c == '>' { // there may be more or fewer spaces before it
			rest, ok = strings.CutPrefix(strings.TrimLeft(line, blanks), ">")
		}
		if !ok && c == '>' {
			return line
		}
		if ok {
			line = rest
		}
	}
	return line
}

// sameText compares without regard to white space: its length, and where lines end.
func sameText(a, b string) bool { return squeezed(a) == squeezed(b) }

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// sameHTML compares without regard to any white space, to the slash of an element
// that ends itself, and to the last semicolon of a rule of a style.
func sameHTML(a, b string) bool { return dense(a) == dense(b) }

var slashes = strings.NewReplacer("/>", ">", ";}", "}")

func dense(s string) string { return slashes.Replace(strings.Join(strings.Fields(s), "")) }

// slack is how many bytes, white space apart, a formatter may add to a text beside
// an eighth of it. What is longer is another text, and need not be read: hostile
// text takes the library a time with the square of it.
const slack = 1 << 10

// sameMarkdown compares what two texts are as HTML.
func sameMarkdown(a, b string) bool {
	long, short := len(strings.Join(strings.Fields(a), "")), len(strings.Join(strings.Fields(b), ""))
	if long > short+short/8+slack || deepest([]byte(a)) >= 0 || crowded(a, b) {
		return false
	}
	x, ok := meaning(a)
	if !ok {
		return false
	}
	y, ok := meaning(b)
	return ok && x == y
}

// crowded reports whether a text has many more marks of links and emphasis than
// another, which would take long to read.
func crowded(a, b string) bool {
	marks := func(s string) int { return strings.Count(s, "[") + strings.Count(s, "*") + strings.Count(s, "_") }
	return marks(a) > 2*marks(b)+slack
}

var (
	tags   = regexp.MustCompile(`\s*<[^<>]*>\s*`)
	spaces = regexp.MustCompile(`\s+`)
)

// meaning is the structure and the text of Markdown, in one form: HTML without white
// space around tags, and without paragraphs in lists, which depend on blank lines.
func meaning(markdown string) (form string, ok bool) {
	defer func() {
		if recover() != nil { // a fault of the library: the text is another one
			form, ok = "", false
		}
	}()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(html.WithUnsafe()))
	if md.Convert([]byte(markdown), &b) != nil {
		return "", false
	}
	items := 0
	text := tags.ReplaceAllStringFunc(b.String(), func(tag string) string {
		tag = strings.TrimSpace(tag)
		switch {
		case strings.HasPrefix(tag, "<li>"):
			items++
		case strings.HasPrefix(tag, "</li>"):
			items--
		case items > 0 && (tag == "<p>" || tag == "</p>"):
			return " "
		}
		return tag
	})
	text = spaces.ReplaceAllString(text, " ")
	return strings.ReplaceAll(strings.ReplaceAll(text, "<li> ", "<li>"), " </li>", "</li>"), true
}
