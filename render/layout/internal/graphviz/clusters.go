package graphviz

import (
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/layout/internal/draft"
)

// groupMargin is the room between actors and the box of their group, in pixels.
const groupMargin = 14.0

// clusteredSource is source for a figure with groups, which become clusters of
// Graphviz. There are no labels of edges: together with clusters they corrupt the
// engine's memory or make it lose edges. To dot a caption is a node of its own
// between the two halves of its tie, within the cluster if both ends are; other
// engines do not regard captions anyway.
func (j *job) clusteredSource() string {
	w := clusterWriter{job: j, of: j.GroupOf(), nodes: j.Program == Dot && len(j.Figure.Links) < crowd}
	w.WriteString("digraph { ")
	switch {
	case w.nodes:
		w.WriteString(`nodesep="0.3"; ranksep="0.28"; splines="true"; `)
	case j.Program == Dot:
		w.WriteString(crowdAttributes)
	default:
		w.WriteString(attributes[j.Program])
	}
	if j.Flow == render.LeftToRight {
		w.WriteString(`rankdir="LR"; `)
	}
	w.WriteString("node [shape=\"box\" fixedsize=\"true\" label=\" \"];\n" +
		"edge [arrowhead=\"none\" tailclip=\"false\" headclip=\"false\"];\n")
	w.clusters()
	for i := range j.Figure.Nodes {
		if w.of[i] < 0 {
			w.actor(i)
		}
	}
	for i := range j.Figure.Links {
		w.link(i)
	}
	w.WriteString("}\n")
	return w.String()
}

// clusterWriter writes the parts of a figure with groups.
type clusterWriter struct {
	strings.Builder
	*job
	of    []int // the group of each actor
	nodes bool  // captions are nodes
}

func (w *clusterWriter) actor(i int) {
	w.WriteString("n" + strconv.Itoa(i) + ` [width="` + inches(w.Actors[i].W) + `" height="` + inches(w.Actors[i].H) + "\"];\n")
}

// clusters writes each group with its actors and the captions of its own ties.
func (w *clusterWriter) clusters() {
	inside := make([][]int, len(w.Figure.Groups))
	for i, l := range w.Figure.Links {
		if g := w.of[l.From]; w.nodes && g >= 0 && g == w.of[l.To] && l.From != l.To {
			inside[g] = append(inside[g], i)
		}
	}
	for g := range w.Figure.Groups {
		w.WriteString("subgraph cluster" + strconv.Itoa(g) + ` { margin="` + strconv.Itoa(int(groupMargin)) + `"; labeljust="l";`)
		w.WriteString(label(w.Groups[g].W+2*(draft.GroupPad-labelAir), w.Groups[g].H-labelAir) + ";\n")
		for _, i := range w.Figure.Groups[g].Members {
			w.actor(i)
		}
		for _, i := range inside[g] {
			w.caption(i)
		}
		w.WriteString("}\n")
	}
}

// link writes a tie, and its caption where that is a node in no group.
func (w *clusterWriter) link(i int) {
	l, tie := w.Figure.Links[i], strconv.Itoa(i)
	from, to := "n"+strconv.Itoa(l.From), "n"+strconv.Itoa(l.To)
	if w.nodes && l.From != l.To {
		if g := w.of[l.From]; g < 0 || g != w.of[l.To] {
			w.caption(i)
		}
		w.WriteString(from + " -> c" + tie + ` [id="e` + tie + "\"];\nc" + tie + " -> " + to + ` [id="f` + tie + "\"];\n")
		return
	}
	w.WriteString(from + " -> " + to + ` [id="e` + tie + `" len="` + inches(w.apart(i)+max(w.Captions[i].W, 30)+40) + "\"];\n")
}

// caption writes a caption as a node; one without words gets a little room, so
// that ties of one pair stay apart.
func (w *clusterWriter) caption(i int) {
	c := &w.Captions[i]
	w.WriteString("c" + strconv.Itoa(i) + ` [width="` + inches(max(c.W, 12)+2*labelAir) + `" height="` + inches(max(c.H, 12)+labelAir) + "\"];\n")
}
