package svg

import (
	"dossier/data"
	"dossier/render"
)

// actor draws an actor: its shape, its name, and what hovering shows. Of a box with
// several actors it draws each as a part of its own, numbered from member on.
func (p *pen) actor(i int, a *render.ActorMark, member int) {
	p.raw(`<g id="`).id("-a").count(i).raw(`"`).known(a.Actor, a.Kind).raw(">").title(a.Hover)
	if !a.Bare {
		p.shape(a.Kind, a.Role, a.Box)
	}
	if len(a.Members) > 0 {
		p.shape(a.Kind, a.Role, render.InnerBox(a.Box))
	}
	ink := render.NameInk(a.Role)
	p.paragraphs(a.Names, ink)
	for k := range a.Members {
		m := &a.Members[k]
		if k > 0 || len(a.Names) > 0 {
			p.apart(between)
		}
		p.raw("\n"+`<g id="`).id("-m").count(member+k).raw(`"`).known(m.Actor, a.Kind).raw(">").title(m.Hover)
		p.paragraphs(m.Names, ink)
		for _, b := range m.Badges {
			p.badge(b, render.InkMuted)
		}
		p.raw("</g>")
	}
	p.raw("</g>\n").apart(between)
}

// group draws the box of a group with its label, which is its name to those who
// cannot see it as well.
func (p *pen) group(i int, g *render.GroupMark) {
	_, _, label, _ := render.GroupInks(g.Role)
	p.raw(`<g id="`).id("-g").count(i).raw(`">`).title(g.Label.String)
	p.box(g.Role, g.Box)
	p.text(g.Label, label).raw("</g>\n").apart(between)
}

// box draws the box of a group.
func (p *pen) box(r render.Role, b render.Box) {
	tint, outline, _, width := render.GroupInks(r)
	p.raw(`<path d="`).curve(render.GroupOutline(b)).raw(`Z"`).num(" stroke-width", width).paint(tint, outline).raw("/>")
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
	p.raw(`<g id="`).id("-l").count(i).raw(`"`).joins(l).raw(">").title(l.Hover)
	p.tie(l)
	p.raw("</g>\n")
}

func (p *pen) tie(l *render.LineMark) {
	ink := render.LineInk(l.Stroke.Tone, l.Role)
	dash, _ := render.LineStyle(l.Stroke.Status)
	switch {
	case len(l.Curve) > 1 && l.Gone:
		p.strand(l.Curve, dash, l.HollowWidth(), l.HollowWidth(), ink)
		p.strand(l.Curve, dash, l.HollowWidth(), l.Stroke.Width, render.InkPage)
	case len(l.Curve) > 1:
		p.strand(l.Curve, dash, l.Stroke.Width, l.Stroke.Width, ink)
	}
	for _, bar := range l.Bars {
		p.raw(`<path d="M`).point(bar[0]).raw("L").point(bar[1]).raw(`"`).
			num(" stroke-width", render.BarWidth).paint(none, ink).raw("/>")
	}
	for _, h := range l.Heads {
		p.head(l, h, ink)
	}
}

// head draws an arrowhead, which is filled, hollow or barbed.
func (p *pen) head(l *render.LineMark, h [3]render.Point, ink render.Ink) {
	const round = ` stroke-linejoin="round"`
	if l.Head() == render.Barbed {
		shaft, barbs := l.Barb(h)
		p.raw(`<path d="M`).point(shaft[0]).raw("L").point(shaft[1]).raw("M").point(barbs[0]).raw("L").point(barbs[1]).raw("L").point(barbs[2]).
			raw(`"`).num(" stroke-width", l.Stroke.Width).raw(round).paint(none, ink).raw("/>")
		return
	}
	p.raw(`<path d="M`).point(h[0]).raw("L").point(h[1]).raw("L").point(h[2]).raw(`Z"`)
	if l.Head() == render.Hollow {
		p.num(" stroke-width", render.HeadWidth).raw(round).paint(render.InkPage, ink)
	} else {
		p.paint(ink, none)
	}
	p.raw("/>")
}

