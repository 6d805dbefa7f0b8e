package document

import (
	"context"
	"io"
	"strings"
)

// TypstFragment writes the sections, sources and caveats of a document for a place
// in somebody's own Typst. It looks at the context as [Text] does and fails where
// that fails.
//
// Figures are files; of one without a file, its description is written.
func TypstFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: &typst{newBlocks(ctx, out)}, fragment: true}
	return w.document(d)
}

type typst struct{ blocks }

// Functions in place of marks: the marks mean something between words only. The
// semicolon ends a call, whatever follows.
var typstMarkup = markup{
	text:   typstText,
	strong: func(s string) string { return within("#strong[", typstText(s), "];") },
	soft:   func(s string) string { return within("#emph[", typstText(s), "];") },
	code:   func(s string) string { return within("#raw(", typstString(s), ");") },
	link:   func(url string) string { return "#link(" + typstString(url) + ");" },
}

func (m *typst) heading(_ int, s string) { m.block(typstMarkup.strong(s)) }

func (m *typst) paragraph(lines ...Line) {
	m.block(strings.Join(typstMarkup.each(lines), " \\\n"))
}

func (m *typst) commands(lines []string) {
	m.open()
	m.lines("#raw(block: true, lang: \"sh\", (")
	for _, l := range lines {
		m.lines("  " + typstQuoted(printable(l)) + ",")
	}
	m.lines(`).join("\n"));`)
}

func (m *typst) figure(f *Figure) {
	if f.File == "" {
		m.paragraph(Line{Text: alternative(f), Style: Soft})
		return
	}
	size := ""
	if n, unit, ok := f.width(); ok {
		if unit == "px" {
			n, unit = n*72/96, "pt"
		}
		size = ", width: " + decimal(n) + unit
	}
	end := ")"
	if caption := typstText(f.caption()); caption != "" {
		end = ",\n  caption: [" + caption + "],\n)"
	}
	if f.Label != "" {
		end += " <" + f.anchor() + ">"
	}
	m.block("#figure(", "  image("+typstQuoted(printable(f.File))+", alt: "+typstQuoted(printable(alternative(f)))+size+")"+end)
}

func (m *typst) list(l *List, _ string) error {
	m.open()
	// The block ends the list, and keeps how the numbers of others look away from it.
	m.lines("#[")
	if l.Marks == Numbers {
		m.lines(`#set enum(numbering: "1.", reversed: false)`)
	}
	n := 0
	for item, err := range watch(m.ctx, l.Items) {
		if err != nil {
			return err
		}
		n++
		m.item(l.mark(n), item)
	}
	m.lines("]")
	return nil
}

// item writes an entry of a list. A part that follows bullets begins a paragraph.
func (m *typst) item(mark string, item Item) {
	indent := strings.Repeat(" ", len(mark))
	lead := mark
	for i := range item {
		text := typstMarkup.line(&item[i].Line)
		below := item[i].Below
		last := i == len(item)-1
		if len(below) == 0 && !last {
			text += " \\"
		}
		m.lines(lead + text)
		lead = indent
		for k := range below {
			m.lines(indent + "- " + typstMarkup.line(&below[k]))
		}
		if len(below) > 0 && !last {
			m.lines("")
		}
	}
}

func (m *typst) table(t *Table) error {
	m.open()
	columns, align, titles := "", "", ""
	for _, c := range t.Columns {
		columns += "auto, "
		if c.Right {
			align += "right, "
		} else {
			align += "left, "
		}
		titles += "[" + typstMarkup.strong(c.Title) + "], "
	}
	m.lines("#table(", "  columns: ("+columns+"), align: ("+align+"),", "  table.header("+titles+"),")
	for row, err := range watch(m.ctx, t.Rows) {
		if err != nil {
			return err
		}
		m.w.WriteString(" ")
		for _, cell := range typstMarkup.row(t, row) {
			m.w.WriteString(" [" + cell + "],")
		}
		m.lines("")
	}
	m.lines(")")
	return nil
}

// typstText escapes plain text for Typst, wherever in a line it may stand.
func typstText(s string) string {
	const always = "\\#$*_`@<>[]~\"'=+/"
	s = strings.TrimSpace(printable(s))
	var b strings.Builder
	numeral := true // nothing but digits so far
	before := ' '
	for i, r := range s {
		next := ' '
		if i+1 < len(s) {
			next = rune(s[i+1])
		}
		switch {
		case strings.ContainsRune(always, r),
			r == '-' && !(letter(before) && letter(next)), // lists, dashes, minus signs
			r == ':' && next != ' ',                       // addresses that are made links of
			r == '.' && (numeral || before == '.'):        // numbered lists, ellipses
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
		before = r
		numeral = numeral && r >= '0' && r <= '9'
	}
	return b.String()
}

// typstString writes a text as a string of Typst; nothing for nothing.
func typstString(s string) string {
	s = strings.TrimSpace(printable(s))
	if s == "" {
		return ""
	}
	return typstQuoted(s)
}

var typstQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func typstQuoted(s string) string { return `"` + typstQuotes.Replace(s) + `"` }
