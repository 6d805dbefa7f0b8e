package embed

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"

	"dossier/data"
	"dossier/render/report"
)

// reader renders Markdown as GitHub does, HTML and links made of addresses included.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(renderer.WithUnsafe()))

func written(s string) *report.Report {
	line := report.Line{Text: s, Status: s, Notes: []int{1}, Sources: []int{1}}
	return &report.Report{
		Sections: []report.Section{{Answer: s,
			Chains: []report.Chain{{Text: s, Worth: s, Hops: [][]report.Line{{line, line}}}},
			Lists:  []report.List{{Title: s, Lines: []report.Line{line}}},
			Tables: []report.Table{{Title: s, Header: []string{s, s}, Rows: [][]report.Line{{line, {Text: s}}}}},
			Notes:  []report.Note{{Head: s, Status: s, Voices: []report.Line{line}}},
			Figure: &report.Figure{Title: s, File: "a.svg"},
		}},
		Sources: []report.Source{{Words: s, Entry: data.Source{URL: "javascript:" + s}}},
		Caveats: []string{s},
	}
}

// alt is what the text of an image becomes, markup and all.
var alt = regexp.MustCompile(`alt="[^"]*"`)

// tagsOf lists the tags of rendered Markdown.
func tagsOf(t interface{ Fatal(...any) }, s string) (tags, text string) {
	var b bytes.Buffer
	if err := reader.Convert(report.MarkdownFragment(written(s)), &b); err != nil {
		t.Fatal(err)
	}
	out := alt.ReplaceAllString(b.String(), "")
	tag := regexp.MustCompile(`<[^>]*>`)
	return strings.Join(tag.FindAllString(out, -1), ""), html.UnescapeString(tag.ReplaceAllString(out, ""))
}

// TestWhatIsFilledInStaysText renders fragments whose every text is hostile:
// they have the very tags of a fragment with harmless text.
func TestWhatIsFilledInStaysText(t *testing.T) {
	want, _ := tagsOf(t, "harmless")
	parts := []string{"<script>", "</li>", "`", "``` x", "~~~", "*", "**", "_", "__a__", "[a](http://x)", "![", "](", "<!-- /dossier -->", "<!-- dossier: draw -->",
		"#", "# ", "- ", "+ ", "1. ", "12) ", "> ", "|", "---", "===", "    ", "\\", "&lt;", "&#60;", "http://example.org", "www.example.org", "a@example.org",
		"<http://x>", "~~x~~", "[ ] ", "[x] ", "[^1]", "[a]: b", "\n", "\n\n", "{{x}}", "$x$", ":", "!", " ", "  ", "x", "\u202e", "\x00", "é"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(parts), rapid.String()), 1, 5).Draw(t, "parts"), "")
		if strings.TrimSpace(data.Printable(s)) == "" || strings.Contains(s, "@") {
			return // nothing to show; and an address becomes a link of its own, to mailto
		}
		got, text := tagsOf(t, s)
		if got != want {
			t.Fatalf("%q changes the tags to\n%s\nfrom\n%s", s, got, want)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if !strings.Contains(squeeze(text), squeeze(data.Printable(s))) {
			t.Fatalf("%q is not in\n%s", data.Printable(s), text)
		}
	})
}
