package document

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"math"
	"strconv"
)

// HTML writes a document as one page that needs nothing else: no script, no
// outside reference, and a content security policy that allows neither. It looks
// at the context as [Text] does and fails where that fails.
func HTML(ctx context.Context, out io.Writer, d *Document) error {
	p := newPage(ctx, out, false)
	p.head(d)
	w := &writer{ctx: ctx, medium: p}
	return w.document(d)
}

// HTMLFragment writes the sections, sources and caveats of a document for a place
// in somebody's own page: without headings or ids, which might be there twice.
func HTMLFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: newPage(ctx, out, true), fragment: true}
	return w.document(d)
}

// page writes the body of a page.
type page struct {
	ctx  context.Context
	w    *bufio.Writer
	bare bool // bold text in place of headings, and no ids
	tail string
	// noted counts the lists of notes before the one at hand or the next.
	noted int
}

func newPage(ctx context.Context, out io.Writer, bare bool) *page {
	return &page{ctx: ctx, w: bufio.NewWriterSize(out, 1<<16), bare: bare}
}

func (p *page) raw(s string) *page {
	p.w.WriteString(s)
	return p
}

func (p *page) text(s string) *page { return p.raw(htmlText(s)) }

func (p *page) heading(level int, s string) {
	if p.bare {
		p.raw("<p><strong>").text(s).raw("</strong></p>\n")
		return
	}
	element := "h" + strconv.Itoa(level)
	p.raw("<" + element + ">").text(s).raw("</" + element + ">\n")
}

func (p *page) paragraph(lines ...Line) {
	p.raw("<p>")
	for i := range lines {
		if i > 0 {
			p.raw("<br>\n")
		}
		p.line(&lines[i])
	}
	p.raw("</p>\n")
}

func (p *page) commands(lines []string) {
	p.raw("<pre><code>")
	for i, l := range lines {
		if i > 0 {
			p.raw("\n")
		}
		p.text(l)
	}
	p.raw("</code></pre>\n")
}

// figure writes a figure with its caption, as wide as was asked.
func (p *page) figure(f *Figure) {
	p.raw("<figure")
	if f.Label != "" {
		p.raw(` id="` + f.anchor() + `"`)
	}
	p.raw(">")
	if f.File != "" {
		p.raw(`<img src="` + fileLink(f.File) + `" alt="`).text(alternative(f)).raw(`"`)
		if n, unit, ok := f.width(); ok { // a page's policy forbids styles in attributes
			if unit == "%" {
				p.raw(` width="` + decimal(n) + `%"`)
			} else {
				p.raw(` width="` + strconv.Itoa(pixels(n, unit)) + `"`)
			}
		}
		p.raw(">")
	} else {
		p.raw("\n").raw(string(bytes.TrimSpace(f.SVG))).raw("\n")
	}
	if caption := f.caption(); caption != "" {
		p.raw("<figcaption>").text(caption).raw("</figcaption>")
	}
	p.raw("</figure>\n")
}

// pixels gives a length in pixels, of which 96 are an inch.
func pixels(n float64, unit string) int {
	per := map[string]float64{"mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "pt": 96.0 / 72, "px": 1}[unit]
	return max(1, int(math.Round(n*per)))
}

func (p *page) list(l *List, name string) error {
	element, class := "ul", ""
	if l.Marks == Numbers {
		element = "ol"
	}
	if name == noteName {
		class = ` class="dossier-notes"`
	}
	p.raw("<" + element + class + ">\n")
	n := 0
	for item, err := range watch(p.ctx, l.Items) {
		if err != nil {
			return err
		}
		n++
		if name == "" || p.bare {
			p.raw("<li>")
		} else {
			p.raw(`<li id="` + p.id(name, n) + `">`)
		}
		p.item(item)
		p.raw("</li>\n")
	}
	p.raw("</" + element + ">\n")
	if name == noteName {
		p.noted++
	}
	return nil
}

func (p *page) item(item Item) {
	for i := range item {
		if i > 0 && len(item[i-1].Below) == 0 {
			p.raw("<br>\n")
		}
		p.line(&item[i].Line)
		if len(item[i].Below) == 0 {
			continue
		}
		p.raw("\n<ul>\n")
		for k := range item[i].Below {
			p.raw("<li>").line(&item[i].Below[k]).raw("</li>\n")
		}
		p.raw("</ul>\n")
	}
}

func (p *page) table(t *Table) error {
	p.raw("<table>\n<thead><tr>")
	for _, c := range t.Columns {
		p.raw(`<th scope="col"` + classOf(c) + ">").text(c.Title).raw("</th>")
	}
	p.raw("</tr></thead>\n<tbody>\n")
	for row, err := range watch(p.ctx, t.Rows) {
		if err != nil {
			return err
		}
		p.raw("<tr>")
		for i, c := range t.Columns {
			p.raw("<td" + classOf(c) + ">")
			if i < len(row) {
				p.line(&row[i])
			}
			p.raw("</td>")
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody>\n</table>\n")
	return nil
}

func classOf(c Column) string {
	if c.Right {
		return ` class="dossier-number"`
	}
	return ""
}

func (p *page) flush() error {
	p.raw(p.tail)
	return p.w.Flush()
}

// line writes a line with links to what it refers to.
func (p *page) line(l *Line) *page {
	p.text(l.Label)
	if l.Way != "" {
		p.raw(`<a href="`).text(l.Way).raw(`">`).styled(l.Text, l.Style).raw("</a>")
	} else {
		p.styled(l.Text, l.Style)
	}
	if l.Worth != nil {
		p.raw(` <span class="dossier-soft">[`)
		l.Worth.words(func(word string, style Style) { p.styled(word, style) })
		p.raw("]</span>")
	}
	if len(l.Notes)+len(l.Sources) > 0 {
		before, after := "", ""
		if l.Text != "" || l.Label != "" {
			before, after = " (", ")"
		}
		p.raw(before)
		l.refer(func(name string, number int, s string) {
			if name == "" || p.bare {
				p.text(s)
				return
			}
			p.raw(`<a href="#` + p.id(name, number) + `">`).text(s).raw("</a>")
		})
		p.raw(after)
	}
	if url, ok := link(l.Link); ok {
		p.raw(`, <a href="`).text(url).raw(`" rel="noopener noreferrer">`).text(url).raw("</a>")
	}
	return p
}

// styled writes a text in an element of its style.
func (p *page) styled(s string, style Style) *page {
	switch {
	case s == "" || style == Normal:
		return p.text(s)
	case style == Strong:
		return p.raw("<strong>").text(s).raw("</strong>")
	case style == Code:
		return p.raw("<code>").text(s).raw("</code>")
	case style == Alarm:
		return p.raw(`<span class="dossier-alarm">`).text(s).raw("</span>")
	case p.bare: // there is no style sheet
		return p.raw("<em>").text(s).raw("</em>")
	}
	return p.raw(`<span class="dossier-soft">`).text(s).raw("</span>")
}

// id is that of an entry which others refer to. The notes of each section have
// numbers of their own.
func (p *page) id(name string, n int) string {
	if name == noteName {
		name += "-" + strconv.Itoa(p.noted+1)
	}
	return name + "-" + strconv.Itoa(n)
}
