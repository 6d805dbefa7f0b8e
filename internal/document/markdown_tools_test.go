package document

import (
	"bytes"
	"context"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/internal/testkit"
)

// readers are commands that render Markdown of standard input as HTML, as site
// generators and pandoc have them; Python and Ruby ones with the modules they need.
var readers = []struct {
	name    string
	command []string
	needs   []string // fails where the tool is not there
}{
	{"Python-Markdown", []string{"python3", "-c", pythonMarkdown}, []string{"python3", "-c", "import markdown"}},
	{"MyST", []string{"python3", "-c", mystMarkdown}, []string{"python3", "-c", "import myst_parser"}},
	{"markdown-it", []string{"python3", "-c", markdownIt}, []string{"python3", "-c", "import markdown_it"}},
	{"kramdown", []string{"ruby", "-e", kramdown}, []string{"ruby", "-e", `require "kramdown-parser-gfm"`}},
	{"cmark-gfm", []string{"cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough"}, []string{"cmark-gfm", "--version"}},
	{"pandoc", []string{"pandoc", "-f", "markdown", "-t", "html", "--wrap", "none", "--no-highlight"}, []string{"pandoc", "--version"}},
}

const (
	// the extensions that MkDocs has switched on, and those that people add
	pythonMarkdown = `import sys, markdown
sys.stdout.write(markdown.markdown(sys.stdin.read(), extensions=["toc", "tables", "fenced_code", "attr_list", "footnotes", "def_list", "admonition", "abbr"]))`
	mystMarkdown = `import sys
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.config.main import MdParserConfig
from markdown_it.renderer import RendererHTML
c = MdParserConfig(enable_extensions={"dollarmath", "colon_fence", "deflist", "attrs_inline"})
sys.stdout.write(create_md_parser(c, RendererHTML).render(sys.stdin.read()))`
	markdownIt = `import sys
from markdown_it import MarkdownIt
sys.stdout.write(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(sys.stdin.read()))`
	kramdown = `require "kramdown"
print Kramdown::Document.new($stdin.read, input: "GFM", hard_wrap: false).to_html`
)

// TestReadersAgree renders documents with every tool that is there: they have the
// same headings, paragraphs, entries, cells and numbers, and the texts as they were.
func TestReadersAgree(t *testing.T) {
	var docs []string
	for _, s := range append([]string{"Anna & Bert"}, readerTraps...) {
		docs = append(docs, markdownOf(t, s))
	}
	for _, s := range testkit.Hostile(100) {
		if strings.TrimSpace(printable(s)) != "" && !strings.Contains(s, "@") {
			docs = append(docs, markdownOf(t, s))
		}
	}
	all := strings.Join(docs, "\n"+endOfDocument+"\n\n")
	var b bytes.Buffer
	if err := reader.Convert([]byte(all), &b); err != nil {
		t.Fatal(err)
	}
	want := strings.Split(outline(t, b.String()), endOfDocument)
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			if exec.CommandContext(t.Context(), r.needs[0], r.needs[1:]...).Run() != nil {
				t.Skip("it is not there")
			}
			cmd := exec.CommandContext(t.Context(), r.command[0], r.command[1:]...)
			cmd.Stdin = strings.NewReader(all)
			var said bytes.Buffer
			cmd.Stderr = &said
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v: %s", err, said.String())
			}
			got := strings.Split(outline(t, string(out)), endOfDocument)
			if len(got) != len(want) {
				t.Fatalf("%d documents of %d are there", len(got), len(want))
			}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("document %d differs: %s", i, firstDifference(want[i], got[i]))
				}
			}
		})
	}
}

const endOfDocument = "dossierendofdocument"

