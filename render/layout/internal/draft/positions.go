package draft

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
)

// Positions are where a layout puts what is in a draft: in pixels from any
// origin, y grows downward, and everything is rounded to 1/100.
type Positions struct {
	Centres []render.Point // of the actors
	Curves  []geom.Curve   // of the links, from centre to centre
	Labels  []render.Point // the middles of the captions, as a proposal
	Groups  []render.Box
	// Bundled says that the lines of a pair of actors may run on top of one
	// another, and have to be brought apart.
	Bundled bool
	// Settled says that lines and captions stand where they are to stay, captions in
	// these boxes, by link; none for an empty one. So do the labels of groups.
	Settled     bool
	Captions    []render.Box
	GroupLabels []render.Box
}

// Clone is a copy that can be changed by itself, but for the boxes of groups.
func (p *Positions) Clone() *Positions {
	c := *p
	c.Centres, c.Labels = slices.Clone(p.Centres), slices.Clone(p.Labels)
	c.Curves = make([]geom.Curve, len(p.Curves))
	for i := range p.Curves {
		c.Curves[i] = slices.Clone(p.Curves[i])
	}
	return &c
}
