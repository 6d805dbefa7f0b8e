package document

import (
	"context"
	"io"
	"strconv"
	"strings"
)

// AsciiDocFragment writes the sections, sources and caveats of a document for a
// place in somebody's own AsciiDoc. It looks at the context as [Text] does and
// fails where that fails.
//
// Figures are files; of one without a file, its description is written.
func AsciiDocFragment(ctx context.Context, out io.Writer, d *Document) error { //nolint:revive // as the format is spelled
	w := &writer{ctx: ctx, medium: &asciidoc{newBlocks(ctx, out)}, fragment: true}
	return w.document(d)
}

type asciidoc struct{ blocks }

// The doubled marks hold whatever stands beside them.
var asciidocMarkup = markup{
	text:   asciidocText,
	strong: func(s string) string { return within("**", asciidocText(s), "**") },
	soft:   func(s string) string { return within("__", asciidocText(s), "__") },
	code:   func(s string) string { return within("``", asciidocText(s), "``") },
	link:   func(url string) string { return "link:" + asciidocAddress(url) + "[" + asciidocText(url) + "]" },
}

func (m *asciidoc) heading(_ int, s string) { m.block(asciidocMarkup.strong(s)) }

func (m *asciidoc) paragraph(lines ...Line) {
	m.block(strings.Join(asciidocMarkup.each(lines), " +\n"))
}

// commands are a literal block, in which references to characters are made those:
// directives such as include are looked for in every block, and a listing may be
// coloured before.
func (m *asciidoc) commands(lines []string) {
	m.open()
	m.lines(`[subs="specialchars,replacements"]`, "....")
	for _, l := range lines {
		m.lines(asciidocText(l))
	}
	m.lines("....")
}

func (m *asciidoc) figure(f *Figure) {
	if f.File == "" {
		m.paragraph(Line{Text: alternative(f), Style: Soft})
		return
	}
	m.open()
	if caption := asciidocText(f.caption()); caption != "" {
		m.lines("." + caption)
	}
	if f.Label != "" {
		m.lines("[#" + f.anchor() + "]")
	}
	m.lines("image::" + asciidocAddress(fileLink(f.File)) + `["` + asciidocText(alternative(f)) + `"` + asciidocWidth(f) + "]")
}

// asciidocWidth is the width of a figure on a page of HTML, which takes pixels and
// percentages, and for lengths the exact one in PDF.
func asciidocWidth(f *Figure) string {
	n, unit, ok := f.width()
	if !ok {
		return ""
	}
	if unit == "%" {
		return "," + decimal(n) + "%"
	}
	return "," + strconv.Itoa(pixels(n, unit)) + ",pdfwidth=" + decimal(n) + unit
}

func (m *asciidoc) list(l *List, _ string) error {
	m.open()
	// The line of attributes keeps a list apart from one before it.
	mark := "* "
	if l.Marks == Numbers {
		mark = ". "
		m.lines("[arabic,start=1]")
	} else {
		m.lines("[disc]")
	}
	for item, err := range watch(m.ctx, l.Items) {
		if err != nil {
			return err
		}
		m.item(mark, item)
	}
	return nil
}

// item writes an entry of a list. Bullets that another part follows stand in a
// block of their own, which a plus adds to the entry as it does that part: behind
// bare bullets it would go on in the last one.
func (m *asciidoc) item(mark string, item Item) {
	lead := mark
	for i := range item {
		text := asciidocMarkup.line(&item[i].Line)
		below := item[i].Below
		last := i == len(item)-1
		if len(below) == 0 && !last {
			text += " +"
		}
		m.lines(lead + text)
		lead = ""
		apart := len(below) > 0 && !last
		if apart {
			m.lines("+", "--", "[disc]")
		}
		for k := range below {
			m.lines("** " + asciidocMarkup.line(&below[k]))
		}
		if apart {
			m.lines("--", "+")
		}
	}
}

// table has every cell on a line of its own: what stands before a bar on its line
// may be read as how the cell after it looks.
func (m *asciidoc) table(t *Table) error {
	m.open()
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = "<1"
		if c.Right {
			columns[i] = ">1"
		}
	}
	m.lines(`[cols="`+strings.Join(columns, ",")+`",options="header"]`, "|===")
	for _, c := range t.Columns {
		m.lines("|" + asciidocText(c.Title))
	}
	for row, err := range watch(m.ctx, t.Rows) {
		if err != nil {
			return err
		}
		m.lines("")
		for _, cell := range asciidocMarkup.row(t, row) {
			m.lines("|" + cell)
		}
	}
	m.lines("|===")
	return nil
}

// asciidocText escapes plain text for AsciiDoc, wherever in a line it may stand, in
// attributes and blocks too. It writes references to characters, which are made
// characters after all else: backslashes are taken for what they are where there
// is nothing to escape. What cannot mean anything stays as it is.
func asciidocText(s string) string {
	s = strings.TrimSpace(printable(s))
	var b strings.Builder
	first := true // no space so far: a mark of a list may end here
	before := ' '
	for i, r := range s {
		next := ' '
		if i+1 < len(s) {
			next = rune(s[i+1])
		}
		if asciidocMeans(r, before, next, first) {
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		} else {
			b.WriteRune(r)
		}
		before = r
		first = first && r != ' '
	}
	return b.String()
}

// asciidocMeans reports whether a character may mean something between others.
func asciidocMeans(r, before, next rune, first bool) bool {
	switch r {
	case '•':
		return true
	case '.':
		return first || before == '.'
	case ',', '?', '!':
		return first
	case ':': // NOTE: is an admonition
		return first || next != ' ' || before == ':'
	case '(':
		return first || !(alphanumeric(next) && (next < 'A' || next > 'Z')) // (C) is a sign, and (( begins a term of the index
	case ')':
		return first || before == ')'
	case '-', '/':
		return !alphanumeric(before) || !alphanumeric(next)
	}
	return r > ' ' && r < 0x7f && !alphanumeric(r)
}

// asciidocAddress writes an address as the target of a macro.
func asciidocAddress(url string) string {
	var b strings.Builder
	for i, r := range url {
		next := byte(' ')
		if i+1 < len(url) {
			next = url[i+1]
		}
		switch {
		case r >= 0x80, alphanumeric(r), r == '/', r == '%', r == ':' && next == '/', r == '.' && next != '.', r == '-' && next != '-':
			b.WriteRune(r)
		default:
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		}
	}
	return b.String()
}
