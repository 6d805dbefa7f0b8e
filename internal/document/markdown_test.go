package document

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
)

// reader renders Markdown as GitHub does, HTML and links made of addresses included.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(renderer.WithUnsafe()))

// fragment is a document in which all that a fragment shows is s.
func fragment(s string) *Document {
	line := Line{Text: s, Worth: &Worth{}, Notes: []int{1}, Sources: []int{1}}
	var styled Item
	for style := Normal; style <= Code; style++ {
		styled = append(styled, Part{Line: Line{Text: s, Style: style, Worth: &Worth{}}, Below: []Line{line, {Text: s, Style: style}}}, Part{Line: Line{Label: s, Text: s, Style: style}})
	}
	return &Document{
		Sections: []Section{{Answer: s, Limits: s, Figure: &Figure{Title: s, File: "a.svg"}, Notes: []Note{{Head: line, Voices: []Line{line}}},
			Blocks: []Block{Heading(s), Paragraph{line, {Text: s, Style: Strong}}, Commands{s}, &List{Title: s, Items: ItemsOf(styled)}, &List{Marks: Numbers, Items: ItemsOf(styled)},
				&Table{Title: s, Columns: []Column{{Title: s}, {Title: s}}, Rows: RowsOf([]Line{line, {Text: s, Style: Alarm}})}}}},
		Sources: []Source{{Words: s, Entry: data.Source{URL: "javascript:" + s}}},
		Caveats: []string{s},
	}
}

// alt is what the text of an image becomes, markup and all.
var alt = regexp.MustCompile(`alt="[^"]*"`)

// tagsOf lists the tags of rendered Markdown.
func tagsOf(t interface{ Fatal(...any) }, s string) (tags, text string) {
	var b bytes.Buffer
	var md bytes.Buffer
	if err := MarkdownFragment(context.Background(), &md, fragment(s)); err != nil {
		t.Fatal(err)
	}
	if err := reader.Convert(md.Bytes(), &b); err != nil {
		t.Fatal(err)
	}
	out := alt.ReplaceAllString(b.String(), "")
	tag := regexp.MustCompile(`<[^>]*>`)
	return strings.Join(tag.FindAllString(out, -1), ""), html.UnescapeString(tag.ReplaceAllString(out, ""))
}

// TestWhatIsFilledInStaysText renders fragments whose every text is hostile:
// they have the very tags of a fragment with harmless text.
func TestWhatIsFilledInStaysText(t *testing.T) {
	harmless, _ := tagsOf(t, "harmless")
	braced, _ := tagsOf(t, "harmless {") // commands with braces are in another place
	parts := []string{"<script>", "</li>", "`", "``` x", "~~~", "*", "**", "_", "__a__", "[a](http://x)", "![", "](", "<!-- /dossier -->", "<!-- dossier: draw -->",
		"#", "# ", "- ", "+ ", "1. ", "12) ", "> ", "|", "---", "===", "    ", "\\", "&lt;", "&#60;", "http://example.org", "www.example.org", "a@example.org",
		"<http://x>", "~~x~~", "[ ] ", "[x] ", "[^1]", "[a]: b", "\n", "\n\n", "{{x}}", "$x$", ":", "!", " ", "  ", "x", "\u202e", "\x00", "é"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(parts), rapid.String()), 1, 5).Draw(t, "parts"), "")
		if strings.TrimSpace(data.Printable(s)) == "" || strings.Contains(s, "@") {
			return // nothing to show; and an address becomes a link of its own, to mailto
		}
		want := harmless
		if strings.Contains(s, "{") {
			want = braced
		}
		got, text := tagsOf(t, s)
		if got != want {
			t.Fatalf("%q changes the tags to\n%s\nfrom\n%s", s, got, want)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if !strings.Contains(squeeze(text), squeeze(printable(s))) {
			t.Fatalf("%q is not in\n%s", printable(s), text)
		}
	})
}
