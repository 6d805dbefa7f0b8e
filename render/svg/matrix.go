package svg

import "dossier/render"

// matrixMarks is about how many elements a matrix has.
func matrixMarks(m *render.Matrix) int {
	if m == nil {
		return 0
	}
	return 2*len(m.Cells) + len(m.Columns) + len(m.Rules)/2
}

// matrix draws a figure as a table, which it also is to those who cannot see it: rows
// and columns have heads, and each cell that has ties tells them in words. Ties have
// ids like those of lines, in the order of the cells.
func (p *pen) matrix(s *render.Scene) {
	m := s.Matrix
	p.grid(m)
	p.raw(`<g role="table" aria-labelledby="`).id("-title").raw(`" aria-rowcount="`).count(len(s.Actors) + 1).
		raw(`" aria-colcount="`).count(len(m.Columns) + 1).raw("\">\n" + `<g role="row" aria-rowindex="1"><g role="columnheader" aria-colindex="1">`)
	p.paragraphs(m.Heading, render.InkMuted).raw("</g>\n").apart(between)
	for i := range m.Columns {
		c := &m.Columns[i]
		p.raw(`<g role="columnheader" aria-colindex="`).count(i+2).raw(`" aria-label="`).escape(c.Name).raw(`">`).title(c.Name).
			paragraphs(c.Texts, render.InkText).raw("</g>\n").apart(between)
	}
	p.raw("</g>\n")
	tie, next := 0, 0
	for row := range s.Actors {
		p.raw(`<g role="row" aria-rowindex="`).count(row + 2).raw(`"><g role="rowheader" aria-colindex="1">`)
		p.actor(row, &s.Actors[row], 0)
		if row < len(m.Numbers) {
			p.text(m.Numbers[row], render.TextInk(m.Numbers[row].Role)).apart(between)
		}
		p.raw("</g>\n")
		for ; next < len(m.Cells) && m.Cells[next].Row == row; next++ {
			c := &m.Cells[next]
			p.raw(`<g role="cell" aria-colindex="`).count(c.Column + 2).raw(`" aria-label="`).escape(c.Words).raw(`">`)
			for k := range c.Ties {
				p.raw(`<g id="`).id("-l").count(tie).raw(`">`).title(c.Ties[k].Hover)
				p.cell(&c.Ties[k])
				p.raw("</g>")
				if c.Ties[k].Count != nil || len(c.Ties[k].Badges) > 0 {
					p.apart(between)
				}
				tie++
			}
			p.raw("</g>\n")
		}
		p.raw("</g>\n")
	}
	p.raw("</g>\n")
}

// grid draws the diagonal and the hairlines.
func (p *pen) grid(m *render.Matrix) {
	for _, b := range m.Diagonal {
		p.raw("<rect").num(" x", b.X).num(" y", b.Y).num(" width", b.W).num(" height", b.H).paint(render.InkDiagonal, none).raw("/>")
	}
	if len(m.Rules) == 0 {
		return
	}
	p.raw(`<path d="`)
	for _, r := range m.Rules {
		p.raw("M").point(r[0]).raw("L").point(r[1])
	}
	p.raw(`"`).num(" stroke-width", render.RuleWidth).paint(none, render.InkFaint).raw("/>\n")
}

// cell draws the mark of a tie in a cell.
func (p *pen) cell(t *render.TieMark) {
	ink := render.LineInk(t.Stroke.Tone, t.Role)
	dash, _ := render.LineStyle(t.Stroke.Status)
	outline := func(width float64, fill, stroke render.Ink) {
		p.raw(`<path d="`).curve(t.Outline()).raw(`Z"`).num(" stroke-width", width).pattern(dash, t.Pattern()).paint(fill, stroke).raw("/>")
	}
	if t.Gone {
		outline(t.HollowWidth(), render.InkPage, ink)
		outline(t.Stroke.Width, none, render.InkPage)
	} else {
		outline(t.Stroke.Width, render.InkPage, ink)
	}
	if core, filled := t.Core(); filled {
		p.raw(`<path d="`).curve(core).raw(`Z"`).paint(ink, none).raw("/>")
	} else if core != nil {
		p.raw(`<path d="`).curve(core).raw(`"`).num(" stroke-width", t.Stroke.Width).raw(` stroke-linejoin="round"`).paint(none, ink).raw("/>")
	}
	bars, width, edge := t.Bars()
	for _, b := range bars {
		for _, rim := range []bool{true, false} {
			wide, paint := width, ink
			if rim {
				wide, paint = width+2*edge, render.InkPage
			}
			p.raw(`<path d="M`).point(b[0]).raw("L").point(b[1]).raw(`"`).num(" stroke-width", wide).paint(none, paint).raw("/>")
		}
	}
	if t.Count != nil {
		p.text(*t.Count, render.CaptionInk(t.Stroke.Tone, t.Role))
	}
	for _, b := range t.Badges {
		p.badge(b, ink)
	}
}
