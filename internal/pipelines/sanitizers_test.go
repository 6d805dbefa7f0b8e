package pipelines

import (
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
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
				readsAsCaption(t, where, between(text, "Before.", "After."), tells)
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
	return squeezed(html.UnescapeString(tags.ReplaceAllString(page, "")))
}

// squeezed gives a text with one space wherever there is any, as pages show it.
func squeezed(text string) string { return strings.TrimSpace(blanks.ReplaceAllString(text, " ")) }

// between gives what stands between two texts.
func between(text, before, after string) string {
	_, left, _ := strings.Cut(text, before)
	left, _, _ = strings.Cut(left, after)
	return strings.TrimSpace(left)
}

// readsAsCaption asks of what is left of a figure that it is nothing, or begins with the
// title, which some tools leave out, and the description, and that the words of its marks
// follow with a sign after each.
func readsAsCaption(t *testing.T, where, left string, tells told) {
	t.Helper()
	if left == "" {
		return
	}
	marks, found := strings.CutPrefix(strings.TrimLeft(strings.TrimPrefix(left, tells.title), ". "), tells.description+" In the figure: ")
	if !found {
		t.Errorf("%s: what is left of the figure does not begin with its title and its description: %.300q", where, left)
		return
	}
	for _, name := range tells.actors {
		for rest := marks; ; {
			at := strings.Index(rest, name)
			if at < 0 {
				break
			}
			rest = rest[at+len(name):]
			if strings.IndexFunc(rest, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) == 0 {
				t.Errorf("%s: %q runs into %.20q", where, name, rest)
			}
		}
		if !strings.Contains(marks, name+" ·") {
			t.Errorf("%s: no sign stands behind %q: %.300q", where, name, marks)
		}
	}
}
