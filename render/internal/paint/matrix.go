package paint

import (
	"context"

	"dossier/render"
)

// matrix draws a figure as a table.
func (p *painter) matrix(ctx context.Context, m *render.Matrix) {
	if m == nil {
		return
	}
	each(ctx, m.Diagonal, func(b *render.Box) { p.shape(rounded(*b, 0), p.fill(render.InkDiagonal)) })
	each(ctx, m.Rules, func(r *[2]render.Point) {
		p.shape(polygon(r[:], false), Shape{Pen: p.pen(render.InkFaint, render.RuleWidth)})
	})
	each(ctx, m.Heading, p.line)
	each(ctx, m.Numbers, p.line)
	each(ctx, m.Columns, func(c *render.ColumnMark) {
		for _, t := range c.Texts {
			p.text(t, render.InkText)
		}
	})
	each(ctx, m.Cells, func(c *render.CellMark) {
		for i := range c.Ties {
			p.cell(&c.Ties[i])
		}
	})
}

// cell draws the mark of a tie in a cell.
func (p *painter) cell(t *render.TieMark) {
	ink := render.LineInk(t.Stroke.Tone, t.Role)
	dash, _ := render.LineStyle(t.Stroke.Status)
	broken := func(pen Pen) Pen {
		pen.Dash, pen.RoundCaps = t.Pattern(), dash == render.Dotted
		return pen
	}
	outline := p.fill(render.InkPage)
	if t.Gone {
		outline.Pen = broken(p.pen(ink, t.HollowWidth()))
		p.shape(t.Outline(), outline)
		p.shape(t.Outline(), Shape{Pen: broken(p.pen(render.InkPage, t.Stroke.Width))})
	} else {
		outline.Pen = broken(p.pen(ink, t.Stroke.Width))
		p.shape(t.Outline(), outline)
	}
	if core, filled := t.Core(); filled {
		p.shape(core, p.fill(ink))
	} else {
		pen := p.pen(ink, t.Stroke.Width)
		pen.RoundJoins = true
		p.shape(core, Shape{Pen: pen})
	}
	bars, width, rim := t.Bars()
	for _, b := range bars {
		p.shape(polygon(b[:], false), Shape{Pen: p.pen(render.InkPage, width+2*rim)})
		p.shape(polygon(b[:], false), Shape{Pen: p.pen(ink, width)})
	}
	if t.Count != nil {
		p.text(*t.Count, render.CaptionInk(t.Stroke.Tone, t.Role))
	}
	for _, b := range t.Badges {
		p.badge(b, ink)
	}
}
