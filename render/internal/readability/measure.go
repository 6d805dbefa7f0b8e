package readability

import (
	"context"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
)

const (
	touch     = 1.0  // pixels of overlap that nobody sees
	inside    = 4.0  // how deep in an actor's box a line runs through it, not past it
	afar      = 14.0 // farther from its own line a caption is astray
	endsApart = 6.0  // nearer than this two line ends are one
	sameLine  = 3.5  // nearer than this two lines are one ...
	stretch   = 24.0 // ... for at least this length
	barNear   = 5.0  // a foreign line this near to a bar's middle bears it as well
)

// Measure counts the faults of a scene. It takes time in proportion to the
// square of the number of lines, a few milliseconds for a hundred. It fails only
// where ctx is done.
func Measure(ctx context.Context, s *render.Scene) (Counts, error) {
	m := newMeter(s)
	m.steps = steps.Count(ctx)
	c := Counts{
		Actors: len(s.Actors), Lines: len(s.Lines), Captions: len(s.Captions),
		Width: s.Width, Height: s.Height, SmallestType: smallestType(s),
	}
	c.DrawingWidth, c.DrawingHeight = m.bounds.W, m.bounds.H
	m.actors(&c)
	m.groups(&c)
	m.captions(&c)
	m.lines(&c)
	m.ends(&c)
	m.bars(&c)
	c.Wasted = m.wasted()
	return c, m.steps.Err()
}

// meter holds a scene with its lines in straight pieces.
type meter struct {
	s       *render.Scene
	flat    [][]render.Point
	extents []render.Box
	own     map[int]int // the line of a link
	bounds  render.Box
	steps   *steps.Counter
}

func newMeter(s *render.Scene) *meter {
	m := &meter{s: s, own: make(map[int]int, len(s.Lines))}
	for i := range s.Lines {
		l := &s.Lines[i]
		var flat []render.Point
		if len(l.Curve) >= 4 && len(l.Curve)%3 == 1 {
			flat = geom.Curve(l.Curve).Flat()
		}
		for _, h := range l.Heads { // an arrowhead is part of its line
			if len(flat) > 0 {
				flat = append(flat, h[0])
			}
		}
		m.flat = append(m.flat, flat)
		m.extents = append(m.extents, geom.Grow(geom.Bounds(flat), sameLine))
		m.own[l.Link] = i
		if len(flat) > 0 {
			m.bounds = geom.Union(m.bounds, geom.Bounds(flat))
		}
	}
	for _, g := range s.Groups {
		m.bounds = geom.Union(m.bounds, g.Box)
	}
	for _, a := range s.Actors {
		m.bounds = geom.Union(m.bounds, a.Box)
	}
	for _, c := range s.Captions {
		m.bounds = geom.Union(m.bounds, c.Box)
	}
	return m
}

func (m *meter) actors(c *Counts) {
	for i, a := range m.s.Actors {
		if m.steps.Over(len(m.s.Actors) - i + len(m.s.Lines)) {
			return
		}
		for _, b := range m.s.Actors[i+1:] {
			if geom.Overlap(a.Box, b.Box) > touch {
				c.ActorsOverActors++
			}
		}
		core := geom.Grow(a.Box, -inside)
		for k := range m.s.Lines {
			l := &m.s.Lines[k]
			if l.From != a.Node && l.To != a.Node && geom.Overlap(m.extents[k], core) > 0 && length(m.flat[k], core) > 0 {
				c.LinesOverActors++
			}
		}
	}
}

