package paint

import (
	"dossier/data"
	"dossier/render"
)

func (p *painter) actor(a *render.ActorMark) {
	p.outline(a.Kind, a.Role, a.Box)
	ink := render.InkText
	if a.Role == render.Context {
		ink = render.InkFaintText
	}
	for _, t := range a.Names {
		p.text(t, ink)
	}
}

// outline draws the shape that a kind of actor has.
func (p *painter) outline(k data.Kind, r render.Role, b render.Box) {
	ink, width := render.OutlineInk(r)
	style := p.fill(render.TintInk(k, r))
	style.Pen = p.pen(ink, width)
	style.Pen.RoundJoins = true
	if render.OutlineBroken(k) {
		style.Pen.Dash = []float64{5, 3}
	}
	p.shape(render.Outline(k, b), style)
}

// barWidth is the width of a bar across a line, however wide that is.
const barWidth = 1.8

// tie draws a line with its bars and arrowheads.
func (p *painter) tie(l *render.LineMark) {
	ink := render.LineInk(l.Stroke.Tone, l.Role)
	dash, _ := render.LineStyle(l.Stroke.Status)
	p.shape(l.Curve, Shape{Pen: dashed(p.pen(ink, l.Stroke.Width), dash)})
	for _, bar := range l.Bars {
		p.shape(polygon(bar[:], false), Shape{Pen: p.pen(ink, barWidth)})
	}
	for _, h := range l.Heads {
		style := p.fill(ink)
		if p.theme.OpenHeads(l.Stroke.Tone) && l.Role != render.Context {
			style = p.fill(render.InkPage)
			style.Pen = p.pen(ink, 1.2)
			style.Pen.RoundJoins = true
		}
		p.shape(polygon(h[:], true), style)
	}
}

// dashed gives a pen the pattern of a line. Lengths grow with the width, so
// that wide lines keep their pattern.
func dashed(p Pen, d render.Dash) Pen {
	switch d {
	case render.Dashed:
		p.Dash = []float64{3 + 2*p.Width, 2 + 1.2*p.Width}
	case render.Dotted:
		p.Dash, p.RoundCaps = []float64{0.1, 1.6 + 1.8*p.Width}, true
	}
	return p
}

// haloInset is how much of a caption's box, above and below, its halo spares,
// and haloCorner the radius of its corners.
const haloInset, haloCorner = 2, 2

// caption writes the caption of a tie on a halo, a patch of the page's colour.
func (p *painter) caption(c *render.CaptionMark) {
	if b := c.Box; b.H > 2*haloInset {
		b.Y, b.H = b.Y+haloInset, b.H-2*haloInset
		p.shape(rounded(b, min(haloCorner, b.W/2, b.H/2)), p.fill(render.InkPage))
	}
	for _, t := range c.Lines {
		p.text(t, render.CaptionInk(c.Tone, c.Role))
	}
	for _, b := range c.Badges {
		p.badge(b, render.LineInk(c.Tone, c.Role))
	}
}

// badge draws a note number in a small circle.
func (p *painter) badge(b render.Badge, ring render.Ink) {
	style := p.fill(render.InkPage)
	style.Pen = p.pen(ring, 0.9)
	r := length(b.Radius)
	p.shape(rounded(render.Box{X: b.Centre.X - r, Y: b.Centre.Y - r, W: 2 * r, H: 2 * r}, r), style)
	p.text(b.Number, render.TextInk(b.Number.Role))
}

// badgeRadius is the most that the sample of a badge takes in the legend.
const badgeRadius = 6.5

// legend draws a sample of a mark and writes what it means.
func (p *painter) legend(l *render.LegendMark) {
	switch e, b := l.Entry, l.Box; e.Mark {
	case render.MarkShape:
		p.outline(e.Kind, render.Plain, b)
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
	p.text(l.Label, render.TextInk(l.Label.Role))
}

// sample is a straight tie across a box, with an arrowhead where asked.
func sample(b render.Box, s render.Stroke, head bool) *render.LineMark {
	const long, half = 7, 3
	y, from, to := b.Y+b.H/2, b.X, b.X+b.W
	l := &render.LineMark{Stroke: s}
	if head {
		l.Heads = [][3]render.Point{{{X: to, Y: y}, {X: to - long, Y: y - half}, {X: to - long, Y: y + half}}}
		to -= long
	}
	l.Curve = polygon([]render.Point{{X: from, Y: y}, {X: to, Y: y}}, false)
	_, bars := render.LineStyle(s.Status)
	for i := range bars {
		x := (from+to)/2 + 4*(float64(i)-float64(bars-1)/2)
		l.Bars = append(l.Bars, [2]render.Point{{X: x, Y: y - 4.5}, {X: x, Y: y + 4.5}})
	}
	return l
}

// polygon joins points by straight lines.
func polygon(corners []render.Point, closed bool) []render.Point {
	curve := []render.Point{corners[0]}
	add := func(to render.Point) { curve = append(curve, curve[len(curve)-1], to, to) }
	for _, to := range corners[1:] {
		add(to)
	}
	if closed {
		add(corners[0])
	}
	return curve
}

// arcHandle is how far the handles of a quarter of a circle reach, in radii.
const arcHandle = 0.5523

// rounded is a box with round corners; with a radius of half its sides it is a
// circle.
func rounded(b render.Box, r float64) []render.Point {
	l, t, right, bottom := b.X, b.Y, b.X+b.W, b.Y+b.H
	k := r * (1 - arcHandle)
	curve := []render.Point{{X: l + r, Y: t}}
	side := func(to, corner1, corner2, end render.Point) {
		curve = append(curve, curve[len(curve)-1], to, to, corner1, corner2, end)
	}
	side(render.Point{X: right - r, Y: t}, render.Point{X: right - k, Y: t}, render.Point{X: right, Y: t + k}, render.Point{X: right, Y: t + r})
	side(render.Point{X: right, Y: bottom - r}, render.Point{X: right, Y: bottom - k}, render.Point{X: right - k, Y: bottom}, render.Point{X: right - r, Y: bottom})
	side(render.Point{X: l + r, Y: bottom}, render.Point{X: l + k, Y: bottom}, render.Point{X: l, Y: bottom - k}, render.Point{X: l, Y: bottom - r})
	side(render.Point{X: l, Y: t + r}, render.Point{X: l, Y: t + k}, render.Point{X: l + k, Y: t}, render.Point{X: l + r, Y: t})
	return curve
}
