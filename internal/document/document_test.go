package document_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/internal/document"
	"dossier/internal/testkit"
)

// sample is a document with something in every field, written by s.
func sample(s string) *document.Document {
	worth := &document.Worth{Status: data.Contested, Band: data.BandLow, Was: &document.Worth{Status: data.Asserted, Band: data.BandMedium}}
	line := document.Line{Label: s, Text: s, Worth: worth, Notes: []int{1}, Sources: []int{1, 2}}
	item := document.Item{{Line: line, Below: []document.Line{{Text: s}, line}}, {Line: document.Line{Text: s, Style: document.Strong}}, {Line: document.Line{Text: s, Style: document.Code}}}
	blocks := []document.Block{
		document.Heading(s), document.Paragraph{{Text: s, Style: document.Strong, Whole: true}, {Text: s, Style: document.Soft}},
		document.Commands{s, s},
		&document.Table{Title: s, Columns: []document.Column{{Title: s}, {Title: s, Right: true}, {}},
			Rows: document.RowsOf([]document.Line{line, {Text: s, Style: document.Alarm}, {Notes: []int{1}}}, []document.Line{{Text: s}})},
	}
	for _, marks := range []document.Marks{document.Bullets, document.Numbers, document.Plain, document.Added, document.Gone, document.Changed} {
		blocks = append(blocks, &document.List{Title: s, Marks: marks, Items: document.ItemsOf(item, item[1:])})
	}
	return &document.Document{
		Title: s, Lead: []string{s},
		Sections: []document.Section{
			{Title: s, Asked: s, Limits: s, Answer: s, NoFigure: s, Blocks: blocks, Notes: []document.Note{{Head: line, Voices: []document.Line{line}}}, More: s},
			{Title: s, Blocks: []document.Block{&document.List{Marks: document.Plain, Items: document.ItemsOf(item)}}},
		},
		Sources: []document.Source{
			{Words: s, Entry: data.Source{ID: "one", Title: s, Publisher: s, URL: "https://example.org/a_(b)?c=1&copy=2", Published: testkit.Date("2023-09-12"), Origin: s}},
			{Words: s, Entry: data.Source{ID: "two", Title: s, URL: s}},
		},
		Caveats: []string{s},
		Made:    document.Made{Command: "dossier path " + s, Digest: "sha256:0", Version: "0"},
	}
}

// forms are all the ways in which a document is written.
func forms(style document.TextStyle) map[string]func(*document.Document) ([]byte, error) {
	form := func(write func(context.Context, *bytes.Buffer, *document.Document) error) func(*document.Document) ([]byte, error) {
		return func(d *document.Document) ([]byte, error) {
			var b bytes.Buffer
			err := write(context.Background(), &b, d)
			return b.Bytes(), err
		}
	}
	return map[string]func(*document.Document) ([]byte, error){
		"document.md": form(func(ctx context.Context, b *bytes.Buffer, d *document.Document) error {
			return document.Markdown(ctx, b, d)
		}),
		"document.html": form(func(ctx context.Context, b *bytes.Buffer, d *document.Document) error {
			return document.HTML(ctx, b, d)
		}),
		"fragment.md": form(func(ctx context.Context, b *bytes.Buffer, d *document.Document) error {
			return document.MarkdownFragment(ctx, b, d)
		}),
		"fragment.html": form(func(ctx context.Context, b *bytes.Buffer, d *document.Document) error {
			return document.HTMLFragment(ctx, b, d)
		}),
		"document.txt": form(func(ctx context.Context, b *bytes.Buffer, d *document.Document) error {
			return document.Text(ctx, b, d, style)
		}),
	}
}

// written writes a document in one form.
func written(t interface{ Fatalf(string, ...any) }, form string, d *document.Document, style document.TextStyle) string {
	text, err := forms(style)[form](d)
	if err != nil {
		t.Fatalf("writing %s: %v", form, err)
	}
	return string(text)
}

