package render

import (
	"dossier/data"
	"dossier/data/answer"
)

// greyRest tells what is grey in a figure in which paths stand out.
const greyRest = "What does not lie on the paths is grey."

// notOnPaths says in the legend what the grey ties are.
const notOnPaths = "not on the paths"

// contentOfNetwork shows a part of a dossier, or all of it. Where paths are to
// stand out, their ends are drawn as ends, the rest of the way as usual, and
// everything else as context, without evidence notes.
func contentOfNetwork(a *answer.Network) content {
	s := &side{Index: &a.Index, claims: a.Claims}
	c := content{title: data.Printable(a.Dossier.Title), flow: (*Figure).flow}
	if len(a.Centres) > 0 {
		var names []string
		for _, id := range a.Around() {
			names = append(names, a.Label(id))
		}
		c.title = "Around " + answer.JoinNames(names)
	}
	roles := make(map[string]Role)
	for _, id := range a.Centres {
		roles[id] = End
	}
	onWay := make(map[tieKey]bool)
	other := Plain // what is neither centre nor on a path
	if len(a.Highlight) > 0 {
		roles, onWay = waysOf(&a.Index, a.Highlight)
		other = Context
		c.context = notOnPaths
		c.intro, c.closing = greyRest+" ", []string{answer.Caveat} // the legend says what is grey
	}
	for _, id := range a.Members {
		role, known := roles[id]
		if !known {
			role = other
		}
		c.actors = append(c.actors, actor{id, s, role})
	}
	for _, t := range a.Ties {
		d := tie{tieKey: tieKey{t.From, t.Relation, t.To}, status: t.Status, claims: t.TieClaims, side: s}
		if !onWay[d.tieKey] {
			d.role = other
		}
		c.ties = append(c.ties, d)
	}
	return c
}

// waysOf gives the actors of paths their roles, and their ties.
func waysOf(x *answer.Index, paths []answer.Path) (actors map[string]Role, ties map[tieKey]bool) {
	actors, ties = make(map[string]Role), make(map[tieKey]bool)
	for _, p := range paths {
		for i, h := range p.Hops {
			actors[h.From] = max(actors[h.From], endIf(i == 0))
			actors[h.To] = max(actors[h.To], endIf(i == len(p.Hops)-1))
			for _, t := range h.Ties {
				ties[keyOf(x, &h, &t)] = true
			}
		}
	}
	return actors, ties
}
