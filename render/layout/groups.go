package layout

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/text"
)

// Sizes of the boxes of groups, in pixels.
const (
	groupSize   = 12.0  // of the type of a label
	groupHigh   = 16.0  // of a label
	groupLabel  = 220.0 // the most that a label is wide
	groupMargin = 14.0  // between actors and the box
	groupPad    = 10.0  // between a label and the sides of the box
)

// checkGroups refuses groups that share actors or hold none, and an engine that
// cannot keep them together.
func checkGroups(f *render.Figure, e Engine) error {
	if len(f.Groups) > 0 && !e.Groups() {
		return fmt.Errorf("the layout %s cannot keep groups together; choose dot, fdp or auto", e)
	}
	grouped := make([]bool, len(f.Nodes))
	for i, g := range f.Groups {
		if len(g.Members) == 0 {
			return fmt.Errorf("group %d of the figure holds nobody", i)
		}
		for _, n := range g.Members {
			if n < 0 || n >= len(f.Nodes) || grouped[n] {
				return fmt.Errorf("group %d of the figure holds actor %d, which it cannot", i, n)
			}
			grouped[n] = true
		}
	}
	return nil
}

// groupText is the label of a group on one line.
func groupText(g *render.Group) string {
	lines := text.Wrap(g.Label, groupSize, true, groupLabel, 1)
	if len(lines) == 0 {
		return "(no name)"
	}
	return lines[0]
}

