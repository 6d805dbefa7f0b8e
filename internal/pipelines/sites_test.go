package pipelines

import (
	"encoding/xml"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// generator is a way from Markdown to a page: a script of ours, or a whole site.
type generator struct {
	tool string
	slow bool
	// page makes the page of report.md in a folder, and gives its path.
	page func(t *testing.T, dir string, words []string) string
}

var generators = []generator{
	{"pandoc", false, func(t *testing.T, dir string, words []string) string {
		return saved(t, dir, run(t, dir, with(words, "report.md", "-f", "markdown", "-t", "html")...))
	}},
	{"cmark-gfm", false, func(t *testing.T, dir string, words []string) string {
		return saved(t, dir, run(t, dir, with(words, "--unsafe", "-e", "table", "-e", "autolink", "report.md")...))
	}},
	{"Python-Markdown", false, func(t *testing.T, dir string, words []string) string {
		return saved(t, dir, run(t, dir, with(words, "-m", "markdown", "-x", "toc", "-x", "tables", "-x", "fenced_code", "report.md")...))
	}},
	{"kramdown", false, func(t *testing.T, dir string, words []string) string {
		script := "puts Kramdown::Document.new(File.read('report.md', encoding: 'UTF-8'), input: 'GFM').to_html"
		return saved(t, dir, run(t, dir, with(words, "-rkramdown", "-rkramdown-parser-gfm", "-e", script)...))
	}},
	{"MkDocs", true, func(t *testing.T, dir string, words []string) string {
		move(t, dir, "docs")
		write(t, filepath.Join(dir, "mkdocs.yml"), "site_name: Reports\nuse_directory_urls: false\n")
		run(t, dir, with(words, "build", "--quiet", "--strict")...)
		return filepath.Join(dir, "site", "report.html")
	}},
	{"Jekyll", true, func(t *testing.T, dir string, words []string) string {
		write(t, filepath.Join(dir, "report.md"), "---\ntitle: Report\n---\n\n"+read(t, filepath.Join(dir, "report.md")))
		run(t, dir, with(words, "build", "--quiet", "--disable-disk-cache")...)
		return filepath.Join(dir, "_site", "report.html")
	}},
	{"Hugo", true, func(t *testing.T, dir string, words []string) string {
		move(t, dir, "content")
		write(t, filepath.Join(dir, "hugo.toml"), "title = 'Reports'\nuglyURLs = true\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'home', 'section', '404']\n")
		write(t, filepath.Join(dir, "layouts", "_default", "single.html"), "<!DOCTYPE html>\n<meta charset=\"utf-8\"><title>Report</title>\n<main>{{ .Content }}</main>\n")
		run(t, dir, with(words, "--quiet")...)
		return filepath.Join(dir, "public", "report.html")
	}},
	{"Sphinx with MyST", true, func(t *testing.T, dir string, words []string) string {
		write(t, filepath.Join(dir, "conf.py"), "extensions = ['myst_parser']\nroot_doc = 'report'\n")
		run(t, dir, with(words, "-q", "-W", "-b", "html", ".", "site")...)
		return filepath.Join(dir, "site", "report.html")
	}},
}

// saved writes a piece of a page as a page beside what it shows.
func saved(t *testing.T, dir, piece string) string {
	t.Helper()
	file := filepath.Join(dir, "page.html")
	write(t, file, "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Report</title>\n<style>img {max-width: 100%}</style>\n"+piece)
	return file
}

// move puts the report and its figure into a folder of a site.
func move(t *testing.T, dir, below string) {
	t.Helper()
	for _, name := range []string{"report.md", "report-figure-1.svg"} {
		write(t, filepath.Join(dir, below, name), read(t, filepath.Join(dir, name)))
	}
}

// TestSites turns one report into a page by every generator: the pages have the same
// structure, the numbers of the figure and its description.
func TestSites(t *testing.T) {
	for _, q := range []question{path, network} {
		var first, by string
		for _, g := range generators {
			t.Run(q.name+"/"+g.tool, func(t *testing.T) {
				if g.slow {
					slow(t)
				}
				words := tool(t, g.tool)
				dir, tells := folder(t), tellingOf(t, q)
				report(t, dir, "report.md", q)
				page := g.page(t, dir, words)
				html := read(t, page)
				describes(t, page, altsIn(t, page, html), tells)
				is := outline(t, page, html)
				if strings.Count(is, "\nli ") < 3 || strings.Count(is, "\nh2 ") < 2 {
					t.Errorf("%s has hardly any structure: %q", page, is)
				}
				if first == "" {
					first, by = is, g.tool
				} else if is != first {
					t.Errorf("%s has another structure than %s makes: %s", page, by, firstDifference(first, is))
				}
				sameNumbers(t, page, textOf(t, printed(t, page)), tells)
			})
		}
	}
}

// blocks are the elements that make the structure of a page, by what stands for them
// in an outline; emphasis is among them, since marks that a reader sees are left
// where a generator does not take them for one.
var blocks = map[string]string{"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "p": "p", "ol": "ol", "ul": "ul", "li": "li",
	"table": "table", "tr": "tr", "td": "cell", "th": "cell", "img": "img", "pre": "pre", "blockquote": "blockquote",
	"strong": "strong", "em": "em"}

// outline gives the elements of a page from its first heading to the line on how it
// was made, one a line, each with its text. Paragraphs of items are left out: whether
// an item has one is the generator's taste, and theirs alone.
func outline(t *testing.T, where, page string) string {
	t.Helper()
	start, end := strings.Index(page, "<h1"), strings.LastIndex(page, "How this report was made")
	if start < 0 || end < start {
		t.Fatalf("%s has no heading or no end", where)
	}
	decoder := htmlDecoder(page[start:end])
	var b strings.Builder
	var open []string
	for {
		token, err := decoder.Token()
		if err == io.EOF || err != nil && len(open) > 0 && strings.Contains(err.Error(), "unexpected EOF") {
			return b.String()
		} else if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := blocks[e.Name.Local]
			if name != "" && !(name == "p" && len(open) > 0 && open[len(open)-1] == "li") {
				b.WriteString("\n" + name + " ")
			}
			if name != "" {
				open = append(open, name)
			}
		case xml.EndElement:
			if name := blocks[e.Name.Local]; name != "" && len(open) > 0 {
				open = open[:len(open)-1]
				if name == "strong" || name == "em" {
					b.WriteString("\n/" + name + " ")
				}
			}
		case xml.CharData:
			b.WriteString(squash(string(e)))
		}
	}
}

// TestReStructuredText fills a text in reStructuredText and builds a page of it.
func TestReStructuredText(t *testing.T) {
	dir, tells := folder(t), tellingOf(t, path)
	write(t, filepath.Join(dir, "report.rst"), `From Kim to Seoul
=================

.. dossier: draw --path Kim,Seoul --width 120mm --caption "How it may run" --label fig-kim

.. /dossier

Evidence
--------

.. dossier: path Kim Seoul

.. /dossier
`)
	dossier(t, dir, "embed", "report.rst")
	dossier(t, dir, "embed", "--check", "report.rst")
	slow(t)
	words := tool(t, "Sphinx with MyST")
	write(t, filepath.Join(dir, "conf.py"), "root_doc = 'report'\n")
	run(t, dir, with(words, "-q", "-W", "-b", "html", ".", "site")...)
	page := filepath.Join(dir, "site", "report.html")
	describes(t, page, altsIn(t, page, read(t, page)), tells)
	sameNumbers(t, page, textOf(t, printed(t, page)), tells)
}
