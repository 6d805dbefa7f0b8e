package readability

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

const (
	afar    = 14.0 // farther from its own line a caption is far from it
	margin  = 4.0  // by how much nearer a caption has to be to its own strand than to any other
	stacked = 4.0  // captions of one strand within this of one another are read as one
)

// captions counts captions that hide something or are hidden.
func (m *meter) captions(c *Counts) {
	for i := range m.s.Captions {
		caption := &m.s.Captions[i]
		actors, others, lines := m.nearActors.Near(caption.Box), m.nearCaptions.Near(caption.Box), m.nearLines.Near(caption.Box)
		if m.steps.Over(1 + len(actors) + len(others) + len(lines)) {
			return
		}
		for _, k := range actors {
			if geom.Overlap(m.s.Actors[k].Box, caption.Box) > touch {
				c.CaptionsOverActors++
			}
		}
		for _, k := range others {
			if k > i && geom.Overlap(m.s.Captions[k].Box, caption.Box) > touch {
				c.CaptionsOverCaptions++
			}
		}
		core, own := geom.Grow(caption.Box, -through), m.strandOf(i)
		for _, k := range lines {
			switch {
			case length(m.flat[k], core) == 0:
			case m.strand[k] == own:
				c.CaptionsOverOwn++
			default:
				c.CaptionsOverLines++
			}
		}
	}
}

// strandOf is the strand that a caption belongs to, or -1 where its line is not drawn.
func (m *meter) strandOf(caption int) int {
	if line, ok := m.own[m.s.Captions[caption].Link]; ok {
		return m.strand[line]
	}
	return -1
}

// blocks counts captions that may be taken for those of another strand, or for
// nobody's. Captions of a strand that are stacked are read as one: the last of them
// belongs to the strand that the first one is near to.
func (m *meter) blocks(c *Counts) {
	of := make([][]render.Box, len(m.strands))
	for i := range m.s.Captions {
		if s := m.strandOf(i); s >= 0 {
			of[s] = append(of[s], m.s.Captions[i].Box)
		} else {
			c.CaptionsFar++
		}
	}
	for s, captions := range of {
		for len(captions) > 0 {
			var block []render.Box
			block, captions = stack(captions)
			own := m.gap(s, block)
			if m.steps.Over(1 + len(captions)) {
				return
			}
			if own > afar {
				c.CaptionsFar++
			}
			if m.astray(s, block, own) {
				c.CaptionsAstray++
			}
		}
	}
}

// stack takes the first box and all that are stacked with it, directly or by way of
// others, from the rest.
func stack(boxes []render.Box) (block, rest []render.Box) {
	block, rest = boxes[:1:1], boxes[1:]
	for i := 0; i < len(block); i++ {
		var apart []render.Box
		for _, b := range rest {
			if boxGap(block[i], b) <= stacked {
				block = append(block, b)
			} else {
				apart = append(apart, b)
			}
		}
		rest = apart
	}
	return block, rest
}

// boxGap is the distance between two boxes, 0 where they touch.
func boxGap(a, b render.Box) float64 {
	dx := max(b.X-(a.X+a.W), a.X-(b.X+b.W), 0)
	dy := max(b.Y-(a.Y+a.H), a.Y-(b.Y+b.H), 0)
	return geom.Length(render.Point{X: dx, Y: dy})
}

// gap is the distance from a strand to the nearest of some boxes.
func (m *meter) gap(strand int, boxes []render.Box) float64 {
	least := 1e9
	for _, line := range m.strands[strand] {
		for _, b := range boxes {
			least = min(least, geom.LineGap(m.flat[line], b))
		}
	}
	return least
}

// astray reports whether the captions of a strand, at a distance of own to it, are
// not clearly nearer to it than to any other, or whether their middle is not.
func (m *meter) astray(strand int, block []render.Box, own float64) bool {
	around, whole := make([]render.Box, len(block)), render.Box{}
	for i, b := range block {
		around[i] = geom.Grow(b, own+margin)
		whole = geom.Union(whole, b)
	}
	for _, k := range m.foreign(strand, around...) {
		for _, b := range block {
			if geom.LineGap(m.flat[k], b) < own+margin-rounding {
				return true
			}
		}
	}
	if m.isLoop(strand) { // the caption of a loop stands at its end
		return false
	}
	middle, reach := geom.Centre(whole), 1e9
	for _, line := range m.strands[strand] {
		reach = min(reach, lineGap(middle, m.flat[line]))
	}
	for _, k := range m.foreign(strand, geom.Around(middle, 2*reach, 2*reach)) {
		if lineGap(middle, m.flat[k]) <= reach {
			return true
		}
	}
	return false
}

// isLoop reports whether a strand is that of an actor with itself.
func (m *meter) isLoop(strand int) bool {
	l := &m.s.Lines[m.strands[strand][0]]
	return l.From == l.To
}

// foreign is the lines that may touch one of the boxes and are not of the strand.
func (m *meter) foreign(strand int, boxes ...render.Box) []int {
	var lines []int
	near := m.nearLines.Near(boxes...)
	m.steps.Over(len(near))
	for _, k := range near {
		if m.strand[k] != strand {
			lines = append(lines, k)
		}
	}
	return lines
}

// lineGap is the distance from a point to a line of straight pieces.
func lineGap(p render.Point, line []render.Point) float64 {
	least := 1e9
	for i := 1; i < len(line); i++ {
		least = min(least, geom.PointGap(p, line[i-1], line[i]))
	}
	return least
}

// length is the length of a line within a box.
func length(line []render.Point, b render.Box) float64 {
	l := 0.0
	for i := 1; i < len(line); i++ {
		l += geom.Within(line[i-1], line[i], b)
	}
	return l
}
