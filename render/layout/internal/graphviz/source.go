package graphviz

import (
	"strconv"
	"strings"

	"dossier/render"
	"dossier/render/layout/internal/draft"
)

// pointsPerInch is the measure of Graphviz; a pixel of ours is a point of its.
const pointsPerInch = 72

// attributes of the whole drawing for each engine. Space between actors leaves
// room for captions; all of it is text of ours. Without a start fdp places
// actors by chance, and sfdp does so at every level but the lowest; see seed.
var attributes = map[Program]string{
	Dot:   `nodesep="0.38"; ranksep="0.45"; splines="true"; `,
	Neato: `overlap="false"; sep="+16"; esep="+8"; splines="true"; `,
	Fdp:   `overlap="false"; sep="+16"; esep="+8"; splines="true"; K="1.6"; start="7"; `,
	Sfdp:  `overlap="scale"; sep="+16"; esep="+8"; splines="true"; K="2.2"; levels="0"; `,
	Circo: `overlap="false"; mindist="1.3"; splines="true"; `,
	Twopi: `overlap="false"; ranksep="2.4"; splines="true"; `,
}

// crowd is the number of ties from which dot is not given their captions: every
// caption is a rank of its own to it, its time grows with the cube of the ranks,
// and 300 ties would take a minute. Captions then find their place among the
// lines afterwards, and ranks stand farther apart to leave room.
const crowd = 140

// tightAttributes are those of a figure for a narrow column.
var tightAttributes = map[Program]string{
	Dot:   `nodesep="0.2"; ranksep="0.32"; splines="true"; `,
	Neato: `overlap="false"; sep="+9"; esep="+5"; splines="true"; `,
}

// routedTies is the number of ties beyond which lines are straight except in
// dot: leading them around actors takes the engine a minute for a thousand.
const routedTies = 300

// sparseTies is the same for sfdp, which leaves much room between actors: there
// the router leads straight lines as well as those of the engine, which spends
// all but a fiftieth of its time on leading 300 of them. What else takes it more time
// than to place actors, we do: captions find their place afterwards, and actors are
// kept apart by keepApart.
const sparseTies = 60

// placesAlone reports whether nothing but the places of actors is asked for.
func (j *job) placesAlone() bool { return j.Program == Sfdp && len(j.Figure.Links) > sparseTies }

// aloneAttributes leave sfdp all its levels, which take it a third of the time that
// one does for 500 ties, and lead to fewer crossings.
const aloneAttributes = `overlap="true"; splines="line"; K="2.2"; quadtree="fast"; `

// seed is a part of its own before all others, too small to have levels. To place it
// sfdp starts its random numbers anew, with which it goes on at the levels of the next
// part; otherwise it would go on with those that earlier drawings have left behind.
const seed = `s0 [width="0.1" height="0.1"]; s1 [width="0.1" height="0.1"]; s0 -> s1 [id="s0"];` + "\n"

const crowdAttributes = `nodesep="0.45"; ranksep="1.7"; nslimit="4"; splines="true"; `

// source writes what the engine is given: names that we number, sizes that we
// measured, and nothing else of the figure.
func (j *job) source() string {
	if len(j.Figure.Groups) > 0 {
		return j.clusteredSource()
	}
	links, program, tight := j.Figure.Links, j.Program, j.Wrap == draft.Narrow
	labelled := program != Dot && !j.placesAlone() || program == Dot && len(links) < crowd
	var b strings.Builder
	b.WriteString("digraph { " + j.drawingAttributes(labelled))
	b.WriteString("node [shape=\"box\" fixedsize=\"true\" label=\" \"];\n" +
		"edge [arrowhead=\"none\" tailclip=\"false\" headclip=\"false\" fontsize=\"8\"];\n")
	if j.placesAlone() {
		b.WriteString(seed)
	}
	for i, a := range j.Actors {
		b.WriteString("n" + strconv.Itoa(i) + ` [width="` + inches(a.W) + `" height="` + inches(a.H) + `"`)
		b.WriteString("];\n")
	}
	for i, l := range links {
		from, to := l.From, l.To
		if j.turned != nil && j.turned[i] {
			from, to = to, from
		}
		b.WriteString("n" + strconv.Itoa(from) + " -> n" + strconv.Itoa(to) + ` [id="e` + strconv.Itoa(i) + `"`)
		c := &j.Captions[i]
		if program != Dot {
			room := max(c.W, 30) + 40
			if tight {
				room -= 24
			}
			b.WriteString(` len="` + inches(j.apart(i)+room) + `"`)
		}
		if labelled {
			// A line without a caption gets room for a small one, so that ties
			// of one pair stay apart.
			b.WriteString(label(max(c.W, 12), max(c.H, 12)))
		}
		b.WriteString("];\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// drawingAttributes are those of the whole drawing, whose captions are labels or not.
func (j *job) drawingAttributes(labelled bool) string {
	all, tight := attributes[j.Program], tightAttributes[j.Program]
	switch {
	case j.placesAlone():
		all = aloneAttributes
	case !labelled:
		all = crowdAttributes
	case j.Wrap == draft.Narrow && tight != "":
		all = tight
	}
	if j.Program != Dot && len(j.Figure.Links) > routedTies {
		all += `splines="line"; `
	}
	if j.Flow == render.LeftToRight {
		all += `rankdir="LR"; `
	}
	return all
}

// apart is the distance between the centres of a tie's actors that they take up
// themselves, about.
func (j *job) apart(tie int) float64 {
	l := j.Figure.Links[tie]
	a, b := j.Actors[l.From], j.Actors[l.To]
	return (a.W+b.W)/4 + (a.H+b.H)/4
}

// label is a label of a size, without any text: the cell holds one space, since
// an empty cell corrupts the engine's memory.
func label(w, h float64) string {
	return ` label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="` +
		strconv.Itoa(int(w)+2*labelAir) + `" HEIGHT="` + strconv.Itoa(int(h)+labelAir) +
		`"><TR><TD> </TD></TR></TABLE>>`
}

// labelAir is the room kept free around a caption, in pixels.
const labelAir = 4

func inches(px float64) string {
	return strconv.FormatFloat(px/pointsPerInch, 'f', 4, 64)
}
