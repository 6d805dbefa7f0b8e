package readability

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
)

// groups counts the faults of the boxes of groups and of their labels.
func (m *meter) groups(c *Counts) {
	for i := range m.s.Groups {
		g := &m.s.Groups[i]
		if m.steps.Over(len(m.s.Groups) + len(m.s.Actors)*len(g.Members) + len(m.s.Captions) + len(m.s.Lines)) {
			return
		}
		for _, other := range m.s.Groups[i+1:] {
			if geom.Overlap(g.Box, other.Box) > 0 {
				c.GroupsOverOthers++
			}
		}
		label := labelBox(g.Label)
		m.groupActors(c, g, label)
		m.groupCaptions(c, g, label)
		m.groupLines(c, g, label)
	}
}

// groupActors counts members outside of their box, others inside of it, and
// actors under the label.
func (m *meter) groupActors(c *Counts, g *render.GroupMark, label render.Box) {
	for _, a := range m.s.Actors {
		member := slices.Contains(g.Members, a.Node)
		if member && !holds(g.Box, a.Box) || !member && geom.Overlap(g.Box, a.Box) > touch {
			c.GroupsOverOthers++
		}
		if geom.Overlap(label, a.Box) > touch {
			c.LabelsOverOthers++
		}
	}
}

// groupCaptions counts captions under the label and across the border.
func (m *meter) groupCaptions(c *Counts, g *render.GroupMark, label render.Box) {
	for _, caption := range m.s.Captions {
		if geom.Overlap(label, caption.Box) > touch {
			c.LabelsOverOthers++
		}
		if geom.Overlap(g.Box, caption.Box) > touch && !holds(g.Box, caption.Box) {
			c.CaptionsOnBorders++
		}
	}
}

// groupLines counts lines under the label, and lines of others through the box.
func (m *meter) groupLines(c *Counts, g *render.GroupMark, label render.Box) {
	core := geom.Grow(g.Box, -inside)
	for k := range m.s.Lines {
		if geom.Overlap(m.extents[k], g.Box) == 0 {
			continue
		}
		if length(m.flat[k], label) > touch {
			c.LabelsOverOthers++
		}
		l := &m.s.Lines[k]
		if !slices.Contains(g.Members, l.From) && !slices.Contains(g.Members, l.To) && length(m.flat[k], core) > 0 {
			c.LinesThroughGroups++
		}
	}
}

// holds reports whether a box lies within another one.
func holds(box, b render.Box) bool {
	return b.X >= box.X && b.Y >= box.Y && b.X+b.W <= box.X+box.W && b.Y+b.H <= box.Y+box.H
}

// How far letters reach above and below the baseline, in sizes of type.
const ascent, descent = 0.75, 0.22

// labelBox is where the letters of a text stand that begins at its position.
func labelBox(t render.Text) render.Box {
	return render.Box{X: t.At.X, Y: t.At.Y - float64(ascent*t.Size), W: t.Width, H: float64((ascent + descent) * t.Size)}
}
