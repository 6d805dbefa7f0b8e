package document

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// Markdown writes a document as CommonMark with the tables of GitHub. It looks at
// the context as [Text] does and fails where that fails.
func Markdown(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: newMarkdown(ctx, out, false)}
	return w.document(d)
}

// MarkdownFragment writes the sections, sources and caveats of a document for a
// place in somebody's own text: without headings, and without how it was made.
func MarkdownFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: newMarkdown(ctx, out, true), fragment: true}
	return w.document(d)
}

// markdown writes blocks with a blank line between each two.
type markdown struct {
	ctx   context.Context
	w     *bufio.Writer
	bare  bool // bold text in place of headings
	begun bool
}

func newMarkdown(ctx context.Context, out io.Writer, bare bool) *markdown {
	return &markdown{ctx: ctx, w: bufio.NewWriterSize(out, 1<<16), bare: bare}
}

// open leaves a line free, save at the beginning.
func (m *markdown) open() {
	if m.begun {
		m.w.WriteByte('\n')
	}
	m.begun = true
}

func (m *markdown) block(lines ...string) {
	m.open()
	for _, l := range lines {
		m.w.WriteString(l + "\n")
	}
}

func (m *markdown) heading(level int, s string) {
	if m.bare {
		m.block(around("**", markdownText(s)))
		return
	}
	m.block(strings.Repeat("#", level) + " " + markdownText(s))
}

func (m *markdown) paragraph(lines ...Line) {
	m.open()
	for i := range lines {
		line := m.line(&lines[i])
		if i < len(lines)-1 {
			line = broken(line)
		}
		m.w.WriteString(line + "\n")
	}
}

func (m *markdown) commands(lines []string) {
	text := make([]string, len(lines))
	fence := "```"
	for i, l := range lines {
		text[i] = printable(l)
		for strings.Contains(text[i], fence) {
			fence += "`"
		}
	}
	m.block(fence+"sh", strings.Join(text, "\n"), fence)
}

// blankLines are what would end an HTML block before its time.
var blankLines = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)

func (m *markdown) figure(f *Figure) {
	if f.File != "" {
		m.block("![" + markdownText(alternative(f)) + "](" + fileLink(f.File) + ")")
		return
	}
	m.block("<figure>", string(blankLines.ReplaceAll(bytes.TrimSpace(f.SVG), []byte("\n"))), "</figure>")
}

// alternative is what those read who do not see a figure.
func alternative(f *Figure) string {
	if f.Alt != "" {
		return f.Alt
	}
	return f.Title
}

func (m *markdown) list(l *List, _ string) error {
	m.open()
	n := 0
	for item, err := range watch(m.ctx, l.Items) {
		if err != nil {
			return err
		}
		n++
		mark := "- "
		if l.Marks == Numbers {
			mark = strconv.Itoa(n) + ". "
		}
		m.item(mark, item)
	}
	return nil
}

// item writes an entry of a list. A part that follows bullets begins a paragraph,
// since it would go on in the last bullet.
func (m *markdown) item(mark string, item Item) {
	indent := strings.Repeat(" ", len(mark))
	lead := mark
	for i := range item {
		line := m.line(&item[i].Line)
		below := item[i].Below
		last := i == len(item)-1
		if len(below) == 0 && !last {
			line = broken(line)
		}
		m.w.WriteString(lead + line + "\n")
		lead = indent
		for k := range below {
			m.w.WriteString(indent + "- " + m.line(&below[k]) + "\n")
		}
		if len(below) > 0 && !last {
			m.w.WriteByte('\n')
		}
	}
}

func (m *markdown) table(t *Table) error {
	m.open()
	rule := "|"
	for _, c := range t.Columns {
		m.w.WriteString("| " + markdownText(c.Title) + " ")
		if c.Right {
			rule += " ---: |"
		} else {
			rule += " --- |"
		}
	}
	m.w.WriteString("|\n" + rule + "\n")
	for row, err := range watch(m.ctx, t.Rows) {
		if err != nil {
			return err
		}
		for i := range t.Columns {
			cell := ""
			if i < len(row) {
				cell = m.line(&row[i])
			}
			m.w.WriteString("| " + cell + " ")
		}
		m.w.WriteString("|\n")
	}
	return nil
}

func (m *markdown) flush() error { return m.w.Flush() }

// line writes a line: "the text – asserted, low (note 1; source 2)".
func (m *markdown) line(l *Line) string {
	s := markdownText(l.Text)
	switch l.Style {
	case Strong:
		s = around("**", s)
	case Soft:
		s = around("*", s)
	case Code:
		s = markdownCode(l.Text)
	}
	if label := markdownText(l.Label); label != "" {
		s = strings.TrimSpace(label + " " + s)
	}
	if l.Worth != nil {
		s += " – "
		l.Worth.words(func(word string, _ Style) { s += word })
	}
	if len(l.Notes)+len(l.Sources) > 0 {
		inner := ""
		l.refer(func(_ string, _ int, piece string) { inner += piece })
		if s != "" {
			inner = " (" + inner + ")"
		}
		s += inner
	}
	if url, ok := link(l.Link); ok {
		s += ", [" + markdownText(url) + "](" + strings.ReplaceAll(url, "&", "&amp;") + ")"
	}
	return s
}

// broken ends a line in such a way that the next one begins below it. Not every
// reader of Markdown sees that after a backslash that is escaped.
func broken(line string) string {
	if head, ok := strings.CutSuffix(line, `\\`); ok {
		line = head + "&#92;"
	}
	return line + `\`
}

// around puts marks of emphasis around a text that is not empty.
func around(mark, s string) string {
	if s == "" {
		return ""
	}
	return mark + s + mark
}

// markdownCode writes a code span, whatever is in it.
func markdownCode(s string) string {
	s = strings.TrimSpace(printable(s))
	if s == "" {
		return ""
	}
	ticks := "`"
	for strings.Contains(s, ticks) {
		ticks += "`"
	}
	if ticks == "`" {
		return ticks + s + ticks
	}
	return ticks + " " + s + " " + ticks
}
