package readability

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

const (
	endsApart = 6.0 // nearer than this two line ends are one
	barNear   = 5.0 // a foreign line this near to a bar's middle bears it as well
)

// ends counts pairs of line ends, not of one strand, that meet at one actor.
func (m *meter) ends(c *Counts) {
	type end struct {
		strand int
		at     render.Point
	}
	at := make(map[int][]end, len(m.s.Actors))
	for i := range m.s.Lines {
		if flat := m.flat[i]; len(flat) > 0 {
			l := &m.s.Lines[i]
			at[l.From] = append(at[l.From], end{m.strand[i], flat[0]})
			at[l.To] = append(at[l.To], end{m.strand[i], flat[len(flat)-1]})
		}
	}
	for _, ends := range at { // a sum, which no order changes
		for i, a := range ends {
			if m.steps.Over(len(ends) - i) {
				return
			}
			for _, b := range ends[i+1:] {
				if a.strand != b.strand && geom.Distance(a.at, b.at) < endsApart {
					c.MergedEnds++
				}
			}
		}
	}
}

// bars counts lines whose bars might be taken for those of another strand, or
// cannot be seen.
func (m *meter) bars(c *Counts) {
	for i := range m.s.Lines {
		if m.steps.Over(1 + len(m.s.Lines[i].Bars)) {
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
		for _, k := range m.nearCaptions.Near(near) {
			if geom.Overlap(m.s.Captions[k].Box, near) > touch {
				return true
			}
		}
		middle := geom.Around(geom.Lerp(bar[0], bar[1], 0.5), 2*barNear, 2*barNear)
		for _, k := range m.foreign(m.strand[i], middle) {
			if length(m.flat[k], middle) > 0 {
				return true
			}
		}
	}
	return false
}