func TestGoldens(t *testing.T) {
	d := sample("Anna & Bert")
	d.Sections[0].Figure = &document.Figure{Title: "Anna", SVG: []byte("<svg id=\"d1\">\n\n <style>a</style></svg>\n")}
	d.Sections = append(d.Sections, document.Section{Title: "Third", Figure: &document.Figure{Title: "A [figure]", Alt: "What it shows", File: "figures/a b.svg"}})
	for name := range forms(document.TextStyle{}) {
		testkit.Golden(t, name, []byte(written(t, name, d, document.TextStyle{Width: 60})))
	}
	testkit.Golden(t, "colour.txt", []byte(written(t, "document.txt", d, document.TextStyle{Width: 60, Colour: true})))
	testkit.Golden(t, "sources.bib", document.BibTeX(d.Sources))
	csl, err := document.CSL(d.Sources)
	if err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, "sources.json", csl)
}

// TestAllFormsSayTheSame: the words of a document are the same in every form,
// whatever was written into it.
func TestAllFormsSayTheSame(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, s string) {
		d := sample(s)
		want := testkit.Words(testkit.FromText(written(t, "document.txt", d, document.TextStyle{})))
		for _, form := range []string{"document.md", "document.html"} {
			if got := testkit.Words(readable(form, written(t, form, d, document.TextStyle{}))); got != want {
				t.Fatalf("%q in %s:\n%s\nand on a terminal:\n%s", s, form, got, want)
			}
		}
		md := testkit.Words(readable("fragment.md", written(t, "fragment.md", d, document.TextStyle{})))
		if html := testkit.Words(readable("fragment.html", written(t, "fragment.html", d, document.TextStyle{}))); md != html {
			t.Fatalf("%q as Markdown:\n%s\nand as HTML:\n%s", s, md, html)
		}
	}
	for _, s := range testkit.Hostile(600) {
		check(t, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(testkit.Hostile(200)), rapid.String()), 1, 3).Draw(t, "parts"), ""))
	})
}

// readable takes the markup out of a form.
func readable(form, text string) string {
	if strings.HasSuffix(form, ".md") {
		return testkit.FromMarkdown(text)
	}
	return testkit.FromHTML(text)
}

// TestTextIsFitForTerminals: no line is wider than asked for unless a single word
// is, and no control character but our own gets through.
func TestTextIsFitForTerminals(t *testing.T) {
	for _, s := range testkit.Hostile(600) {
		plain := written(t, "document.txt", sample(s), document.TextStyle{Width: 50})
		coloured := written(t, "document.txt", sample(s), document.TextStyle{Width: 50, Colour: true})
		for _, code := range []string{"\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m"} {
			coloured = strings.ReplaceAll(coloured, code, "")
		}
		if coloured != plain {
			t.Fatalf("%q is another text in colour", s)
		}
		for line := range strings.Lines(plain) {
			if line = strings.TrimSuffix(line, "\n"); strings.ReplaceAll(data.Printable(line), "\u200e", "") != strings.ReplaceAll(line, "\u200e", "") {
				t.Fatalf("%q leaves %q", s, line)
			}
		}
	}
}

func TestLinesAreBroken(t *testing.T) {
	d := &document.Document{Sections: []document.Section{{Answer: strings.Repeat("some words and чужие слова ", 30), Blocks: []document.Block{
		&document.List{Items: document.ItemsOf(document.Item{{Line: document.Line{Text: strings.Repeat("北京 words ", 40)}}})},
		&document.Table{Columns: []document.Column{{Title: "One"}, {Title: "Two"}},
			Rows: document.RowsOf([]document.Line{{Text: strings.Repeat("words ", 30)}, {Text: strings.Repeat("w", 100)}})},
	}}}}
	text := written(t, "document.txt", d, document.TextStyle{Width: 40})
	for line := range strings.Lines(text) {
		if width := len([]rune(line)) - 1 + strings.Count(line, "北京")*2; width > 40 {
			t.Errorf("%d columns: %q", width, line)
		}
	}
	if n := strings.Count(text, "\n"); n < 40 {
		t.Errorf("%d lines are too few", n)
	}
}

// items makes so many items and remembers how many were asked for.
type items struct {
	n, made int
}

func (x *items) all(yield func(document.Item, error) bool) {
	for i := range x.n {
		x.made++
		item := document.Item{{Line: document.Line{Text: "Anna supplies Bert: rockets", Worth: &document.Worth{Status: data.Denied}}}, {Line: document.Line{Text: fmt.Sprint("claim-", i), Style: document.Code}}}
		if !yield(item, nil) {
			return
		}
	}
}

