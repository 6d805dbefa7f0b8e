package inquiry

import (
	"slices"
	"strconv"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
)

// chooser makes the links that add to the figure of an answer and take out of it.
type chooser struct {
	found  answer.Answer
	asked  options.Request
	drawn  options.Request // asks for the figure, where more can be added
	shown  map[string]bool // the actors in it
	named  map[string]bool // whom the question names: they stay
	whole  map[string]bool // around whom everything is shown anyhow
	onWays map[string]bool // who is on paths: without them there would be other paths
}

// chooserOf is nil where the answer has no figure that actors can be added to.
func chooserOf(found answer.Answer, r options.Request) *chooser {
	c := &chooser{found: found, asked: r, drawn: r, shown: map[string]bool{}, named: map[string]bool{}, whole: map[string]bool{}, onWays: map[string]bool{}}
	for _, id := range found.Common().Asked.Actors {
		c.named[id] = true
	}
	switch a := found.(type) {
	case *answer.Network:
		for _, id := range a.Members {
			c.shown[id], c.whole[id] = true, len(a.Centres) == 0
		}
		for _, id := range a.Centres {
			c.whole[id] = true
		}
		c.walk(a.Highlight)
	case *answer.Paths:
		if !a.Found() {
			return nil
		}
		c.walk(a.Paths)
		for i := range a.Beside {
			c.shown[a.Beside[i].From], c.shown[a.Beside[i].To] = true, true
		}
		if r.Verb == answer.VerbPath {
			c.drawn = drawnPath(r)
		}
	default:
		return nil
	}
	return c
}

// drawnPath asks for the figure of a question for paths.
func drawnPath(r options.Request) options.Request {
	r.Verb, r.Network = answer.VerbDraw, ask.NetworkOptions{Path: r.Actors}
	r.Actors, r.Path.Stress = nil, false
	return r
}

// walk notes who is on paths, and that their ends are named.
func (c *chooser) walk(paths []answer.Path) {
	for i := range paths {
		hops := paths[i].Hops
		for _, h := range hops {
			for _, id := range []string{h.From, h.To} {
				c.shown[id], c.onWays[id] = true, true
			}
		}
		c.named[hops[0].From], c.named[hops[len(hops)-1].To] = true, true
	}
}

// links gives an actor its ways to change the figure. Whoever is not in it has none.
func (c *chooser) links(a *Actor) {
	if c == nil || !c.shown[a.ID] {
		return
	}
	switch {
	case c.isExpanded(a.ID):
		a.Collapse = c.with(c.expanded(a.ID), c.drawn.Network.Hide)
	case !c.whole[a.ID]:
		a.Expand = c.with(append(slices.Clone(c.drawn.Network.Expand), a.ID), c.drawn.Network.Hide)
	}
	switch {
	case c.named[a.ID]:
	case c.onWays[a.ID]:
		around := c.asked
		around.Path.Avoid = append(slices.Clone(around.Path.Avoid), a.ID)
		a.Avoid = around.URL()
	default:
		a.Hide = c.with(c.drawn.Network.Expand, append(slices.Clone(c.drawn.Network.Hide), a.ID))
	}
}

// with is the figure with other actors expanded and hidden.
func (c *chooser) with(expand, hide []string) string {
	r := c.drawn
	r.Network.Expand, r.Network.Hide = expand, hide
	return r.URL()
}

func (c *chooser) isExpanded(id string) bool {
	return slices.ContainsFunc(c.found.Common().Expanded, func(e answer.Expansion) bool { return e.Actor == id })
}

// expanded lists who is expanded but for one.
func (c *chooser) expanded(but string) []string {
	var ids []string
	for _, e := range c.found.Common().Expanded {
		if e.Actor != but {
			ids = append(ids, e.Actor)
		}
	}
	return ids
}

// Chosen is an actor that was expanded or hidden, with the way back.
type Chosen struct {
	ID, Name string
	// Words say what became of it, after its name: "is hidden".
	Words string
	// Back takes it back, as BackWords say; Card has all that it is tied to.
	Back, BackWords string
	Card, CardWords string
}

// chosen lists who was expanded and who was hidden.
func (c *chooser) chosen() []Chosen {
	if c == nil {
		return nil
	}
	base := c.found.Common()
	var list []Chosen
	for _, e := range base.Expanded {
		x := Chosen{ID: e.Actor, Name: base.Label(e.Actor), Back: c.with(c.expanded(e.Actor), c.drawn.Network.Hide), BackWords: "collapse",
			Card: about(c.asked, answer.VerbShow, e.Actor).URL(), CardWords: "all in its card"}
		x.Words = "is expanded: it is tied to " + answer.Counted(e.Tied, "actor")
		if e.Shown < e.Tied {
			x.Words += ", of whom " + strconv.Itoa(e.Shown) + " are shown"
		}
		list = append(list, x)
	}
	if base.Hidden == nil {
		return list
	}
	for _, id := range base.Hidden.Actors {
		hide := slices.DeleteFunc(slices.Clone(base.Hidden.Actors), func(other string) bool { return other == id })
		list = append(list, Chosen{ID: id, Name: base.Label(id), Words: "is hidden", Back: c.with(c.drawn.Network.Expand, hide), BackWords: "show again",
			Card: about(c.asked, answer.VerbShow, id).URL(), CardWords: "its card"})
	}
	return list
}

// mostAround is how many actors are expanded at once.
const mostAround = 8

// context is the figure of the paths of an answer with what is around each of their
// actors; empty where it is no answer of paths, or shows that already.
func (c *chooser) context() string {
	if c == nil {
		return ""
	}
	a, ok := c.found.(*answer.Paths)
	if !ok || len(a.Expanded) > 0 {
		return ""
	}
	var ids []string
	for _, h := range a.Paths[0].Hops {
		ids = append(ids, h.From)
	}
	ids = append(ids, a.To)
	if len(ids) > mostAround {
		ids = ids[:mostAround]
	}
	return c.with(ids, c.drawn.Network.Hide)
}
