package document

import (
	"context"
	"io"
	"strings"
)

// MySTFragment writes what [MarkdownFragment] writes, with figures beside the text as
// directives of MyST.
func MySTFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: myst{&markdown{blocks: newBlocks(ctx, out), bare: true}}, fragment: true}
	return w.document(d)
}

// myst is Markdown in which a figure is a directive.
type myst struct{ *markdown }

func (m myst) figure(f *Figure) {
	if f.File == "" {
		m.markdown.figure(f)
		return
	}
	lines := []string{"{figure} " + fileLink(f.File)}
	if f.Label != "" {
		lines = append(lines, ":name: "+f.anchor())
	}
	lines = append(lines, ":alt: "+yamlText(alternative(f)))
	if n, unit, ok := f.width(); ok {
		lines = append(lines, ":width: "+decimal(n)+unit)
	}
	if caption := markdownText(f.caption()); caption != "" {
		lines = append(lines, "", caption)
	}
	fence := "```"
	for strings.Contains(strings.Join(lines, "\n"), fence) {
		fence += "`"
	}
	lines[0] = fence + lines[0]
	m.block(append(lines, fence)...)
}

// NotebookFragment writes what [MarkdownFragment] writes for a notebook, which knows no
// attributes of images: a figure with a label or a width is an element of HTML.
func NotebookFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: notebook{&markdown{blocks: newBlocks(ctx, out), bare: true}}, fragment: true}
	return w.document(d)
}

// notebook is Markdown in which a figure may be an element of HTML.
type notebook struct{ *markdown }

func (n notebook) figure(f *Figure) {
	if _, _, sized := f.width(); f.File == "" || !sized && f.Label == "" {
		n.markdown.figure(f)
		return
	}
	var b strings.Builder
	p := newPage(n.ctx, &b, true)
	p.figure(f)
	_ = p.flush() // a builder takes everything
	n.block(strings.Join(strings.Fields(b.String()), " "))
}

// MDXFragment writes what [MarkdownFragment] writes for MDX, where a figure with a
// caption, a label or a width is an element around the image. Figures within the text
// would be no MDX: they are to stand beside it.
func MDXFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: mdx{&markdown{blocks: newBlocks(ctx, out), bare: true}}, fragment: true}
	return w.document(d)
}

// mdx is Markdown in which a figure is an element of JSX.
type mdx struct{ *markdown }

func (m mdx) figure(f *Figure) {
	n, unit, sized := f.width()
	if f.File == "" {
		m.paragraph(Line{Text: alternative(f), Style: Soft})
		return
	}
	image := "![" + markdownAlt(alternative(f)) + "](" + fileLink(f.File) + ")"
	if f.caption() == "" && f.Label == "" && !sized {
		m.block(image)
		return
	}
	open := "<figure"
	if f.Label != "" {
		open += ` id="` + f.anchor() + `"`
	}
	if sized {
		open += ` style={{ width: "` + decimal(n) + unit + `" }}`
	}
	m.block(open + ">")
	m.block(image)
	if f.caption() != "" {
		m.block("<figcaption>")
		m.block(markdownText(f.caption()))
		m.block("</figcaption>")
	}
	m.block("</figure>")
}
