package readability

import "dossier/render/internal/geom"

const (
	through = 2.0 // how deep in a box a line runs through it, not along its border
	past    = 5.0 // a line nearer than this to an actor seems to meet it
)

// actors counts actors on top of one another, and lines that run through actors,
// or close by, that they do not meet.
func (m *meter) actors(c *Counts) {
	for i := range m.s.Actors {
		a := &m.s.Actors[i]
		others := m.nearActors.Near(a.Box)
		if m.steps.Over(1 + len(others)) {
			return
		}
		for _, k := range others {
			if k > i && geom.Overlap(a.Box, m.s.Actors[k].Box) > touch {
				c.ActorsOverActors++
			}
		}
		core := geom.Grow(a.Box, -through)
		lines := m.nearLines.Near(geom.Grow(a.Box, past))
		if m.steps.Over(1 + len(lines)) {
			return
		}
		for _, k := range lines {
			l := &m.s.Lines[k]
			switch {
			case l.From == a.Node || l.To == a.Node:
			case length(m.flat[k], core) > 0:
				c.LinesOverActors++
			case geom.LineGap(m.flat[k], a.Box) < past-rounding:
				c.LinesNearActors++
			}
		}
	}
}
