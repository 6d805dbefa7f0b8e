package svg

import (
	"dossier/data"
	"dossier/render"
)

// actor draws an actor: its shape, its name, and what hovering shows.
func (p *pen) actor(i int, a *render.ActorMark) {
	p.raw(`<g id="`).id("-a").count(i).raw(`">`).title(a.Hover)
	p.shape(a.Kind, a.Role, a.Box)
	ink := render.InkText
	if a.Role == render.Context {
		ink = render.InkFaintText
	}
	for _, t := range a.Names {
		p.text(t, ink)
	}
	p.raw("</g>\n")
}

// shape draws the outline that a kind of actor has.
func (p *pen) shape(k data.Kind, r render.Role, b render.Box) {
	ink, width := render.OutlineInk(r)
	p.raw(`<path d="`).curve(render.Outline(k, b)).raw(`Z"`).num(" stroke-width", width).
		raw(` stroke-linejoin="round"`)
	if render.OutlineBroken(k) {
		p.raw(` stroke-dasharray="5 3"`)
	}
	p.paint(render.TintInk(k, r), ink).raw("/>")
}

// curve appends the path data of a chain of cubic Bézier curves. A piece whose
// handles lie on its ends is a straight line, and written as one.
func (p *pen) curve(points []render.Point) *pen {
	if len(points) == 0 {
		return p
	}
	p.raw("M").point(points[0])
	for i := 3; i < len(points); i += 3 {
		from, a, b, to := points[i-3], points[i-2], points[i-1], points[i]
		if a == from && b == to {
			p.raw("L").point(to)
			continue
		}
		p.raw("C").point(a).raw(" ").point(b).raw(" ").point(to)
	}
	return p
}

// line draws a tie: its curve, its arrowheads and the bars across it.
func (p *pen) line(i int, l *render.LineMark) {
	p.raw(`<g id="`).id("-l").count(i).raw(`">`).title(l.Hover)
	p.tie(l)
	p.raw("</g>\n")
}

// barWidth is the width of a bar across a line, however wide that is.
const barWidth = 1.8

func (p *pen) tie(l *render.LineMark) {
	ink := render.LineInk(l.Stroke.Tone, l.Role)
	dash, _ := render.LineStyle(l.Stroke.Status)
	if len(l.Curve) > 1 {
		p.raw(`<path d="`).curve(l.Curve).raw(`"`).num(" stroke-width", l.Stroke.Width).
			dash(dash, l.Stroke.Width).paint(none, ink).raw("/>")
	}
	for _, bar := range l.Bars {
		p.raw(`<path d="M`).point(bar[0]).raw("L").point(bar[1]).raw(`"`).
			num(" stroke-width", barWidth).paint(none, ink).raw("/>")
	}
	for _, h := range l.Heads {
		p.raw(`<path d="M`).point(h[0]).raw("L").point(h[1]).raw("L").point(h[2]).raw(`Z"`)
		if p.theme.OpenHeads(l.Stroke.Tone) && l.Role != render.Context {
			p.raw(` stroke-width="1.2" stroke-linejoin="round"`).paint(render.InkPage, ink)
		} else {
			p.paint(ink, none)
		}
		p.raw("/>")
	}
}

// dash appends how the strokes of a line follow one another. Lengths grow with
// the width, so that wide lines keep their pattern.
func (p *pen) dash(d render.Dash, width float64) *pen {
	switch d {
	case render.Dashed:
		return p.raw(` stroke-dasharray="`).n(3 + 2*width).raw(" ").n(2 + 1.2*width).raw(`"`)
	case render.Dotted:
		return p.raw(` stroke-linecap="round" stroke-dasharray="0.1 `).n(1.6 + 1.8*width).raw(`"`)
	}
	return p
}

// haloInset is how much of a caption's box, above and below, its halo spares:
// the box has some air there, which may belong to a bar across the line.
const haloInset = 2