// groupedSource is [source] for a figure with groups, which become clusters of
// Graphviz. There are no labels of edges: together with clusters they corrupt the
// engine's memory or make it lose edges. To dot a caption is a node of its own
// between the two halves of its tie, within the cluster if both ends are; other
// engines do not regard captions anyway.
func groupedSource(pl plan, f *render.Figure, actors []actorSize, captions []caption) string {
	nodes := pl.engine == Dot && len(f.Links) < crowd
	var b strings.Builder
	b.WriteString("digraph { ")
	switch {
	case nodes:
		b.WriteString(`nodesep="0.3"; ranksep="0.28"; splines="true"; `)
	case pl.engine == Dot:
		b.WriteString(crowdAttributes)
	default:
		b.WriteString(attributes[pl.engine])
	}
	if pl.flow == render.LeftToRight {
		b.WriteString(`rankdir="LR"; `)
	}
	b.WriteString("node [shape=\"box\" fixedsize=\"true\" label=\" \"];\n" +
		"edge [arrowhead=\"none\" tailclip=\"false\" headclip=\"false\"];\n")
	of := groupOf(f)
	inside := make([][]int, len(f.Groups)) // the ties within each
	if nodes {
		for i, l := range f.Links {
			if g := of[l.From]; g >= 0 && g == of[l.To] && l.From != l.To {
				inside[g] = append(inside[g], i)
			}
		}
	}
	actor := func(i int) {
		b.WriteString("n" + strconv.Itoa(i) + ` [width="` + inches(actors[i].w) + `" height="` + inches(actors[i].h) + "\"];\n")
	}
	for g := range f.Groups {
		b.WriteString("subgraph cluster" + strconv.Itoa(g) + ` { margin="` + strconv.Itoa(int(groupMargin)) + `"; labeljust="l";`)
		wide := text.Width(groupText(&f.Groups[g]), groupSize, true)
		b.WriteString(label(wide+2*(groupPad-labelAir), groupHigh-labelAir) + ";\n")
		for _, i := range f.Groups[g].Members {
			actor(i)
		}
		for _, i := range inside[g] {
			captionNode(&b, i, &captions[i])
		}
		b.WriteString("}\n")
	}
	for i := range f.Nodes {
		if of[i] < 0 {
			actor(i)
		}
	}
	for i, l := range f.Links {
		from, to, tie := "n"+strconv.Itoa(l.From), "n"+strconv.Itoa(l.To), strconv.Itoa(i)
		switch {
		case nodes && l.From != l.To:
			if g := of[l.From]; g < 0 || g != of[l.To] {
				captionNode(&b, i, &captions[i])
			}
			b.WriteString(from + " -> c" + tie + ` [id="e` + tie + "\"];\nc" + tie + " -> " + to + ` [id="f` + tie + "\"];\n")
		default:
			apart := (actors[l.From].w+actors[l.To].w)/4 + (actors[l.From].h+actors[l.To].h)/4
			b.WriteString(from + " -> " + to + ` [id="e` + tie + `" len="` + inches(apart+max(captions[i].w, 30)+40) + "\"];\n")
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// captionNode writes a caption as a node; one without words gets a little room,
// so that ties of one pair stay apart.
func captionNode(b *strings.Builder, i int, c *caption) {
	b.WriteString("c" + strconv.Itoa(i) + ` [width="` + inches(max(c.w, 12)+2*labelAir) + `" height="` + inches(max(c.h, 12)+labelAir) + "\"];\n")
}

// groupOf gives the group of each node, -1 for those in none.
func groupOf(f *render.Figure) []int {
	of := make([]int, len(f.Nodes))
	for i := range of {
		of[i] = -1
	}
	for g := range f.Groups {
		for _, n := range f.Groups[g].Members {
			of[n] = g
		}
	}
	return of
}

// grounds are the boxes of groups, with their labels, as lines and captions look
// for places among them. A nil grounds has none.
type grounds struct {
	boxes  []render.Box
	labels []render.Box // within each box
	ends   [][2]int     // the groups of the two ends of each link, -1 for none
}

func newGrounds(f *render.Figure, p *positions) *grounds {
	if len(f.Groups) == 0 {
		return nil
	}
	s := &grounds{boxes: p.groups}
	of := groupOf(f)
	for _, l := range f.Links {
		s.ends = append(s.ends, [2]int{of[l.From], of[l.To]})
	}
	for g := range f.Groups {
		wide := text.Width(groupText(&f.Groups[g]), groupSize, true)
		b := p.groups[g]
		s.labels = append(s.labels, quantiseBox(render.Box{X: b.X + groupPad, Y: b.Y + groupPad/2, W: wide, H: groupHigh}))
	}
	return s
}

// The price of each fault of a line or caption with regard to groups.
const (
	wayLabel    = 20000.0 // through a label, and
	wayInLabel  = 20.0    // a pixel in it
	wayForeign  = 60.0    // through the box of a group that neither end is in, and
	wayInside   = 0.8     // a pixel in it
	wayAbroad   = 0.6     // a pixel outside of the box that both ends are in
	costLabel   = 40.0    // a pixel of a caption's overlap's width with a label
	costBorder  = 50      // a caption across the border of a box
	costForeign = 30      // a caption in the box of a group that neither end is in
)

// wayCost is the price of a line for the groups that it runs through.
func (s *grounds) wayCost(i int, flat []render.Point) float64 {
	if s == nil {
		return 0
	}
	extent, cost := geom.Grow(geom.Bounds(flat), 1), 0.0
	ends := s.ends[i]
	for g, b := range s.boxes {
		if geom.Overlap(b, extent) == 0 {
			continue
		}
		if in := crossing(flat, geom.Grow(s.labels[g], 2)); in > 0 {
			cost += wayLabel + float64(wayInLabel*in)
		}
		switch in := crossing(flat, b); {
		case ends[0] == g && ends[1] == g:
			cost += float64(wayAbroad * max(geom.Long(flat)-in, 0))
		case ends[0] != g && ends[1] != g && in > 0:
			cost += wayForeign + float64(wayInside*in)
		}
	}
	return cost
}

// captionCost is the price of a caption's place for the groups around it.
func (s *grounds) captionCost(i int, b render.Box) float64 {
	if s == nil {
		return 0
	}
	cost := 0.0
	ends := s.ends[i]
	for g, box := range s.boxes {
		if geom.Overlap(box, b) == 0 {
			continue
		}
		cost += float64(costLabel * geom.Overlap(geom.Grow(b, air), s.labels[g]) / 10)
		if !within(b, box) {
			cost += costBorder
		}
		if ends[0] != g && ends[1] != g {
			cost += costForeign
		}
	}
	return cost
}

// within reports whether a box lies within another one, with some air.
func within(b, box render.Box) bool {
	const air = 2
	return b.X >= box.X+air && b.Y >= box.Y+air && b.X+b.W <= box.X+box.W-air && b.Y+b.H <= box.Y+box.H-air
}

// hold reports whether a box stands within that of a group.
func (s *grounds) hold(b render.Box) bool {
	if s == nil {
		return false
	}
	for _, box := range s.boxes {
		if within(b, box) {
			return true
		}
	}
	return false
}

// marks makes the marks of the groups and says where their labels stand. A label moves along the upper side of its
// box where a line or a caption came to stand on it.
func (s *grounds) marks(f *render.Figure, lines [][]render.Point, captions []render.Box) (marks []render.GroupMark, labels []render.Box) {
	if s == nil {
		return nil, nil
	}
	for g, b := range s.boxes {
		label := freeLabel(b, s.labels[g], lines, captions)
		at := render.Point{X: label.X, Y: label.Y + groupSize}
		labels = append(labels, label)
		marks = append(marks, render.GroupMark{Group: g, Members: f.Groups[g].Members, Role: f.Groups[g].Role, Box: b,
			Label: textLine(groupText(&f.Groups[g]), groupSize, true, render.RoleGroup, render.AnchorStart, at)})
	}
	return marks, labels
}

// labelStep is how far a label moves at a time.
const labelStep = 6.0

// freeLabel is the first place along the upper side of a box where nothing
// stands on the label, or the one where the least does.
func freeLabel(box, label render.Box, lines [][]render.Point, captions []render.Box) render.Box {
	best, least := label, -1.0
	for x := label.X; x == label.X || x+label.W <= box.X+box.W-groupPad; x += labelStep {
		at := quantiseBox(render.Box{X: x, Y: label.Y, W: label.W, H: label.H})
		cost := 0.0
		for _, line := range lines {
			cost += crossing(line, geom.Grow(at, 1))
		}
		for _, c := range captions {
			cost += geom.Overlap(c, at)
		}
		if least < 0 || cost < least-1e-6 {
			best, least = at, cost
		}
		if least == 0 {
			break
		}
	}
	return best
}

// straighten starts each line on the way that is best by itself. The engine leads
// lines between groups through the same few gaps, where a line that gives way
// first finds all the others still in a bundle.
func (r *router) straighten() {
	for i, l := range r.links {
		if l.From == l.To {
			continue
		}
		best, least := r.curves[i], -1.0
		for _, c := range append([]geom.Curve{best}, r.arcs[i]...) {
			flat := c.Flat()
			long := geom.Long(flat) - geom.Distance(flat[0], flat[len(flat)-1])
			if cost := r.onActors(i, flat) + float64(wayLong*long) + float64(wayTurn*turning(c)); least < 0 || cost < least {
				best, least = c, cost
			}
		}
		r.set(i, best)
	}
}
