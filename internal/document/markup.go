package document

import (
	"bufio"
	"context"
	"io"
	"strconv"
	"strings"
)

// markup is how a medium writes what stands within a line. Every function takes
// plain text, whoever wrote it, and gives nothing for nothing.
type markup struct {
	text, strong, soft, code func(s string) string
	// link takes an address that [link] let pass.
	link func(url string) string
}

// line writes a line: "the text – asserted, low (note 1; source 2), address".
func (m *markup) line(l *Line) string {
	var s string
	switch l.Style {
	case Strong:
		s = m.strong(l.Text)
	case Soft:
		s = m.soft(l.Text)
	case Code:
		s = m.code(l.Text)
	default:
		s = m.text(l.Text)
	}
	if label := m.text(l.Label); label != "" {
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
		s += ", " + m.link(url)
	}
	return s
}

// each writes lines, one after another.
func (m *markup) each(lines []Line) []string {
	text := make([]string, len(lines))
	for i := range lines {
		text[i] = m.line(&lines[i])
	}
	return text
}

// row writes the cells of a row of a table, of which the last may be missing.
func (m *markup) row(t *Table, cells []Line) []string {
	text := make([]string, len(t.Columns))
	copy(text, m.each(cells[:min(len(cells), len(text))]))
	return text
}

// mark is what stands before the nth item of a list where the numbers are text.
func (l *List) mark(n int) string {
	if l.Marks == Numbers {
		return strconv.Itoa(n) + ". "
	}
	return "- "
}

// blocks writes blocks of lines with a blank line between each two.
type blocks struct {
	ctx   context.Context
	w     *bufio.Writer
	begun bool
}

func newBlocks(ctx context.Context, out io.Writer) blocks {
	return blocks{ctx: ctx, w: bufio.NewWriterSize(out, 1<<16)}
}

// open leaves a line free, save at the beginning.
func (b *blocks) open() {
	if b.begun {
		b.w.WriteByte('\n')
	}
	b.begun = true
}

func (b *blocks) lines(lines ...string) {
	for _, l := range lines {
		b.w.WriteString(l + "\n")
	}
}

func (b *blocks) block(lines ...string) {
	b.open()
	b.lines(lines...)
}

func (b *blocks) flush() error { return b.w.Flush() }

// within puts a text that is not empty between two marks.
func within(before, s, after string) string {
	if s == "" {
		return ""
	}
	return before + s + after
}
