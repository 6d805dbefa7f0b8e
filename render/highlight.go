package render

import (
	"slices"

	"dossier/graph"
	"dossier/graph/path"
)

// Highlight greys whatever in a figure does not lie on the paths: the ends are
// drawn as ends, the rest of the way as usual, and everything else as context,
// without its evidence notes, which are numbered anew. The paths' own caveat is
// added to the footer. The figure is one that [FromView] made of the same graph.
func Highlight(f Figure, g *graph.Graph, paths []path.Path) Figure {
	onWay, ends := map[string]bool{}, map[string]bool{}
	ties := map[linkKey]bool{}
	for _, p := range paths {
		for i, h := range p.Hops {
			onWay[g.Actor(h.From).ID], onWay[g.Actor(h.To).ID] = true, true
			if i == 0 {
				ends[g.Actor(h.From).ID] = true
			}
			if i == len(p.Hops)-1 {
				ends[g.Actor(h.To).ID] = true
			}
			for _, t := range h.Ties {
				from, to := g.Ends(t)
				ties[linkKey{g.Actor(from).ID, g.Actor(to).ID, g.Relation(t).ID}] = true
			}
		}
	}
	nodes := make([]Node, len(f.Nodes))
	for i, n := range f.Nodes {
		n.Role = Context
		if onWay[n.Actor] {
			n.Role = Plain
		}
		if ends[n.Actor] {
			n.Role = End
		}
		nodes[i] = n
	}
	told := f.Notes
	f.Notes = nil
	links := make([]Link, len(f.Links))
	number := map[int]int{} // of a note, old to new
	for i, l := range f.Links {
		old := l.Notes
		l.Notes, l.Role = nil, Context
		if ties[linkKey{f.Nodes[l.From].Actor, f.Nodes[l.To].Actor, l.Relation}] {
			l.Role = Plain
			for _, n := range old {
				if number[n] == 0 {
					f.Notes = append(f.Notes, told[n-1])
					number[n] = len(f.Notes)
				}
				l.Notes = append(l.Notes, number[n])
			}
		}
		links[i] = l
	}
	f.Nodes, f.Links = nodes, links
	f.Groups = slices.Clone(f.Groups)
	settleGroupRoles(f.Groups, f.Nodes)
	f.Description = "What does not lie on the paths is grey. " + describe(&f)
	f.Legend = legend(&f)
	f.Footer = append(append([]string{}, f.Footer...), "What does not lie on the paths is grey.", Caveat)
	return f
}