// readerTraps are what some reader takes for more than text.
var readerTraps = []string{"[TOC]", "{: .x}", "{{ x }}", "{% raw %}", "{{< x >}}", "$x$ and $$y$$", "[^1]", "[^1]: x", "see @cite [@cite]", "::: warning", "{x}`y`", "(x)=", "% x",
	"!!! note", "??? note", "==x== ++y++ ^z^ ~z~", "--count 2", "a. x", "iv) x", "(1) x", "(@x) y", "#. x", "Table: x", ": x", "| x", "*[x]: y", "[x]: y", "1. x", "12) x", "- x", "+ x",
	"# x #", "x\n---", "=x", "a:b", ":smile:", "https://example.org", "www.example.org", "<x> &lt; &amp;", "`x`", "``", `\`, `\(x\)`, `\*x*`, "_x_ x_y_z **x**", "!", "![x](y)", "[x](y)", "[[x]]", "~~x~~", "+++", "///"}

// markdownOf is a document of all kinds of text that are s; its figure is linked.
func markdownOf(t *testing.T, s string) string {
	t.Helper()
	d := everything(s)
	d.Sections[0].Figure = &Figure{Title: s, File: "a b.svg", Caption: s}
	d.Sources[0].Entry.URL, d.Sources[1].Entry.URL = "https://example.org/a_(b)?c=1&copy=2", ""
	var b bytes.Buffer
	if err := Markdown(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// outline is a page by its blocks, a line each, with the marks of what is in them.
func outline(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	outlineOf(&b, root)
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if line = strings.Join(strings.Fields(quoteSpace.Replace(plainQuotes.Replace(line))), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// plainQuotes takes back what readers make of quotes. Pandoc drops the space before
// one that does not end, so that spaces there count for nothing.
var (
	plainQuotes = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "…", "...")
	quoteSpace  = strings.NewReplacer(` "`, `"`, " '", "'")
)

// inline are the marks of elements within a block.
var inline = map[string]string{"em": "/", "strong": "*", "code": "`", "del": "~"}

func outlineOf(b *strings.Builder, n *html.Node) {
	end := ""
	switch {
	case n.Type == html.TextNode:
		b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
	case n.Type != html.ElementNode:
	case inline[n.Data] != "" && n.Parent.Data != "pre":
		b.WriteString(inline[n.Data])
		end = inline[n.Data]
	case n.Data == "a" || n.Data == "img":
		for _, key := range []string{"href", "src", "alt"} {
			for _, a := range n.Attr {
				if a.Key == key {
					b.WriteString("<" + key + " " + a.Val + ">")
				}
			}
		}
	case strings.Contains(" h1 h2 h3 p li th td pre ", " "+n.Data+" ") && (n.Data != "p" || n.Parent.Data != "li"):
		b.WriteString("\n<" + n.Data + "> ")
		end = "\n"
	case strings.Contains(" ul ol table blockquote dl dt dd sup hr ", " "+n.Data+" "):
		b.WriteString("\n<" + n.Data + ">\n")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		outlineOf(b, c)
	}
	b.WriteString(end)
}

// firstDifference names the first lines in which two texts differ.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			return "want\n" + strings.Join(w[max(0, i-1):min(len(w), i+2)], "\n") + "\nand not\n" + strings.Join(g[min(len(g), max(0, i-1)):min(len(g), i+2)], "\n")
		}
	}
	return "more follows"
}

// TestPrettierChangesNothing writes documents as prettier does.
func TestPrettierChangesNothing(t *testing.T) {
	if _, err := exec.LookPath("prettier"); err != nil {
		t.Skip(err)
	}
	for _, s := range []string{"Anna & Bert", "Кому 北京 é", "1. [x] _y_ #z", "a--b | c"} {
		d := everything(s)
		d.Sections[0].Figure = &Figure{Title: "From Anna to Bert. 2 actors: asserted (note 1)", File: "a b.svg", Caption: s}
		d.Sources[0].Entry.URL = "https://example.org/a_(b)?c=1&copy=2"
		var b bytes.Buffer
		if err := MarkdownPage(t.Context(), &b, d); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), "prettier", "--stdin-filepath", "a.md")
		cmd.Stdin = bytes.NewReader(b.Bytes())
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if string(out) != b.String() {
			t.Errorf("%q: %s", s, firstDifference(b.String(), string(out)))
		}
	}
}