// strand draws a curve so wide, with the pattern that a line of another width has.
func (p *pen) strand(c []render.Point, d render.Dash, pattern, width float64, ink render.Ink) {
	p.raw(`<path d="`).curve(c).raw(`"`).num(" stroke-width", width).dash(d, pattern).paint(none, ink).raw("/>")
}

// dash appends how the strokes of a line follow one another.
func (p *pen) dash(d render.Dash, width float64) *pen { return p.pattern(d, d.Pattern(width)) }

// pattern appends strokes and gaps of given lengths.
func (p *pen) pattern(d render.Dash, pattern []float64) *pen {
	if pattern == nil {
		return p
	}
	if d == render.Dotted {
		p.raw(` stroke-linecap="round"`)
	}
	return p.raw(` stroke-dasharray="`).n(pattern[0]).raw(" ").n(pattern[1]).raw(`"`)
}

// caption writes the caption of a tie on a halo, a patch of the page's colour.
func (p *pen) caption(i int, c *render.CaptionMark) {
	p.raw(`<g id="`).id("-c").count(i).raw(`"`).captions(c).raw(">")
	if c.Box.H > 2*render.HaloInset {
		p.raw("<rect").num(" x", c.Box.X).num(" y", c.Box.Y+render.HaloInset).num(" width", c.Box.W).
			num(" height", c.Box.H-2*render.HaloInset).num(" rx", render.HaloCorner).paint(c.HaloInk(), none).raw("/>")
	}
	p.words(c)
	for _, b := range c.Badges {
		p.badge(b, render.LineInk(c.Tone, c.Role))
	}
	p.raw("</g>\n").apart(between)
}

// words writes the lines of a caption, struck through where its tie is gone.
func (p *pen) words(c *render.CaptionMark) {
	ink := render.CaptionInk(c.Tone, c.Role)
	p.paragraphs(c.Lines, ink)
	if !c.Struck {
		return
	}
	for _, t := range c.Lines {
		from, to := t.Strike()
		p.raw(`<path d="M`).point(from).raw("L").point(to).raw(`"`).num(" stroke-width", render.StrikeWidth).paint(none, ink).raw("/>")
	}
}

// badge draws a note number in a small circle.
func (p *pen) badge(b render.Badge, ring render.Ink) {
	p.raw("\n<circle").num(" cx", b.Centre.X).num(" cy", b.Centre.Y).num(" r", b.Radius).
		num(" stroke-width", render.BadgeRing).paint(render.InkPage, ring).raw("/>")
	p.text(b.Number, render.TextInk(b.Number.Role))
}

// note writes an evidence note.
func (p *pen) note(i int, n *render.NoteMark) {
	p.raw(`<g id="`).id("-n").count(i).raw(`">`)
	p.badge(n.Badge, render.InkMuted)
	for lines := n.Lines; len(lines) > 0; {
		p.raw("\n")
		k := together(lines)
		if last := lines[k-1]; last.Bold && k < len(lines) && lines[k].At.Y == last.At.Y {
			p.headed(lines[:k], lines[k])
			k++
		} else {
			p.leading(lines[:k], render.TextInk(last.Role))
		}
		p.ended(lines[k-1].String)
		lines = lines[k:]
	}
	p.raw("</g>\n")
}

// legends draws the whole legend as one group: its headings, then its entries.
func (p *pen) legends(s *render.Scene) {
	if len(s.LegendHeads)+len(s.Legend) == 0 {
		return
	}
	p.raw(`<g id="`).id("-legend").raw("\">\n").apart("Legend: ")
	for _, t := range s.LegendHeads {
		p.text(t, render.TextInk(t.Role)).raw("\n").apart(between)
	}
	for i := range s.Legend {
		p.legend(&s.Legend[i])
	}
	p.raw("</g>\n")
}

// legend draws a sample of a mark and writes what it means.
func (p *pen) legend(l *render.LegendMark) {
	p.raw("<g>")
	l.Sample(render.Sampler{Tie: p.tie, Badge: p.badge, Shape: p.shape, Group: p.box, Cell: p.cell})
	p.apart(" ").text(l.Label, render.TextInk(l.Label.Role)).raw("</g>\n").apart(between)
}
