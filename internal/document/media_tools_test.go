package document

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/data"
	"dossier/internal/testkit"
)

// docutilsTags and typstTags print a document of standard input as HTML.
const (
	docutilsTags = `import sys, docutils.core
sys.stdout.write(docutils.core.publish_string(sys.stdin.read(), writer_name="html5", settings_overrides={"report_level": 1, "halt_level": 5, "output_encoding": "unicode", "input_encoding": "unicode", "embed_stylesheet": False, "stylesheet_path": ""}))`
	typstTags = `import sys, typst
open("in.typ", "w").write(sys.stdin.read())
sys.stdout.buffer.write(typst.compile("in.typ", format="html"))`
)

// rendered gives a text as a tool of its format renders it, as HTML, and skips the
// test where the tool is not there.
func rendered(t *testing.T, ending, text string) string {
	var cmd *exec.Cmd
	python := func(module, script string) {
		if exec.CommandContext(t.Context(), "python3", "-c", "import "+module).Run() != nil {
			t.Skip("python3 has no " + module)
		}
		cmd = exec.CommandContext(t.Context(), "python3", "-c", script)
	}
	switch ending {
	case "adoc":
		if _, err := exec.LookPath("asciidoctor"); err != nil {
			t.Skip(err)
		}
		cmd = exec.CommandContext(t.Context(), "asciidoctor", "-e", "-o", "-", "-")
	case "rst":
		python("docutils", docutilsTags)
	case "typ":
		python("typst", typstTags)
	}
	cmd.Dir = t.TempDir()
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"/>`
	if err := os.WriteFile(filepath.Join(cmd.Dir, "figure.svg"), []byte(svg), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd.Stdin = strings.NewReader(text)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, said.String()[:min(said.Len(), 2000)])
	}
	return out.String()
}

const endOfPart = "dossier-end-of-part"

// TestToolsReadHostileTextAsText renders fragments with hostile texts by the tools
// of each format: they have the very elements of fragments with harmless text.
func TestToolsReadHostileTextAsText(t *testing.T) {
	var texts []string
	for _, s := range append(testkit.Hostile(250), hostileMarkup...) {
		if strings.TrimSpace(printable(s)) != "" {
			texts = append(texts, s)
		}
	}
	for _, m := range media {
		if m.ending == "tex" {
			continue
		}
		t.Run(m.ending, func(t *testing.T) {
			part := func(b *bytes.Buffer, s string) {
				d := filledIn(s)
				d.Sections[0].Figure.Label = "" // which may be there once only
				d.Sources[1].Entry.URL = ""
				if err := m.write(t.Context(), b, d); err != nil {
					t.Fatal(err)
				}
				b.WriteString("\n\n" + endOfPart + "\n\n")
			}
			var all bytes.Buffer
			for _, s := range append([]string{"harmless", "harmless"}, texts...) {
				part(&all, s)
			}
			parts := strings.Split(rendered(t, m.ending, all.String()), endOfPart)
			if len(parts) != len(texts)+3 {
				t.Errorf("%d parts, want %d", len(parts)-3, len(texts))
			}
			var want string
			for i, page := range parts[:min(len(parts)-1, len(texts)+2)] {
				got, said := elements(page)
				switch {
				case i == 0: // with the head of the page
					continue
				case i == 1:
					want = got
				case got != want:
					t.Fatalf("%q changes the elements to\n%s\nfrom\n%s", texts[i-2], got, want)
				default:
					if n := strings.Count(testkit.Words(said), testkit.Words(printable(texts[i-2]))); n < 40 {
						t.Fatalf("%q is there %d times in\n%s", texts[i-2], n, page)
					}
				}
			}
		})
	}
}

// elements lists the elements of HTML, but for those that colour commands, and
// gives its text.
func elements(page string) (names, text string) {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return names, text
		case html.TextToken:
			text += z.Token().Data
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if name := z.Token().Data; name != "span" && name != "b" {
				names += kind.String()[:1] + name + " "
			}
		}
	}
}

// hostileMarkup is what means something in AsciiDoc, Typst, reStructuredText or LaTeX.
var hostileMarkup = []string{
	"include::/etc/passwd[]", "ifdef::x[]", "endif::[]", "image::x[]", "<<x>>", "[[x]]", "{docname}", "pass:[<b>x</b>]", "+++<b>x</b>+++", "((x))", "(C) x", "NOTE: x", "a:: b", "a;; b",
	"....", "----", "|===", "// x", "////", "* x", ". x", ".x", "a. x", "iv) x", "1) x", "<1> x", "• x", "x +", "[quote]", ":a: b", "== x", "''' x", "a@example.org", "kbd:[x]", "'x'", "x -> y", "x...y", "2+| x", "a", "x a",
	"#include \"x\"", "#read(\"/etc/passwd\")", "$x$", "<x>", "@x", "_x_", "= x", "/ x: y", "/* x", "*/ x", "--- x", "-1", "]", "[", "x]; #y", "\\u{41}", "x \\", "~x", "...",
	".. include:: /etc/passwd", ".. raw:: html", "|x|", ":raw:`x`", "x_", "x__", "`x`_", "[1]_", "x::", "::", "- x", "#. x", "(1) x", "-a  x", "--long  x", "/V  x", ">>> x", "__ x", "+--+", "==== ====", "x`", "``x``", "*x", "x*", "**", "A. x",
	`\input{/etc/passwd}`, `\write18{x}`, `^^5cinput`, "%x", "?`", "!`", "``x''", ",,x", "<<x>>", `\end{itemize}`, `\`, "[x]", "x & y", "#1", "{", "}",
}

// TestLaTeXReadsHostileTextAsText sets hostile texts: nothing fails, and all of
// them is there to be read.
func TestLaTeXReadsHostileTextAsText(t *testing.T) {
	for _, tool := range []string{"xelatex", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	folder := t.TempDir()
	var b bytes.Buffer
	b.WriteString("\\documentclass{article}\n\\begin{document}\n")
	var texts []string
	for _, s := range append(testkit.Hostile(80), hostileMarkup...) {
		if ascii(data.Printable(s)) && testkit.Words(s) != "" && len(s) < 200 {
			texts = append(texts, s)
			d := filledIn(s)
			d.Sections[0].Figure.File = ""
			if err := LaTeXFragment(t.Context(), &b, d); err != nil {
				t.Fatal(err)
			}
			b.WriteString("\n\n")
		}
	}
	b.WriteString("\\end{document}\n")
	if err := os.WriteFile(filepath.Join(folder, "x.tex"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "xelatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "x.tex")
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out[max(0, len(out)-2000):])
	}
	cmd = exec.CommandContext(t.Context(), "pdftotext", "-raw", "x.pdf", "-")
	cmd.Dir = folder
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	said := testkit.Words(string(out))
	for _, s := range texts {
		if n := strings.Count(said, testkit.Words(data.Printable(s))); n < 20 {
			t.Errorf("%q is there %d times", s, n)
		}
	}
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x7f })
}
