package embed

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// words lists the words of the markers, and the problems as line:column: message.
func words(d *Document, problems []Problem) string {
	var out []string
	for _, m := range d.Markers {
		out = append(out, m.Words)
	}
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message))
	}
	return strings.Join(out, " | ")
}

const end = "<!-- /dossier -->"

func TestMarkdownMarkers(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "a\n\n<!-- dossier: draw -->\n" + end + "\n", "draw"},
		{"on one line", "<!-- dossier: draw -->" + end, "draw"},
		{"without spaces", "<!--dossier:path A B-->\nold\n<!--/dossier-->", "path A B"},
		{"with two dashes", "<!-- dossier: draw --path Kim,Seoul -->\n" + end, "draw --path Kim,Seoul"},
		{"over two lines", "<!-- dossier: draw\n  --path Kim,Seoul -->\n" + end, "draw\n  --path Kim,Seoul"},
		{"filled", "<!-- dossier: draw -->\n\n![x](y)\n\n- a\n  - b\n\n" + end + "\n", "draw"},
		{"in a paragraph's wake", "text\n<!-- dossier: draw -->\nold\n" + end, "draw"},
		{"in a list", "- <!-- dossier: draw -->\n  " + end, "draw"},
		{"in a quotation", "> 1. <!-- dossier: draw -->\n>    old\n>    " + end, "draw"},
		{"within a div", "<div>\n<!-- dossier: draw -->\n" + end + "\n</div>", "draw"},
		{"after a mark", "\ufeff<!-- dossier: draw -->\n" + end, "draw"},
		{"with CRLF", "a\r\n\r\n<!-- dossier: draw -->\r\n" + end + "\r\n", "draw"},
		{"two", "<!-- dossier: draw -->\n" + end + "\n\n<!-- dossier: rank -->\n" + end, "draw | rank"},
		{"another comment", "<!-- dossiers: draw -->\n<!-- /dossiers -->", ""},

		{"fenced code", "```\n<!-- dossier: draw -->\n" + end + "\n```\n", ""},
		{"fence with tildes", "~~~md\n<!-- dossier: draw -->\n" + end + "\n~~~", ""},
		{"open fence", "```\n<!-- dossier: draw -->\n" + end, ""},
		{"indented code", "a\n\n    <!-- dossier: draw -->\n    " + end, ""},
		{"code span", "write `<!-- dossier: draw -->` and `" + end + "`", ""},
		{"code over two lines", "write `a\n<b> <!-- dossier: draw -->`", ""},
		{"escaped", `\<!-- dossier: draw --> and \` + end, ""},
		{"pre", "<pre>\n<!-- dossier: draw -->\n" + end + "\n</pre>", ""},
		{"code element", "a <code><!-- dossier: draw -->" + end + "</code>", ""},
		{"code element that stays open", "a <code> b\n\n<!-- dossier: draw -->\n" + end, "draw"},
		{"script", "<script>\n<!-- dossier: draw -->\n</script>", ""},
		{"attribute", `<a title="<!-- dossier: draw -->">`, ""},

		{"never ended", "a\n\n <!-- dossier: draw -->\nb", "3:2: this marker is never ended: write " + end + " on a line below it"},
		{"never begun", "é " + end, "1:3: this ends a marker, and none is open here"},
		{"nested", "<!-- dossier: draw -->\n<!-- dossier: rank -->\n" + end + "\n" + end,
			"rank | 1:1: this marker is not ended before the next one begins in line 2: write " + end + " on a line above that | 4:1: this ends a marker, and none is open here"},
		{"in a sentence", "see <!-- dossier: draw -->" + end, "1:5: a marker must begin its line, indented no more than the text around it"},
		{"indented under a paragraph", "a\n    <!-- dossier: draw -->" + end, "2:5: a marker must begin its line, indented no more than the text around it"},
		{"ended in code", "<!-- dossier: draw -->\n```\n" + end + "\n```", "1:1: this marker is never ended: write " + end + " on a line below it"},
		{"UTF-16", "\xff\xfe<\x00", "1:1: the document is UTF-16: save it as UTF-8"},
		{"not UTF-8", "caf\xe9\n\n<!-- dossier: draw -->\n" + end, "draw"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := words(Parse(Markdown, []byte(c.text))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestHTMLMarkers(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "<p>a</p><!-- dossier: draw -->old" + end, "draw"},
		{"in upper case", "<SCRIPT><!-- dossier: draw --></SCRIPT><!-- dossier: rank -->" + end, "rank"},
		{"script", `<script>"<!-- dossier: draw -->"</script>`, ""},
		{"style", `<style><!-- dossier: draw --></style>`, ""},
		{"pre", `<pre><code><!-- dossier: draw --></code></pre>`, ""},
		{"attribute", `<img alt="<!-- dossier: draw -->"><img alt='<!-- dossier: draw -->'>`, ""},
		{"a lone quote", `<p class=a">it's <!-- dossier: draw -->` + end, "draw"},
		{"less than", "1 < 2 <!-- dossier: draw -->" + end, "draw"},
		{"doctype", "<!DOCTYPE html>\n<!-- dossier: draw -->" + end, "draw"},
		{"short comments", "<!--><!-- dossier: draw -->" + end, "draw"},
		{"title of a drawing", "<svg><title/></svg><!-- dossier: draw -->" + end, "draw"},
		{"endless comment", "<!-- dossier: draw " + "-- >", ""},
		{"endless tag", "<a <!-- dossier: draw ", ""},
		{"wide letter", "İ<pre></PRE><!-- dossier: draw -->" + end, "draw"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := words(Parse(HTML, []byte(c.text))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		name       string
		kind       Kind
		text, want string
	}{
		{"plain", Markdown, "a  \n<!-- dossier: x -->\nold\n" + end + "  \nb\t", "a  \n<!-- dossier: x -->\n\nNEW\n\n- one\n\n" + end + "  \nb\t"},
		{"on one line", Markdown, "<!-- dossier: x -->" + end, "<!-- dossier: x -->\n\nNEW\n\n- one\n\n" + end},
		{"CRLF", Markdown, "\ufeffa\r\n\r\n<!-- dossier: x -->\r\n" + end + "\r\n", "\ufeffa\r\n\r\n<!-- dossier: x -->\r\n\r\nNEW\r\n\r\n- one\r\n\r\n" + end + "\r\n"},
		{"list", Markdown, "- <!-- dossier: x -->" + end + "\n- b", "- <!-- dossier: x -->\n\n  NEW\n\n  - one\n\n  " + end + "\n- b"},
		{"quotation", Markdown, "> <!-- dossier: x -->\n> " + end, "> <!-- dossier: x -->\n>\n> NEW\n>\n> - one\n>\n> " + end},
		{"HTML", HTML, "<p>a</p>  <!-- dossier: x -->" + end + "\r", "<p>a</p>  <!-- dossier: x -->\nNEW\n\n- one\n" + end + "\r"},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := []byte("NEW\n\n- one\n")
			d, problems := Parse(c.kind, []byte(c.text))
			if len(problems) > 0 || len(d.Markers) != 1 {
				t.Fatal(words(d, problems))
			}
			if d.Filled(0, content) {
				t.Error("taken for filled before it was")
			}
			got := d.Fill([][]byte{content})
			if string(got) != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			again, _ := Parse(c.kind, got)
			if !again.Filled(0, content) || !bytes.Equal(again.Fill([][]byte{content}), got) {
				t.Error("filling twice is not filling once")
			}
		})
	}
}

