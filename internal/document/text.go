package document

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
)

// TextStyle says how a text for a terminal looks.
type TextStyle struct {
	Colour bool
	// Width is that of a line in columns; 0: lines are not broken.
	Width int
}

// Text writes a document for a terminal or a plain file. It looks at the context
// before every thousandth item, and fails where that ends, where an item fails
// and where out does.
func Text(ctx context.Context, out io.Writer, d *Document, style TextStyle) error {
	w := &writer{ctx: ctx, medium: newText(ctx, out, style)}
	return w.document(d)
}

// text writes lines for people. It breaks them between words.
type text struct {
	ctx    context.Context
	w      *bufio.Writer
	style  TextStyle
	begun  bool // something has been written
	headed bool // the last was a heading
	wrap   wrap
	add    func(s string, style Style) // wrap.add, made once
}

func newText(ctx context.Context, out io.Writer, style TextStyle) *text {
	w := bufio.NewWriterSize(out, 1<<16)
	t := &text{ctx: ctx, w: w, style: style, wrap: wrap{w: w, style: style}}
	t.add = t.wrap.add
	return t
}

// open leaves a line free, save at the beginning and after a heading.
func (t *text) open(heading bool) {
	if t.begun && (heading || !t.headed) {
		t.w.WriteByte('\n')
	}
	t.begun, t.headed = true, heading
}

func (t *text) heading(_ int, s string) {
	t.open(true)
	t.line("", &Line{Text: s, Style: Strong})
}

func (t *text) paragraph(lines ...Line) {
	t.open(false)
	for i := range lines {
		t.line("", &lines[i])
	}
}

func (t *text) commands(lines []string) {
	t.open(false)
	for _, l := range lines {
		t.w.WriteString("  " + strings.TrimSpace(printable(l)) + "\n")
	}
}

// figure names the figure that others show.
func (t *text) figure(f *Figure) {
	t.open(false)
	t.line("", &Line{Label: "Figure: ", Text: f.Title})
	if f.File != "" {
		t.line("", &Line{Text: f.File, Style: Code})
	}
}

func (t *text) list(l *List, _ string) error {
	t.open(false)
	// What a list without marks lacks in them, it has in indents.
	first, rest := "  - ", "    "
	switch {
	case l.Marks == Plain && l.Title == "":
		first = ""
	case l.Marks == Plain:
		first = "  "
	case l.Marks == Numbers:
		rest = "      "
	case l.Marks == Added:
		first = "  + "
	case l.Marks == Changed:
		first = "  ~ "
	}
	n := 0
	for item, err := range watch(t.ctx, l.Items) {
		if err != nil {
			return err
		}
		n++
		lead := first
		if l.Marks == Numbers {
			lead = fmt.Sprintf("%4d. ", n)
		}
		for i := range item {
			t.line(lead, &item[i].Line)
			lead = rest
			for k := range item[i].Below {
				t.line(rest+"  - ", &item[i].Below[k])
			}
		}
	}
	return nil
}

func (t *text) flush() error { return t.w.Flush() }

// line writes a line: the first words after lead, which is ours, the others under them.
func (t *text) line(lead string, l *Line) {
	t.add(l.Label, Normal)
	t.add(l.Text, l.Style)
	if l.Worth != nil {
		t.add(" [", Normal)
		l.Worth.words(t.add)
		t.add("]", Normal)
	}
	if len(l.Notes)+len(l.Sources) > 0 {
		t.add(" (", Normal)
		l.refer(func(_ string, _ int, s string) { t.add(s, Normal) })
		t.add(")", Normal)
	}
	if url, ok := link(l.Link); ok {
		t.add(", "+url, Normal)
	}
	t.wrap.flush(lead, l.Whole)
}