func (x *items) rows(yield func([]document.Line, error) bool) {
	for item, err := range x.all {
		if !yield([]document.Line{item[0].Line, item[1].Line}, err) {
			return
		}
	}
}

// long is a document of two parts that are made while they are read.
func (x *items) long() *document.Document {
	return &document.Document{Sections: []document.Section{{Blocks: []document.Block{
		&document.List{Marks: document.Plain, Items: x.all}, &document.Table{Columns: []document.Column{{Title: "a"}, {Title: "b"}}, Rows: x.rows},
	}}}}
}

// counter counts what is written, and ends the context after so much.
type counter struct {
	n, most, largest int
	end              func()
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	c.largest = max(c.largest, len(p))
	if c.n > c.most {
		c.end()
	}
	return len(p), nil
}

// TestListsAreWrittenAsTheyAreMade: nothing of a long list is kept, and it ends
// soon after the context does.
func TestListsAreWrittenAsTheyAreMade(t *testing.T) {
	writers := map[string]func(context.Context, *counter, *document.Document) error{
		"text": func(ctx context.Context, w *counter, d *document.Document) error {
			return document.Text(ctx, w, d, document.TextStyle{Width: 80, Colour: true})
		},
		"markdown": func(ctx context.Context, w *counter, d *document.Document) error { return document.Markdown(ctx, w, d) },
		"html":     func(ctx context.Context, w *counter, d *document.Document) error { return document.HTML(ctx, w, d) },
	}
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			x := &items{n: 100000}
			all := &counter{most: 1 << 40}
			if err := write(t.Context(), all, x.long()); err != nil || x.made != 2*x.n {
				t.Fatalf("%d items were made, %v", x.made, err)
			}
			if all.largest > 1<<17 {
				t.Errorf("%d bytes were written at once", all.largest)
			}
			x = &items{n: 100000}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if err := write(ctx, &counter{most: 1 << 16, end: cancel}, x.long()); err != context.Canceled || x.made > 10000 {
				t.Errorf("%d items were made although the context had ended, and %v", x.made, err)
			}
		})
	}
}

// TestAllocations: what writing a claim costs is bounded.
func TestAllocations(t *testing.T) {
	const n = 2000
	x := &items{n: n}
	d := &document.Document{Sections: []document.Section{{Blocks: []document.Block{&document.List{Items: x.all}}}}}
	made := testing.AllocsPerRun(3, func() {
		for _, err := range x.all {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	w := &counter{most: 1 << 40}
	got := testing.AllocsPerRun(3, func() {
		if err := document.Text(t.Context(), w, d, document.TextStyle{Width: 80}); err != nil {
			t.Fatal(err)
		}
	})
	if per := (got - made) / n; per > 0.1 {
		t.Errorf("writing an item allocates %.1f times", per)
	}
}

// failing fails after so many bytes.
type failing struct{ left int }

var errFull = fmt.Errorf("no space is left")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestErrorsAreTold(t *testing.T) {
	d := sample("x")
	for i, err := range []error{
		document.Text(t.Context(), &failing{}, d, document.TextStyle{}), document.Markdown(t.Context(), &failing{}, d), document.HTML(t.Context(), &failing{}, d),
	} {
		if err != errFull {
			t.Errorf("writer %d gives %v where it cannot write", i, err)
		}
	}
	broken := &document.Document{Sections: []document.Section{{Blocks: []document.Block{&document.List{Items: func(yield func(document.Item, error) bool) {
		yield(nil, errFull)
	}}}}}}
	for name, form := range forms(document.TextStyle{}) {
		if _, err := form(broken); err != errFull {
			t.Errorf("%s gives %v where an item fails", name, err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	x := &items{n: b.N}
	d := &document.Document{Sections: []document.Section{{Blocks: []document.Block{&document.List{Items: x.all}}}}}
	b.ReportAllocs()
	if err := document.Text(b.Context(), &counter{most: 1 << 60}, d, document.TextStyle{Width: 80}); err != nil {
		b.Fatal(err)
	}
}