// TestFillingTwiceIsFillingOnce fills documents made of random pieces: what is
// outside the markers stays, the same markers are found again, and filling
// again changes nothing.
func TestFillingTwiceIsFillingOnce(t *testing.T) {
	piece := rapid.SampledFrom([]string{"text", "text  ", "", "", "# head", "- item", "> quote", "```", "~~~", "    code", "`", "a `b` c",
		"<div>", "</div>", "<pre>", "</pre>", "<code>", "<script>", "</script>", "\t", "1. one", "| a | b |", "[x]: y", "<!-- other -->", "<!--", "-->",
		"<!-- dossier: a -->", "<!-- dossier: b c -->", end, "- <!-- dossier: d -->", "  " + end, "> <!-- dossier: e -->", "> " + end,
		"<!-- dossier: f -->" + end, "<!-- dossier: g -->\nold\n" + end, "1. <!-- dossier: h -->\n   ```\n   old\n   ```\n" + end,
		"> 2) <!-- dossier: i -->\n" + end, "\t<!-- dossier: j -->" + end, "caf\xe9", "\u202e", "***", "---"})
	content := rapid.SampledFrom([]string{"![a](b.svg)", "| a |\n| --- |\n| b |", "1. **a**\\\n   b\n\n   1. c", "<figure>\n<svg>\n</svg>\n</figure>", "x"})
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Markdown, HTML}).Draw(t, "kind")
		newline := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "newline")
		text := strings.Join(rapid.SliceOfN(piece, 0, 14).Draw(t, "text"), newline)
		d, problems := Parse(kind, []byte(text))
		if len(problems) > 0 {
			return
		}
		contents := make([][]byte, len(d.Markers))
		for i := range contents {
			contents[i] = []byte(content.Draw(t, "content"))
		}
		once := d.Fill(contents)
		for i, m := range d.Markers {
			if !bytes.Contains(once, []byte(text[max(0, m.start-10):m.start])) || !bytes.Contains(once, contents[i][:3]) && len(contents[i]) > 3 {
				t.Fatalf("marker %d was lost", i)
			}
		}
		again, problems := Parse(kind, once)
		if len(problems) > 0 || len(again.Markers) != len(d.Markers) {
			t.Fatalf("%q was filled to\n%q, which has %s", text, once, words(again, problems))
		}
		if twice := again.Fill(contents); !bytes.Equal(once, twice) {
			t.Fatalf("filled once\n%q\ntwice\n%q", once, twice)
		}
	})
}

