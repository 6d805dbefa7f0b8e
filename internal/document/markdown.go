package document

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// Markdown writes a document in what all readers of Markdown have in common, with
// the tables of GitHub: without lists in lists and without line breaks in
// paragraphs, on which they differ. Numbers that are referred to are text, which
// none of them counts anew. It looks at the context as [Text] does and fails where
// that fails.
func Markdown(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: &markdown{blocks: newBlocks(ctx, out)}}
	return w.document(d)
}

// MarkdownPage writes a document as [Markdown] does, with its title and the digest of
// its data in a block of YAML, where site generators and pandoc look for them.
func MarkdownPage(ctx context.Context, out io.Writer, d *Document) error {
	m := &markdown{blocks: newBlocks(ctx, out)}
	m.block("---", "title: "+yamlText(d.Title))
	if d.Made.Digest != "" {
		m.lines("dossier-digest: " + yamlText(d.Made.Digest))
	}
	m.lines("---")
	untitled := *d
	untitled.Title = ""
	w := &writer{ctx: ctx, medium: m}
	return w.document(&untitled)
}

// MarkdownFragment writes the sections, sources and caveats of a document for a
// place in somebody's own text: without headings, and without how it was made.
func MarkdownFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: &markdown{blocks: newBlocks(ctx, out), bare: true}, fragment: true}
	return w.document(d)
}

// markdown writes blocks with a blank line between each two.
type markdown struct {
	blocks
	bare bool // bold text in place of headings
}

// markdownMarkup marks emphasis as prettier does, which would change other marks.
var markdownMarkup = markup{
	text:   markdownText,
	strong: func(s string) string { return within("**", markdownText(s), "**") },
	soft:   func(s string) string { return within("_", markdownText(s), "_") },
	code:   markdownCode,
	link: func(url string) string {
		return "[" + markdownText(url) + "](" + markdownEntity.ReplaceAllString(url, "&amp;$1") + ")"
	},
}

// markdownEntity is what Markdown would take for a character in an address.
var markdownEntity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

func (m *markdown) heading(level int, s string) {
	if m.bare {
		m.block(markdownMarkup.strong(s))
		return
	}
	m.block(strings.Repeat("#", level) + " " + markdownText(s))
}

// paragraph writes lines as paragraphs: no mark for a line break is known to all.
func (m *markdown) paragraph(lines ...Line) {
	for i := range lines {
		m.block(markdownMarkup.line(&lines[i]))
	}
}

// commands writes a block of code, or code in paragraphs where a template language
// might find something to fill in.
func (m *markdown) commands(lines []string) {
	text := make([]string, len(lines))
	fence := "```"
	for i, l := range lines {
		if strings.Contains(l, "{") {
			for _, l := range lines {
				m.paragraph(Line{Text: l, Style: Code})
			}
			return
		}
		text[i] = printable(l)
		for strings.Contains(text[i], fence) {
			fence += "`"
		}
	}
	m.block(fence+"sh", strings.Join(text, "\n"), fence)
}

// blankLines are what would end an HTML block before its time.
var blankLines = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)

// figure writes an image alone in its paragraph. The space behind it keeps pandoc
// from setting below it, as its caption, what those read who do not see it. A label
// or a width stands in the attributes that pandoc, Quarto and MyST read, with the
// caption where they look for it.
func (m *markdown) figure(f *Figure) {
	_, _, sized := f.width()
	switch {
	case f.File == "":
		m.block("<figure>", string(blankLines.ReplaceAll(bytes.TrimSpace(f.SVG), []byte("\n"))), "</figure>")
	case sized || f.Label != "":
		m.block("![" + markdownText(f.caption()) + "](" + fileLink(f.File) + ")" + attributes(f))
		return
	default:
		m.block("![" + markdownAlt(alternative(f)) + "](" + fileLink(f.File) + ")&nbsp;")
	}
	if f.Caption != "" {
		m.paragraph(Line{Text: f.Caption, Style: Soft})
	}
}

// attributes writes what pandoc and Quarto know of an image beside its caption.
func attributes(f *Figure) string {
	s := "{"
	if f.Label != "" {
		s += "#" + f.anchor() + " "
	}
	if n, unit, ok := f.width(); ok {
		s += "width=" + decimal(n) + unit + " "
	}
	return s + `fig-alt="` + attributeText(alternative(f)) + `"}`
}

// alternative is what those read who do not see a figure.
func alternative(f *Figure) string {
	if f.Alt != "" {
		return f.Alt
	}
	return f.Title
}

// list writes entries of one line as a list, and others as paragraphs with their
// bullets below, since not every reader sees the bullets of an entry as such. The
// numbers of a list with a name are text: others refer to them.
func (m *markdown) list(l *List, name string) error {
	flat := name == ""
	n := 0
	for item, err := range watch(m.ctx, l.Items) {
		if err != nil {
			return err
		}
		n++
		simple := len(item) == 1 && len(item[0].Below) == 0
		if flat = flat && simple; !flat {
			number := ""
			if l.Marks == Numbers {
				number = "**" + strconv.Itoa(n) + ".** "
			}
			m.entry(number, item)
			continue
		}
		if n == 1 {
			m.open()
		}
		m.lines(l.mark(n) + markdownMarkup.line(&item[0].Line))
	}
	return nil
}

// entry writes an entry of several lines.
func (m *markdown) entry(number string, item Item) {
	for i := range item {
		m.block(number + markdownMarkup.line(&item[i].Line))
		number = ""
		if len(item[i].Below) > 0 {
			m.open()
		}
		for k := range item[i].Below {
			m.lines("- " + markdownMarkup.line(&item[i].Below[k]))
		}
	}
}

// markdownCode writes a code span. What would end it, or a cell of a table, or be
// taken for a template is written in an element of HTML, in which not every reader
// looks for Markdown: with character references for all that is no letter.
func markdownCode(s string) string {
	s = strings.TrimSpace(printable(s))
	if strings.ContainsAny(s, "`|{") {
		return "<code>" + inReferences(s) + "</code>"
	}
	return within("`", s, "`")
}

func inReferences(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r > ' ' && r < 0x7f && !alphanumeric(r) {
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