// caption writes the caption of a tie on a halo, a patch of the page's colour.
func (p *pen) caption(i int, c *render.CaptionMark) {
	p.raw(`<g id="`).id("-c").count(i).raw(`">`)
	if c.Box.H > 2*haloInset {
		p.raw("<rect").num(" x", c.Box.X).num(" y", c.Box.Y+haloInset).num(" width", c.Box.W).
			num(" height", c.Box.H-2*haloInset).raw(` rx="2"`).paint(render.InkPage, none).raw("/>")
	}
	for _, t := range c.Lines {
		p.text(t, render.CaptionInk(c.Tone, c.Role))
	}
	for _, b := range c.Badges {
		p.badge(b, render.LineInk(c.Tone, c.Role))
	}
	p.raw("</g>\n")
}

// badge draws a note number in a small circle.
func (p *pen) badge(b render.Badge, ring render.Ink) {
	p.raw("<circle").num(" cx", b.Centre.X).num(" cy", b.Centre.Y).num(" r", b.Radius).
		raw(` stroke-width="0.9"`).paint(render.InkPage, ring).raw("/>")
	p.text(b.Number, render.TextInk(b.Number.Role))
}

// note writes an evidence note.
func (p *pen) note(i int, n *render.NoteMark) {
	p.raw(`<g id="`).id("-n").count(i).raw(`">`)
	p.badge(n.Badge, render.InkMuted)
	for _, t := range n.Lines {
		p.text(t, render.TextInk(t.Role))
	}
	p.raw("</g>\n")
}

// badgeRadius is the most that the sample of a badge takes in the legend.
const badgeRadius = 6.5

// legend draws a sample of a mark and writes what it means.
func (p *pen) legend(l *render.LegendMark) {
	p.raw("<g>")
	switch e, b := l.Entry, l.Box; e.Mark {
	case render.MarkShape:
		p.shape(e.Kind, render.Plain, b)
	case render.MarkColour:
		p.tie(sample(b, render.Stroke{Tone: e.Tone, Status: data.Confirmed, Width: 2.2}, true))
	case render.MarkLine:
		p.tie(sample(b, render.Stroke{Tone: data.Neutral, Status: e.Status, Width: 1.6}, false))
	case render.MarkWidth:
		p.tie(sample(b, render.Stroke{Tone: data.Neutral, Status: data.Confirmed, Width: render.LineWidth(e.Origins)}, false))
	case render.MarkNumber:
		r := min(b.W/2, b.H/2, badgeRadius)
		at := render.Point{X: b.X + b.W/2, Y: b.Y + b.H/2}
		p.badge(render.Badge{Centre: at, Radius: r, Number: render.Text{
			At: render.Point{X: at.X, Y: at.Y + 0.48*r}, Anchor: render.AnchorMiddle,
			Size: 1.35 * r, Bold: true, Role: render.RoleNumber, String: "1"}}, render.InkMuted)
	}
	p.text(l.Label, render.TextInk(l.Label.Role)).raw("</g>\n")
}

// sample is a straight tie across a box, with an arrowhead where asked.
func sample(b render.Box, s render.Stroke, head bool) *render.LineMark {
	const length, half = 7, 3
	y, from, to := b.Y+b.H/2, b.X, b.X+b.W
	l := render.LineMark{Stroke: s}
	if head {
		l.Heads = [][3]render.Point{{{X: to, Y: y}, {X: to - length, Y: y - half}, {X: to - length, Y: y + half}}}
		to -= length
	}
	third := (to - from) / 3
	l.Curve = []render.Point{{X: from, Y: y}, {X: from + third, Y: y}, {X: to - third, Y: y}, {X: to, Y: y}}
	_, bars := render.LineStyle(s.Status)
	for i := range bars {
		x := (from+to)/2 + 4*(float64(i)-float64(bars-1)/2)
		l.Bars = append(l.Bars, [2]render.Point{{X: x, Y: y - 4.5}, {X: x, Y: y + 4.5}})
	}
	return &l
}
