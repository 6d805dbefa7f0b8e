package embed

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"

	"dossier/data"
	"dossier/internal/document"
)

// reader renders Markdown as GitHub does, HTML and links made of addresses included.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(renderer.WithUnsafe()))

func written(s string) *document.Document {
	worth := &document.Worth{Status: data.Contested, Band: data.BandLow}
	line := document.Line{Label: s + " ", Text: s, Worth: worth, Notes: []int{1}, Sources: []int{1}}
	return &document.Document{
		Sections: []document.Section{{Answer: s, Limits: s, NoFigure: s, More: s,
			Blocks: []document.Block{
				document.Heading(s), document.Paragraph{line, {Text: s, Style: document.Strong}}, document.Commands{s},
				&document.List{Title: s, Marks: document.Numbers, Items: document.ItemsOf(document.Item{{Line: line, Below: []document.Line{line}}})},
				&document.Table{Title: s, Columns: []document.Column{{Title: s}, {Title: s}}, Rows: document.RowsOf([]document.Line{line, {Text: s}})},
			},
			Notes:  []document.Note{{Head: line, Voices: []document.Line{line}}},
			Figure: &document.Figure{Title: s, File: "a.svg"},
		}},
		Sources: []document.Source{{Words: s, Entry: data.Source{URL: "javascript:" + s}}},
		Caveats: []string{s},
	}
}

// alt is what the text of an image becomes, markup and all.
var alt = regexp.MustCompile(`alt="[^"]*"`)

// tagsOf lists the tags of rendered Markdown.
func tagsOf(t interface{ Fatal(...any) }, s string) (tags, text string) {
	var b bytes.Buffer
	var fragment bytes.Buffer
	if err := document.MarkdownFragment(context.Background(), &fragment, written(s)); err != nil {
		t.Fatal(err)
	}
	if err := reader.Convert(fragment.Bytes(), &b); err != nil {
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
