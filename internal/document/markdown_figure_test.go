package document

import (
	"strings"
	"testing"
)

func TestMarkdownFigures(t *testing.T) {
	for _, x := range []struct {
		figure Figure
		want   string
	}{
		{Figure{Title: "A", File: "a b.svg"}, "![A](a%20b.svg)&nbsp;\n"},
		{Figure{Title: "A", Alt: "What *it*\nshows", File: "a.svg", Caption: "Below"}, "![What \\*it\\* shows](a.svg)&nbsp;\n\n_Below_\n"},
		{Figure{Title: "A", Alt: `Says "x"`, File: "a.svg", Label: "fig-a", Width: "80%"}, "![A](a.svg){#fig-a width=80% fig-alt=\"Says ”x”\"}\n"},
		{Figure{Title: "A", File: "a.svg", Label: "x} y", Width: "wide"}, "![A](a.svg){#x--y fig-alt=\"A\"}\n"},
		{Figure{Title: "A", SVG: []byte("<svg>\n\n</svg>"), Caption: "Below"}, "<figure>\n<svg>\n</svg>\n</figure>\n\n_Below_\n"},
	} {
		var b strings.Builder
		d := &Document{Sections: []Section{{Figure: &x.figure}}}
		if err := MarkdownFragment(t.Context(), &b, d); err != nil || b.String() != x.want {
			t.Errorf("%+v became\n%q, want\n%q, %v", x.figure, b.String(), x.want, err)
		}
	}
}

func TestHTMLFigures(t *testing.T) {
	f := Figure{Title: "A", Alt: `Says "x"`, File: "a.svg", Caption: "<Below>", Label: "fig-a", Width: "1in"}
	want := `<figure id="fig-a"><img src="a.svg" alt="Says &#34;x&#34;" width="96"><figcaption>&lt;Below&gt;</figcaption></figure>` + "\n"
	var b strings.Builder
	if err := HTMLFragment(t.Context(), &b, &Document{Sections: []Section{{Figure: &f}}}); err != nil || b.String() != want {
		t.Errorf("%q, %v", b.String(), err)
	}
}

// TestLargeTablesAreNotAligned: so much is held of a table and no more, and nothing
// is lost where that ends.
func TestLargeTablesAreNotAligned(t *testing.T) {
	for _, n := range []int{3, mostPadding} {
		table := &Table{Columns: []Column{{Title: "Name"}, {Title: "n", Right: true}}, Rows: func(yield func([]Line, error) bool) {
			for range n {
				if !yield([]Line{{Text: "x"}, {Text: "1"}}, nil) {
					return
				}
			}
		}}
		var b strings.Builder
		if err := MarkdownFragment(t.Context(), &b, &Document{Sections: []Section{{Blocks: []Block{table}}}}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(b.String(), "\n")
		head, row := "| Name |   n |", "| x    |   1 |"
		if n > 3 {
			head, row = "| Name | n |", "| x | 1 |"
		}
		if len(lines) != n+3 || lines[0] != head || lines[2] != row || lines[n+1] != row {
			t.Errorf("%d rows: %d lines, %q", n, len(lines), lines[:3])
		}
	}
}

func TestYAMLTitles(t *testing.T) {
	for in, want := range map[string]string{"A: b": `"A: b"`, `It's "x"`: `'It''s "x"'`, `a\b`: `'a\b'`, "a\n---\nb: c": `"a --- b: c"`} {
		if got := yamlText(in); got != want {
			t.Errorf("%q became %s, want %s", in, got, want)
		}
	}
}
