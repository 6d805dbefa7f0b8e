package layout

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/internal/text"
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
		var can []string
		for _, e := range Engines() {
			if e.Groups() {
				can = append(can, string(e))
			}
		}
		return fmt.Errorf("the layout %s cannot keep groups together; choose %s or %s", e, strings.Join(can[:len(can)-1], ", "), can[len(can)-1])
	}
	if most := ceilings[Fdp]; len(f.Groups) > 0 && len(f.Links) > most {
		return fmt.Errorf("a figure with groups can have at most %d ties, not %d: draw it without groups, or filter the ties", most, len(f.Links))
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
	w := groupWriter{f: f, of: groupOf(f), actors: actors, captions: captions, nodes: pl.engine == Dot && len(f.Links) < crowd}
	w.WriteString("digraph { ")
	switch {
	case w.nodes:
		w.WriteString(`nodesep="0.3"; ranksep="0.28"; splines="true"; `)
	case pl.engine == Dot:
		w.WriteString(crowdAttributes)
	default:
		w.WriteString(attributes[pl.engine])
	}
	if pl.flow == render.LeftToRight {
		w.WriteString(`rankdir="LR"; `)
	}
	w.WriteString("node [shape=\"box\" fixedsize=\"true\" label=\" \"];\n" +
		"edge [arrowhead=\"none\" tailclip=\"false\" headclip=\"false\"];\n")
	w.clusters()
	for i := range f.Nodes {
		if w.of[i] < 0 {
			w.actor(i)
		}
	}
	for i := range f.Links {
		w.link(i)
	}
	w.WriteString("}\n")
	return w.String()
}

// groupWriter writes the parts of a figure with groups.
type groupWriter struct {
	strings.Builder
	f        *render.Figure
	of       []int // the group of each actor
	actors   []actorSize
	captions []caption
	nodes    bool // captions are nodes
}

func (w *groupWriter) actor(i int) {
	w.WriteString("n" + strconv.Itoa(i) + ` [width="` + inches(w.actors[i].w) + `" height="` + inches(w.actors[i].h) + "\"];\n")
}

// clusters writes each group with its actors and the captions of its own ties.
func (w *groupWriter) clusters() {
	inside := make([][]int, len(w.f.Groups))
	for i, l := range w.f.Links {
		if g := w.of[l.From]; w.nodes && g >= 0 && g == w.of[l.To] && l.From != l.To {
			inside[g] = append(inside[g], i)
		}
	}
	for g := range w.f.Groups {
		w.WriteString("subgraph cluster" + strconv.Itoa(g) + ` { margin="` + strconv.Itoa(int(groupMargin)) + `"; labeljust="l";`)
		wide := text.Width(groupText(&w.f.Groups[g]), groupSize, true)
		w.WriteString(label(wide+2*(groupPad-labelAir), groupHigh-labelAir) + ";\n")
		for _, i := range w.f.Groups[g].Members {
			w.actor(i)
		}
		for _, i := range inside[g] {
			w.caption(i)
		}
		w.WriteString("}\n")
	}
}

// link writes a tie, and its caption where that is a node in no group.
func (w *groupWriter) link(i int) {
	l, tie := w.f.Links[i], strconv.Itoa(i)
	from, to := "n"+strconv.Itoa(l.From), "n"+strconv.Itoa(l.To)
	if w.nodes && l.From != l.To {
		if g := w.of[l.From]; g < 0 || g != w.of[l.To] {
			w.caption(i)
		}
		w.WriteString(from + " -> c" + tie + ` [id="e` + tie + "\"];\nc" + tie + " -> " + to + ` [id="f` + tie + "\"];\n")
		return
	}
	a, b := w.actors[l.From], w.actors[l.To]
	apart := (a.w+b.w)/4 + (a.h+b.h)/4
	w.WriteString(from + " -> " + to + ` [id="e` + tie + `" len="` + inches(apart+max(w.captions[i].w, 30)+40) + "\"];\n")
}

// caption writes a caption as a node; one without words gets a little room, so
// that ties of one pair stay apart.
func (w *groupWriter) caption(i int) {
	c := &w.captions[i]
	w.WriteString("c" + strconv.Itoa(i) + ` [width="` + inches(max(c.w, 12)+2*labelAir) + `" height="` + inches(max(c.h, 12)+labelAir) + "\"];\n")
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
