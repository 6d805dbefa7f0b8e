package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/data"
	"dossier/internal/document"
	"dossier/internal/embed"
	"dossier/internal/testkit"
)

// TestHostileWordsEndNoMarker: whatever is filled in, the marker ends where it ended,
// in documents of all kinds.
func TestHostileWordsEndNoMarker(t *testing.T) {
	hostile := append(testkit.Hostile(300), "% /dossier", "// /dossier", ".. /dossier", "{/* /dossier */}", "*/}", `\end{verbatim}`, `\begin{verbatim}`,
		"`", "```", "----", "....", "////", "/*", "::", ".. code::", "[source]", "% dossier: draw", ".. dossier: draw", "// dossier: draw", "<!-- dossier: draw -->")
	for _, s := range hostile {
		d := &document.Document{
			Sections: []document.Section{{Answer: s,
				Figure: &document.Figure{Title: s, Alt: s, Caption: s, Label: s, Width: "80%", File: "a b.svg"},
				Blocks: []document.Block{document.Paragraph{{Text: s, Style: document.Code}}, document.Commands{s},
					&document.Table{Columns: []document.Column{{Title: s}}, Rows: document.RowsOf([]document.Line{{Text: s}})},
					&document.List{Items: document.ItemsOf(document.Item{{Line: document.Line{Label: s, Text: s}}})}},
				Notes: []document.Note{{Head: document.Line{Text: s}, Voices: []document.Line{{Text: s}}}}}},
			Sources: []document.Source{{Words: s, Entry: data.Source{URL: s}}}, Caveats: []string{s},
		}
		for _, name := range embed.Endings() {
			kind, _ := embed.KindOf(name)
			for _, form := range kind.Forms() {
				text := form.Open("rank") + "\n" + form.Close() + "\n"
				if kind == embed.Notebook {
					text = fmt.Sprintf(`{"cells":[{"cell_type":"markdown","source":%q}]}`, text)
				}
				empty, problems := embed.Parse(kind, []byte(text))
				if len(problems) > 0 || len(empty.Markers) != 1 {
					t.Fatalf("%s: %v", name, problems)
				}
				var b bytes.Buffer
				f := &filler{plan: &plan{kind: kind}}
				if err := f.writer(&empty.Markers[0])(t.Context(), &b, d); err != nil {
					t.Fatal(err)
				}
				full := empty.Fill([][]byte{b.Bytes()})
				doc, problems := embed.Parse(kind, full)
				if len(problems) > 0 || len(doc.Markers) != 1 || !doc.Filled(0, b.Bytes()) {
					t.Errorf("%s: %q gives a document with %d markers, %v:\n%s", name, s, len(doc.Markers), problems, full)
				}
			}
		}
	}
}

// TestOutdated: what other software does to a figure is told from what makes it
// another one.
func TestOutdated(t *testing.T) {
	dir := t.TempDir()
	if code, _, errs := run(t, "", "draw", "--path", "Kim,Seoul", "-o", filepath.Join(dir, "f.svg")); code != exitDone {
		t.Fatal(errs)
	}
	svg := read(t, filepath.Join(dir, "f.svg"))
	for _, c := range []struct{ name, old, want string }{
		{"the same", svg, ""},
		{"CRLF", strings.ReplaceAll(svg, "\n", "\r\n"), ""},
		{"without line ends", strings.ReplaceAll(svg, "\n<", "<"), isRewritten},
		{"an older version", strings.Replace(svg, `data-dossier-version="`, `data-dossier-version="0`, 1), "it was drawn by another version"},
		{"other claims", strings.Replace(svg, "sha256-2:", "sha256-2:0", 1), "the claims have changed since it was drawn"},
		{"another question", strings.Replace(svg, "Kim,Seoul", "Kim,Kyiv", 1), "it was drawn for another question"},
		{"no figure", "<svg></svg>", isOther},
	} {
		if got := outdated([]byte(c.old), []byte(svg)); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestPrettierAndEmbedComeToRest: prettier and embed, one after the other, change
// nothing from the second round on.
func TestPrettierAndEmbedComeToRest(t *testing.T) {
	if _, err := exec.LookPath("prettier"); err != nil {
		t.Skip(err)
	}
	markers := "<!-- dossier: draw --path Kim,Seoul --caption 'A *b*' --label fig-a --width 80% -->\n<!-- /dossier -->\n\n" +
		"* <!-- dossier: path Seoul Kyiv --><!-- /dossier -->\n* b\n\n> <!-- dossier: claims --status contested -->\n> <!-- /dossier -->\n\n<!-- dossier: diff --as-of 2019,2023-09 -->\n<!-- /dossier -->\n"
	dir := folder(t, map[string]string{"a.md": "# A\n\n" + markers + "\n% dossier: draw Putin\n% /dossier\n",
		"a.mdx":  strings.NewReplacer("--><!--", "*/}\n  {/*", "<!--", "{/*", "-->", "*/}").Replace(markers),
		"a.html": strings.NewReplacer("* ", "", "> <", "<", "80%", "160mm").Replace(markers)})
	for _, name := range []string{"a.md", "a.mdx", "a.html"} {
		doc := filepath.Join(dir, name)
		step := func() string {
			if code, _, errs := run(t, "", "embed", doc); code != exitDone {
				t.Fatal(errs)
			}
			cmd := exec.CommandContext(t.Context(), "prettier", "--write", doc)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			return read(t, doc)
		}
		first := step()
		if code, out, errs := run(t, "", "embed", "--check", doc); code != exitDone {
			t.Errorf("%s: stale after prettier: %s%s", name, out, errs)
		}
		if second := step(); second != first {
			t.Errorf("%s: changed again in the second round", name)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "a-putin.svg")); err != nil {
		t.Error(err)
	}
}
