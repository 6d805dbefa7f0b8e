package embed

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// filledWith is a document with one marker in which a text stands, each line behind a
// prefix.
func filledWith(t *testing.T, kind Kind, prefix, text string) *Document {
	t.Helper()
	form := kind.Forms()[0]
	doc := form.Open("x") + "\n" + text + "\n" + form.Close() + "\n"
	doc = prefix + strings.ReplaceAll(strings.TrimSuffix(doc, "\n"), "\n", "\n"+prefix) + "\n"
	d, problems := Parse(kind, []byte(doc))
	if len(d.Markers) != 1 {
		t.Fatal(words(d, problems))
	}
	return d
}

const content = "**Path**\n\nA _soft_ word, North Korea.\n\n1. one\n2. two &#123;x&#125;\n\n- a\n- b\n\n| A  | B |\n| -- | -: |\n| a | b |\n\n![alt](a.svg)\n"

func TestSameMeaning(t *testing.T) {
	for _, c := range []struct {
		name, prefix, have string
		same               bool
	}{
		{"as it is", "", content, true},
		{"prettier and mdformat", "", "**Path**\n\n\nA *soft* word, North\nKorea.\n\n1. one\n1. two \\{x\\}\n\n* a\n\n* b\n\n|A|B|\n|---|---:|\n|a|b|\n\n![alt](a.svg)", true},
		{"underlines", "", strings.ReplaceAll(content, "**Path**", "__Path__"), true},
		{"in a quotation", "> ", content, true},
		{"another word", "", strings.ReplaceAll(content, "soft", "hard"), false},
		{"no emphasis", "", strings.ReplaceAll(content, "_soft_", "soft"), false},
		{"another list", "", strings.ReplaceAll(content, "- a\n- b", "1. a\n2. b"), false},
		{"another file", "", strings.ReplaceAll(content, "a.svg", "b.svg"), false},
		{"a row less", "", strings.ReplaceAll(content, "| a | b |\n", ""), false},
		{"a paragraph more", "", content + "\nmore", false},
		{"nothing", "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := filledWith(t, Markdown, c.prefix, c.have)
			if got := d.Filled(0, []byte(content)); got != c.same {
				t.Errorf("filled: %v", got)
			}
			crlf, _ := Parse(Markdown, bytes.ReplaceAll(d.text, []byte("\n"), []byte("\r\n")))
			if got := crlf.Filled(0, []byte(content)); got != c.same {
				t.Errorf("with CRLF: %v", got)
			}
		})
	}
	for _, c := range []struct {
		name       string
		kind       Kind
		have, want string
		same       bool
	}{
		{"HTML", HTML, "<p>\n  a b<br />\n</p>\n<style>\n  .a {\n    fill: red;\n  }\n</style>", "<p>a b<br></p><style>.a{fill:red}</style>", true},
		{"other HTML", HTML, "<p>a c</p>", "<p>a b</p>", false},
		{"LaTeX", LaTeX, "  \\textbf{a}\n    b", "\\textbf{a} b", true},
		{"other LaTeX", LaTeX, "\\textbf{a}", "\\emph{a}", false},
		{"reST", RST, "\na\n\n\nb\n", "a\n\nb", true},
		{"MDX", MDX, "<figure>\n\n![a](b)\n\n</figure>\n\n*b*", "<figure>\n\n![a](b)\n\n</figure>\n\n_b_", true},
	} {
		if got := filledWith(t, c.kind, "", c.have).Filled(0, []byte(c.want)); got != c.same {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestDifference(t *testing.T) {
	for _, c := range []struct {
		name, have, content string
		line                int
		want                string
	}{
		{"changed", "\na\n\n- b\n- **d**\n", "a\n\n- b\n- c  d\n", 6, "- c d"},
		{"added", "a\n", "a\n\nb\n", 4, "b"},
		{"gone", "a\n\nb\n", "a\n", 4, ""},
		{"structure", "**a**\n", "a\n", 0, ""},
		{"empty", "\n", "a\n", 4, "a"},
	} {
		d := filledWith(t, Markdown, "", c.have)
		if line, want := d.Difference(0, []byte(c.content)); line != c.line || want != c.want {
			t.Errorf("%s: line %d: %q", c.name, line, want)
		}
		if d.Empty(0) != (c.name == "empty") {
			t.Errorf("%s: empty: %v", c.name, d.Empty(0))
		}
	}
}

// TestHostileContentIsCheap: what stands in a marker may be long and made to be read
// slowly. It is not read where it is no formatted copy of what belongs there.
func TestHostileContentIsCheap(t *testing.T) {
	content := []byte(strings.Repeat("| a | [b](c) | *d* |\n", 200))
	for _, piece := range []string{"*a_ ", "![](", "[a](", "[](", "> ", "- ", "`", "|", "<a ", "[", "* ", "_"} {
		text := []byte(strings.Repeat(piece, 1_000_000/len(piece)))
		start := time.Now()
		d := &Document{kind: Markdown.row(), Markers: []Marker{{part: &part{text: text, newline: "\n"}, end: len(text)}}}
		if d.Filled(0, content) {
			t.Errorf("%q is taken for the content", piece)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q took %v", piece, took)
		}
	}
}

// TestFormatters compares with what prettier 3 and mdformat 1 with its plugin for
// GitHub have made of a text. The files are kept as those programs wrote them.
func TestFormatters(t *testing.T) {
	for _, c := range []struct {
		kind           Kind
		content, wrote string
	}{{Markdown, "content.md", "prettier.md"}, {Markdown, "content.md", "mdformat.md"}, {HTML, "content.html", "prettier.html"}} {
		want, err := os.ReadFile(filepath.Join("testdata", "formatted", c.content))
		if err != nil {
			t.Fatal(err)
		}
		have, err := os.ReadFile(filepath.Join("testdata", "formatted", c.wrote))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(want, have) {
			t.Errorf("%s is %s to the byte, and shows nothing", c.wrote, c.content)
		}
		if !filledWith(t, c.kind, "", string(have)).Filled(0, want) {
			t.Errorf("%s does not mean the same as %s", c.wrote, c.content)
		}
		for old, other := range map[string]string{"Korea": "Kore", "other": "others", "Poland": "Holland", `x="`: `x="1`} {
			if changed := strings.Replace(string(have), old, other, 1); changed != string(have) && filledWith(t, c.kind, "", changed).Filled(0, want) {
				t.Errorf("%s with %q for %q means the same as %s", c.wrote, other, old, c.content)
			}
		}
	}
}
