package pipelines

import (
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sanitizers are scripts that do to a page what a content management system does to
// what somebody pastes into it: a figure within the text is stripped, to its marks or
// to its words.
var sanitizers = []struct{ tool, name, script string }{
	{"DOMPurify", "as it comes", `
const w = new (require("jsdom").JSDOM)("").window;
process.stdout.write(require("dompurify")(w).sanitize(page));`},
	{"DOMPurify", "HTML alone", `
const w = new (require("jsdom").JSDOM)("").window;
process.stdout.write(require("dompurify")(w).sanitize(page, {USE_PROFILES: {html: true}}));`},
	{"DOMPurify", "no pictures", `
const w = new (require("jsdom").JSDOM)("").window;
process.stdout.write(require("dompurify")(w).sanitize(page, {FORBID_TAGS: ["svg", "style"]}));`},
	{"sanitize-html", "as it comes", `
process.stdout.write(require("sanitize-html")(page));`},
	{"sanitize-html", "with pictures", `
const s = require("sanitize-html");
process.stdout.write(s(page, {allowedTags: s.defaults.allowedTags.concat(["img", "figure", "figcaption"])}));`},
}

// TestSanitizers strips a page with a figure within its text.
func TestSanitizers(t *testing.T) {
	for _, c := range sanitizers {
		t.Run(c.tool+"/"+c.name, func(t *testing.T) {
			node := tool(t, c.tool)
			dir, tells := folder(t), tellingOf(t, path)
			page := filepath.Join(dir, "page.html")
			write(t, page, "<!DOCTYPE html>\n<title>x</title>\n<p>Before.</p>\n<!-- dossier: draw --path Kim,Seoul --figures inline -->\n<!-- /dossier -->\n<p>After.</p>\n")
			dossier(t, dir, "embed", page)
			cleaned := run(t, dir, with(node, "-e", "const page = require('fs').readFileSync(process.argv[1], 'utf8');"+c.script, page)...)
			write(t, filepath.Join(dir, "cleaned.html"), cleaned)
			where := filepath.Join(dir, "cleaned.html")
			text := shownText(cleaned)
			noMachineData(t, where, text)
			if !strings.Contains(cleaned, "<svg") {
				readsAsCaption(t, where, text, tells)
			}
		})
	}
}

var (
	tags   = regexp.MustCompile(`(?s)<(style|script|title)\b.*?</(style|script|title)>|<!--.*?-->|<[^>]*>`)
	blanks = regexp.MustCompile(`\s+`)
)

// shownText gives the text of a page as it reads: elements leave nothing between
// their texts but what is written there.
func shownText(page string) string {
	text := html.UnescapeString(tags.ReplaceAllString(page, ""))
	return strings.TrimSpace(blanks.ReplaceAllString(text, " "))
}

// readsAsCaption asks of what is left of a figure between two paragraphs that it is
// nothing, or begins with the title and the description, and that the words of its
// marks, which nothing can hide there, do not run together.
func readsAsCaption(t *testing.T, where, text string, tells told) {
	t.Helper()
	_, left, _ := strings.Cut(text, "Before.")
	left, _, _ = strings.Cut(left, "After.")
	if left = strings.TrimSpace(left); left == "" {
		return
	}
	if !strings.HasPrefix(left, tells.title) {
		t.Errorf("%s: what is left of the figure does not begin with its title: %.200q", where, left)
	}
	if rest := strings.TrimLeft(strings.TrimPrefix(left, tells.title), ". "); !strings.HasPrefix(rest, tells.description) {
		t.Errorf("%s: behind the title stands no description: %.300q", where, rest)
	}
	for i, name := range tells.actors {
		for k, next := range tells.actors {
			if i != k && strings.Contains(left, name+next) {
				t.Errorf("%s: words run together: %q", where, name+next)
			}
		}
	}
}
