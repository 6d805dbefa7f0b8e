package document

import (
	"bytes"
	"context"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"dossier/data"
	"dossier/internal/testkit"
)

// TestNarrowRunes: what is taken to be printable and one column wide is.
func TestNarrowRunes(t *testing.T) {
	n := 0
	for r := rune(0); r < 0x20000; r++ {
		if !narrowRune(r) {
			continue
		}
		n++
		if s := string(r); data.Printable(s) != s || uniseg.StringWidth(s) != 1 {
			t.Errorf("%U is printed as %q, %d columns wide", r, data.Printable(s), uniseg.StringWidth(s))
		}
	}
	if n < 1000 {
		t.Errorf("only %d characters are known", n)
	}
}

func TestPrintableKeepsMarksAroundNames(t *testing.T) {
	name := data.Isolate("שלום")
	if got := printable(name + "\u202e\x1b"); got != name+`\u202e\x1b` {
		t.Errorf("%q", got)
	}
}

// everything is a document in which all kinds of text are s.
func everything(s string) *Document {
	line := Line{Label: s, Text: s, Worth: &Worth{Status: data.Denied}, Notes: []int{1}, Sources: []int{1, 2}, Link: s}
	styled := Item{{Line: line, Below: []Line{line}}}
	for style := Normal; style <= Code; style++ {
		styled = append(styled, Part{Line: Line{Text: s, Style: style}})
	}
	return &Document{Title: s, Lead: []string{s}, Caveats: []string{s}, Made: Made{Command: s, Digest: s, Version: s},
		Sections: []Section{{Title: s, Asked: s, Limits: s, Answer: s, NoFigure: s, More: s, Notes: []Note{{Head: line, Voices: []Line{line}}},
			Blocks: []Block{Heading(s), Paragraph{line, line}, Commands{s}, &List{Title: s, Items: ItemsOf(styled)},
				&Table{Title: s, Columns: []Column{{Title: s}, {Title: s, Right: true}}, Rows: RowsOf([]Line{line, line})}}}, {Title: s}},
		Sources: []Source{{Words: s, Entry: data.Source{ID: "one", Title: s, Publisher: s, URL: "https://example.org/" + s, Origin: s}}, {Words: s, Entry: data.Source{ID: s, Title: s, URL: s}}}}
}

