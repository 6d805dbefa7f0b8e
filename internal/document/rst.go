package document

import (
	"context"
	"io"
	"strings"
)

// RSTFragment writes the sections, sources and caveats of a document for a place
// in somebody's own reStructuredText. It looks at the context as [Text] does and
// fails where that fails.
//
// Figures are files; of one without a file, its description is written.
func RSTFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: &rst{blocks: newBlocks(ctx, out)}, fragment: true}
	return w.document(d)
}

type rst struct{ blocks }

var rstMarkup = markup{
	text:   rstText,
	strong: func(s string) string { return within("**", rstText(s), "**") },
	soft:   func(s string) string { return within("*", rstText(s), "*") },
	// The role, since between double backticks nothing can be escaped.
	code: func(s string) string { return within(":literal:`", rstText(s), "`") },
	link: func(url string) string { return "`" + rstText(url) + " <" + rstText(url) + ">`__" },
}

func (m *rst) heading(_ int, s string) { m.block(rstMarkup.strong(s)) }

func (m *rst) paragraph(lines ...Line) {
	m.open()
	m.broken("", "", lines)
}

// broken writes lines below one another, as a line block where there are several.
func (m *rst) broken(lead, indent string, lines []Line) {
	bar := ""
	if len(lines) > 1 {
		bar = "| "
	}
	for i := range lines {
		m.lines(lead + bar + rstMarkup.line(&lines[i]))
		lead = indent
	}
}

func (m *rst) commands(lines []string) {
	m.block("::", "")
	for _, l := range lines {
		m.lines("   " + printable(l))
	}
}

func (m *rst) figure(f *Figure) {
	if f.File == "" {
		m.paragraph(Line{Text: alternative(f), Style: Soft})
		return
	}
	m.block(".. figure:: " + fileLink(f.File))
	m.lines("   :alt: " + strings.TrimSpace(printable(alternative(f)))) // nothing is looked for in it
	if n, unit, ok := f.width(); ok {
		m.lines("   :width: " + decimal(n) + unit)
	}
	if f.Label != "" {
		m.lines("   :name: " + f.anchor())
	}
	if caption := rstText(f.caption()); caption != "" {
		m.lines("", "   "+caption)
	}
}

func (m *rst) list(l *List, _ string) error {
	// The empty comment keeps a list apart from one before it.
	m.block("..", "")
	n := 0
	for item, err := range watch(m.ctx, l.Items) {
		if err != nil {
			return err
		}
		n++
		m.item(l.mark(n), item)
	}
	return nil
}

// item writes an entry of a list. Bullets, and what follows them, begin after a
// blank line.
func (m *rst) item(mark string, item Item) {
	indent := strings.Repeat(" ", len(mark))
	lead := mark
	for len(item) > 0 {
		var lines []Line
		var below []Line
		for len(item) > 0 && below == nil {
			lines, below, item = append(lines, item[0].Line), item[0].Below, item[1:]
		}
		m.broken(lead, indent, lines)
		lead = indent
		if len(below) > 0 {
			m.lines("")
		}
		for k := range below {
			m.lines(indent + "- " + rstMarkup.line(&below[k]))
		}
		if len(below) > 0 {
			m.lines("")
		}
	}
}

// table begins with the first row: a table that has none but its head is an error.
func (m *rst) table(t *Table) error {
	begun := false
	for row, err := range watch(m.ctx, t.Rows) {
		if err != nil {
			return err
		}
		if !begun {
			begun = true
			m.block(".. list-table::", "   :header-rows: 1", "")
			titles := make([]Line, len(t.Columns))
			for i, c := range t.Columns {
				titles[i].Text = c.Title
			}
			m.row(t, titles)
		}
		m.row(t, row)
	}
	return nil
}

func (m *rst) row(t *Table, cells []Line) {
	lead := "   * -"
	for _, cell := range rstMarkup.row(t, cells) {
		m.lines(lead + within(" ", cell, ""))
		lead = "     -"
	}
}

// rstText escapes plain text for reStructuredText, wherever in a line it may stand.
func rstText(s string) string {
	s = strings.TrimSpace(printable(s))
	var b strings.Builder
	if strings.Trim(s, `\`) == "" && s != "" {
		b.WriteString(`\ `) // nothing, but a line of one sign is one below a title
	}
	first := true // no space so far: a mark of a list may end here
	for i, r := range s {
		if rstMeans(r, s[i+len(string(r)):], first) || i == 0 && strings.ContainsRune("•‣⁃", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		first = first && r != ' '
	}
	return b.String()
}

// rstMeans reports whether a character may mean something before others.
func rstMeans(r rune, rest string, first bool) bool {
	switch r {
	case '.', ')', '(', ',', '?', '!', ';', '-', '/':
		return first
	case ':':
		return first || !strings.HasPrefix(rest, " ")
	}
	return r > ' ' && r < 0x7f && !alphanumeric(r)
}
