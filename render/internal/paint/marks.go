package paint

import (
	"dossier/data"
	"dossier/render"
)

func (p *painter) actor(a *render.ActorMark) {
	if !a.Bare {
		p.outline(a.Kind, a.Role, a.Box)
	}
	if len(a.Members) > 0 {
		p.outline(a.Kind, a.Role, render.InnerBox(a.Box))
	}
	ink := render.NameInk(a.Role)
	for _, t := range a.Names {
		p.text(t, ink)
	}
	for i := range a.Members {
		for _, t := range a.Members[i].Names {
			p.text(t, ink)
		}
		for _, b := range a.Members[i].Badges {
			p.badge(b, render.InkMuted)
		}
	}
}

// group draws the box of a group with its label.
func (p *painter) group(g *render.GroupMark) {
	_, _, label, _ := render.GroupInks(g.Role)
	p.box(g.Role, g.Box)
	p.text(g.Label, label)
}

// box draws the box of a group.
func (p *painter) box(r render.Role, b render.Box) {
	tint, outline, _, width := render.GroupInks(r)
	style := p.fill(tint)
	style.Pen = p.pen(outline, width)
	p.shape(render.GroupOutline(b), style)
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

// tie draws a line with its bars and arrowheads.
func (p *painter) tie(l *render.LineMark) {
	ink := render.LineInk(l.Stroke.Tone, l.Role)
	dash, _ := render.LineStyle(l.Stroke.Status)
	if l.Gone {
		edges := dashed(p.pen(ink, l.HollowWidth()), dash)
		between := dashed(p.pen(render.InkPage, l.HollowWidth()), dash)
		between.Width = length(l.Stroke.Width)
		p.shape(l.Curve, Shape{Pen: edges})
		p.shape(l.Curve, Shape{Pen: between})
	} else {
		p.shape(l.Curve, Shape{Pen: dashed(p.pen(ink, l.Stroke.Width), dash)})
	}
	for _, bar := range l.Bars {
		p.shape(polygon(bar[:], false), Shape{Pen: p.pen(ink, render.BarWidth)})
	}
	for _, h := range l.Heads {
		p.head(l, h, ink)
	}
}

// head draws an arrowhead, which is filled, hollow or barbed.
func (p *painter) head(l *render.LineMark, h [3]render.Point, ink render.Ink) {
	switch l.Head() {
	case render.Barbed:
		shaft, barbs := l.Barb(h)
		pen := p.pen(ink, l.Stroke.Width)
		pen.RoundJoins = true
		p.shape(polygon(shaft[:], false), Shape{Pen: pen})
		p.shape(polygon(barbs[:], false), Shape{Pen: pen})
	case render.Hollow:
		style := p.fill(render.InkPage)
		style.Pen = p.pen(ink, render.HeadWidth)
		style.Pen.RoundJoins = true
		p.shape(polygon(h[:], true), style)
	default:
		p.shape(polygon(h[:], true), p.fill(ink))
	}
}

// dashed gives a pen the pattern of a line.
func dashed(p Pen, d render.Dash) Pen {
	p.Dash, p.RoundCaps = d.Pattern(p.Width), d == render.Dotted
	return p
}

// caption writes the caption of a tie on a halo, a patch of the page's colour.
func (p *painter) caption(c *render.CaptionMark) {
	if b := c.Box; b.H > 2*render.HaloInset {
		b.Y, b.H = b.Y+render.HaloInset, b.H-2*render.HaloInset
		p.shape(rounded(b, min(render.HaloCorner, b.W/2, b.H/2)), p.fill(c.HaloInk()))
	}
	p.words(c)
	for _, b := range c.Badges {
		p.badge(b, render.LineInk(c.Tone, c.Role))
	}
}

// words writes the lines of a caption, struck through where its tie is gone.
func (p *painter) words(c *render.CaptionMark) {
	ink := render.CaptionInk(c.Tone, c.Role)
	for _, t := range c.Lines {
		p.text(t, ink)
		if c.Struck {
			from, to := t.Strike()
			p.shape(polygon([]render.Point{from, to}, false), Shape{Pen: p.pen(ink, render.StrikeWidth)})
		}
	}
}

// badge draws a note number in a small circle.
func (p *painter) badge(b render.Badge, ring render.Ink) {
	style := p.fill(render.InkPage)
	style.Pen = p.pen(ring, render.BadgeRing)
	r := length(b.Radius)
	p.shape(rounded(render.Box{X: b.Centre.X - r, Y: b.Centre.Y - r, W: 2 * r, H: 2 * r}, r), style)
	p.text(b.Number, render.TextInk(b.Number.Role))
}

// legend draws a sample of a mark and writes what it means.
func (p *painter) legend(l *render.LegendMark) {
	l.Sample(render.Sampler{Tie: p.tie, Badge: p.badge, Shape: p.outline, Group: p.box, Cell: p.cell})
	p.text(l.Label, render.TextInk(l.Label.Role))
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