func TestMarkdownText(t *testing.T) {
	for in, want := range map[string]string{
		"North Korea supplies Russia: rockets": "North Korea supplies Russia: rockets",
		"“a” – b’s":                            "“a” – b’s",
		"1. one":                               `1\. one`,
		"1990) x":                              "1990&#41; x",
		"- item":                               `\- item`,
		"# head #":                             `\# head \#`,
		"<b>&amp;":                             "&lt;b&gt;&amp;amp;",
		"{{ x }} {% y %}":                      "&#123;&#123; x &#125;&#125; &#123;% y %&#125;",
		"a|b":                                  "a&#124;b",
		"https://example.org www.x.org":        `https&#58;//example.org www\.x.org`,
		"![a](b)":                              `\!\[a\](b)`,
		"[TOC]":                                `\[TOC\]`,
		"{: .x} {{< y >}}":                     "&#123;: .x&#125; &#123;&#123;&lt; y &gt;&#125;&#125;",
		"$x$ [^1] @cite {x}`y`":                "&#36;x&#36; \\[&#94;1\\] &#64;cite &#123;x&#125;&#96;y&#96;",
		"::: warning":                          "&#58;&#58;: warning",
		"iv. of":                               `iv\. of`,
		"(1) of":                               "&#40;1) of",
		"Table: of":                            "Table&#58; of",
		"% of":                                 "&#37; of",
		"--all ==x== ++x++":                    `\-\-all =&#61;x=&#61; +&#43;x+&#43;`,
		"line\nbreak":                          "line break",
		"\u202eevil":                           "&#92;u202eevil",
	} {
		if got := markdownText(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a_(b)":   "https://example.org/a_%28b%29",
		"https://example.org/?a={b}|": "https://example.org/?a=%7Bb%7D%7C",
		"http://[::1]/a]b":            "http://[::1]/a%5Db",
		"mailto:a@example.org":        "mailto:a@example.org",
		"javascript:alert(1)":         "",
		"data:text/html,x":            "",
		"//example.org":               "",
		"file:///etc/passwd":          "",
	} {
		if got, _ := link(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// tags are what a report may contain in HTML; text that somebody wrote is not
// among them.
var tags = regexp.MustCompile(`<!DOCTYPE html>|<html lang="en">|<meta (charset="utf-8"|name="[a-z]+" content="[a-z0-9=, -]*"|name="dossier-digest" content="[^"<>]*"|http-equiv="Content-Security-Policy" content="[^"<>]*")>` +
	`|</?(head|body|main|title|style|h1|h2|h3|p|ol|ul|li|br|strong|em|table|thead|tbody|tr|td|pre|code|span|html)>` +
	`|<(li id|ol class|span class|td class|th scope)="[a-z0-9-]+">|<th scope="col" class="dossier-number">|</th>|<a href="#[a-z0-9-]+">|<a href="(https?://|mailto:)[^"<>]*" rel="noopener noreferrer">|</a>`)

var hostile = []string{
	`</title><script>alert(1)</script>`, `" onmouseover="alert(1)`, `'><img src=x onerror=alert(1)>`, "](javascript:alert(1))", "<!-- /dossier -->",
	"```\n# x\n```", "</style>", "&lt;script&gt;", "javascript:alert(1)", "\\", "\u202e", "\x1b[31m", "|a|\n|---|", "   indented", "<svg onload=x>", "{{.}}", "]]>", "http://[x", "``` ```",
}

func checkHTML(t interface{ Fatalf(string, ...any) }, s string) {
	var b bytes.Buffer
	if err := HTML(context.Background(), &b, everything(s)); err != nil {
		t.Fatalf("%v", err)
	}
	page := b.String()
	rest := tags.ReplaceAllString(strings.Replace(page, pageStyle, "", 1), "\n")
	if strings.ContainsAny(rest, "<>") {
		at := strings.IndexAny(rest, "<>")
		t.Fatalf("%q leaves markup: %q", s, rest[max(0, at-40):min(len(rest), at+60)])
	}
	if want := printable(s); strings.TrimSpace(want) != "" && !strings.Contains(html.UnescapeString(rest), want) {
		t.Fatalf("%q is not in the page", want)
	}
}

func TestHostileTextStaysTextInHTML(t *testing.T) {
	for _, s := range append(testkit.Hostile(1000), hostile...) {
		checkHTML(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostile), rapid.String()), 1, 4).Draw(t, "parts")
		checkHTML(t, strings.Join(parts, ""))
	})
}

// TestBibTeXKeepsItsBraces: BibTeX counts braces, whatever stands before them.
func TestBibTeXKeepsItsBraces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom([]string{"{", "}", `\`, `\input{/etc/passwd}`, "%", "@misc{", "\n", "$"}), rapid.String())).Draw(t, "parts"), "")
		depth, entries := 0, 0
		for _, c := range string(BibTeX(everything(s).Sources)) {
			switch c {
			case '{':
				depth++
			case '}':
				if depth--; depth == 0 {
					entries++
				}
			}
			if depth < 0 {
				t.Fatalf("%q closes a brace too many", s)
			}
		}
		if depth != 0 || entries != 2 {
			t.Fatalf("%q leaves depth %d after %d entries", s, depth, entries)
		}
	})
}

func TestCSLDates(t *testing.T) {
	for in, want := range map[string]cslDate{
		"2023-09-12":   {Parts: [][]int{{2023, 9, 12}}},
		"2023~":        {Parts: [][]int{{2023}}, Circa: true},
		"2019/2021-03": {Parts: [][]int{{2019}, {2021, 3}}},
		"2022-02/..":   {Raw: "2022-02/.."},
		"-0043":        {Parts: [][]int{{-43}}},
	} {
		d, err := data.ParseDate(in)
		if err != nil {
			t.Fatal(err)
		}
		got := cslDateOf(d)
		if got.Raw != want.Raw || got.Circa != want.Circa || len(got.Parts) != len(want.Parts) {
			t.Errorf("%s became %+v, want %+v", in, *got, want)
		}
	}
}