func (m *meter) captions(c *Counts) {
	for i := range m.s.Captions {
		caption := &m.s.Captions[i]
		if m.steps.Over(len(m.s.Actors) + len(m.s.Captions) + len(m.s.Lines)) {
			return
		}
		for _, a := range m.s.Actors {
			if geom.Overlap(a.Box, caption.Box) > touch {
				c.CaptionsOverActors++
			}
		}
		for k := range m.s.Captions[i+1:] {
			if geom.Overlap(m.s.Captions[i+1+k].Box, caption.Box) > touch {
				c.CaptionsOverCaptions++
			}
		}
		own, foreign := 2*afar, 2*afar
		wide := geom.Grow(caption.Box, 2*afar)
		for k, flat := range m.flat {
			if geom.Overlap(m.extents[k], wide) == 0 && m.s.Lines[k].Link != caption.Link {
				continue
			}
			if length(flat, caption.Box) > 2*touch {
				c.CaptionsOverLines++
			}
			gap := geom.LineGap(flat, caption.Box)
			if m.s.Lines[k].Link == caption.Link {
				own = min(own, gap)
			} else {
				foreign = min(foreign, gap)
			}
		}
		if own > afar || foreign < own-touch/2 {
			c.CaptionsAstray++
		}
	}
}

// length is the length of a line within a box.
func length(line []render.Point, b render.Box) float64 {
	l := 0.0
	for i := 1; i < len(line); i++ {
		l += geom.Within(line[i-1], line[i], b)
	}
	return l
}

func (m *meter) lines(c *Counts) {
	for i, a := range m.flat {
		if m.steps.Over(len(m.flat) - i) {
			return
		}
		c.Bends += bends(a)
		for k := i + 1; k < len(m.flat); k++ {
			if geom.Overlap(m.extents[i], m.extents[k]) == 0 {
				continue
			}
			c.Crossings += crossings(a, m.flat[k], m.extents[k])
			if together(a, m.flat[k], m.extents[k]) > stretch {
				c.LinesTogether++
			}
		}
	}
}

// ends counts pairs of line ends, not of one tie, that meet at one actor.
func (m *meter) ends(c *Counts) {
	type end struct {
		line int
		at   render.Point
	}
	at := make(map[int][]end, len(m.s.Actors))
	for i := range m.s.Lines {
		if flat := m.flat[i]; len(flat) > 0 {
			l := &m.s.Lines[i]
			at[l.From] = append(at[l.From], end{i, flat[0]})
			at[l.To] = append(at[l.To], end{i, flat[len(flat)-1]})
		}
	}
	for _, ends := range at { // a sum, which no order changes
		for i, a := range ends {
			if m.steps.Over(len(ends) - i) {
				return
			}
			for _, b := range ends[i+1:] {
				if a.line != b.line && geom.Distance(a.at, b.at) < endsApart {
					c.MergedEnds++
				}
			}
		}
	}
}

// bars counts lines whose bars might be taken for those of another line, or
// cannot be seen.
func (m *meter) bars(c *Counts) {
	for i := range m.s.Lines {
		if m.steps.Over(1 + len(m.s.Lines[i].Bars)*(len(m.s.Captions)+len(m.s.Lines))) {
			return
		}
		if m.barAstray(i) {
			c.BarsAstray++
		}
	}
}

func (m *meter) barAstray(i int) bool {
	for _, bar := range m.s.Lines[i].Bars {
		near := geom.Grow(geom.Bounds(bar[:]), 0.5)
		middle := geom.Around(geom.Lerp(bar[0], bar[1], 0.5), 2*barNear, 2*barNear)
		for _, caption := range m.s.Captions {
			if geom.Overlap(caption.Box, near) > touch {
				return true
			}
		}
		for k, flat := range m.flat {
			if k != i && geom.Overlap(m.extents[k], middle) > 0 && length(flat, middle) > 0 {
				return true
			}
		}
	}
	return false
}

// smallestType is the size of the smallest text of a scene.
func smallestType(s *render.Scene) float64 {
	least := 0.0
	see := func(texts ...render.Text) {
		for _, t := range texts {
			if t.Size > 0 && (least == 0 || t.Size < least) {
				least = t.Size
			}
		}
	}
	see(s.Heading...)
	see(s.Footer...)
	for _, g := range s.Groups {
		see(g.Label)
	}
	for _, a := range s.Actors {
		see(a.Names...)
	}
	for _, c := range s.Captions {
		see(c.Lines...)
		for _, b := range c.Badges {
			see(b.Number)
		}
	}
	see(s.LegendHeads...)
	for _, l := range s.Legend {
		see(l.Label)
	}
	for _, n := range s.Notes {
		see(n.Badge.Number)
		see(n.Lines...)
	}
	return least
}