// TestNoMarkerComesForth refuses one that would make a marker of the code behind it.
func TestNoMarkerComesForth(t *testing.T) {
	text := "1. <!-- dossier: h -->\n   ```\n   old\n   ```\n" + end + "\n\t<!-- dossier: j -->" + end
	d, problems := Parse(Markdown, []byte(text))
	if len(d.Markers) != 0 || len(problems) != 1 || problems[0].Line != 1 {
		t.Error(words(d, problems))
	}
}

// TestNoMarkerIsEndedByAnother refuses one whose end would be code once it is filled, so
// that a later comment would end it.
func TestNoMarkerIsEndedByAnother(t *testing.T) {
	text := "<div>\n\t<!-- dossier: e -->\n\t<!-- /dossier -->\n<!-- /dossier -->\n"
	d, problems := Parse(Markdown, []byte(text))
	if len(d.Markers) != 0 || len(problems) != 2 || problems[1].Line != 4 && problems[0].Line != 4 {
		t.Error(words(d, problems))
	}
}

// What takes the library a quadratic time never reaches it: links and emphasis
// within a line are not looked for, and quotations and lists go just so deep.
func TestHostileDocumentsAreCheap(t *testing.T) {
	cheap := []ast.NodeKind{ast.KindText, ast.KindCodeSpan, ast.KindRawHTML, ast.KindAutoLink}
	for _, part := range []string{"<a ", "<!--", "<", ">", "[", "`", "``` ", "*a_ ", "<!-- dossier: x -->", "- ", "1. ", "\t", "<pre>", "</", "<a b='", "![](", "&", "\\", "> - ", "- a\n", "> a\n", "a\n", "<b>\n\n", "[a]: b\n", "    a\n\n", "- - - - - - - a\n", "| ", "*a* [b](c) ![d](e)\n", "<!-- dossier: x -->\n" + end + "\n"} {
		hostile := append(bytes.Repeat([]byte(part), 20_000/len(part)), "\n\n<!-- dossier: x -->"...)
		for _, kind := range []Kind{Markdown, Quarto, MDX, HTML, LaTeX, AsciiDoc, Typst, RST, Notebook} {
			Parse(kind, hostile) // comes to an end
		}
		if deepest(hostile) >= 0 {
			continue // refused before the library sees it
		}
		depth := 0
		err := ast.Walk(dialect{true, PercentComment}.parser().Parse(text.NewReader(hostile)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				depth--
				return ast.WalkContinue, nil
			}
			if depth++; depth > 2*maxDepth+5 {
				t.Fatalf("%q goes %d deep", part, depth)
			}
			if n.Type() == ast.TypeInline && !slices.Contains(cheap, n.Kind()) {
				t.Fatalf("%q is read for %v", part, n.Kind())
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("<!-- dossier: draw -->\n"+end, true)
	f.Add("> - <!-- dossier: draw -->\n> "+end+"<pre>", false)
	f.Fuzz(func(_ *testing.T, text string, html bool) {
		kind := Markdown
		if html {
			kind = HTML
		}
		d, problems := Parse(kind, []byte(text))
		if len(problems) == 0 {
			d.Fill(make([][]byte, len(d.Markers)))
		}
	})
}
