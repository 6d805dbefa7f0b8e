package draft

import (
	"dossier/render"
	"dossier/render/internal/text"
)

// Sizes of the labels of groups, in pixels.
const (
	groupSize  = 12.0
	groupHigh  = 16.0
	groupLabel = 220.0 // the most that a label is wide
	// GroupPad is the room between a label and the sides of its group's box.
	GroupPad = 10.0
)

// Label is the measured label of a group, on one line.
type Label struct {
	W, H float64
	text string
}

func measureLabel(g *render.Group) Label {
	l := Label{text: "(no name)", H: groupHigh}
	if lines := text.Wrap(g.Label, groupSize, true, groupLabel, 1); len(lines) > 0 {
		l.text = lines[0]
	}
	l.W = text.Width(l.text, groupSize, true)
	return l
}
