package inquiry

import (
	"cmp"
	"slices"
	"strings"

	"dossier/data/answer"
	"dossier/internal/options"
	"dossier/render/layout"
)

// Actor is an actor in an answer, with the requests that lead on from it.
type Actor struct {
	ID           string
	Name, Kind   string
	Card, Around string // URLs
	// Expand, Collapse, Hide and Avoid are figures with more or less around it, and
	// without it; each is empty where it makes no sense.
	Expand, Collapse, Hide, Avoid string
}

// Changes reports whether the figure can be had with more or less of some actor.
func (p *Page) Changes() bool {
	return slices.ContainsFunc(p.Cast, func(a Actor) bool { return a.Expand+a.Collapse+a.Hide+a.Avoid != "" })
}

// Tie is a tie in an answer, with the request for its claims.
type Tie struct {
	FromID, ToID    string
	From, Words, To string
	Status          string
	Claims          string // a URL
}

// mostLinked bounds the lists of actors and ties that stand below an answer.
const mostLinked = 400

// listed is how many actors and ties stand below an answer at most: of a figure all that
// can be drawn, since the lists stand for it.
func listed(found answer.Answer) (actors, ties int) {
	if _, drawn := found.(*answer.Network); drawn {
		return layout.MostActors, layout.MostTies
	}
	return mostLinked, mostLinked
}

// leftOut says how many actors and ties the lists below an answer leave out.
func leftOut(actors, ties int) string {
	var left []string
	if actors > 0 {
		left = append(left, answer.Counted(actors, "actor"))
	}
	if ties > 0 {
		left = append(left, answer.Counted(ties, "tie"))
	}
	if len(left) == 0 {
		return ""
	}
	return "The lists below leave out " + answer.JoinNames(left) + "."
}

// about is a request of a verb about some actors, under the filter of another one.
func about(r options.Request, verb string, actors ...string) options.Request {
	var to options.Request
	to.Verb, to.Actors, to.Filter = verb, actors, r.Filter
	return to
}

// castOf lists the actors of an answer by name, but for those who are hidden, and counts
// those that the list has no room for.
func castOf(found answer.Answer, r options.Request, c *chooser) (list []Actor, more int) {
	base := found.Common()
	x := &base.Index
	var hidden []string
	if base.Hidden != nil {
		hidden = base.Hidden.Actors
	}
	most, _ := listed(found)
	list, more = firstNamed(x, hidden, most)
	for i := range list {
		a := &list[i]
		a.Kind = answer.KindWord(x.Actors[a.ID].Kind)
		a.Card, a.Around = about(r, answer.VerbShow, a.ID).URL(), about(r, answer.VerbDraw, a.ID).URL()
		c.links(a)
	}
	return list, more
}

// firstNamed gives the first n actors by name but for some, and how many more there are. That
// may be very many: it takes time in proportion to their number, and sorts only those that
// may be among the first.
func firstNamed(x *answer.Index, without []string, n int) (first []Actor, more int) {
	compare := func(a, b Actor) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	}
	list, last := make([]Actor, 0, min(len(x.Actors), 2*n)), Actor{}
	total := 0
	for id := range x.Actors {
		if slices.Contains(without, id) {
			continue
		}
		total++
		a := Actor{ID: id, Name: x.Label(id)}
		if last.ID != "" && compare(a, last) > 0 {
			continue
		}
		if list = append(list, a); len(list) == 2*n {
			slices.SortFunc(list, compare)
			list, last = list[:n], list[n-1]
		}
	}
	slices.SortFunc(list, compare)
	list = list[:min(len(list), n)]
	return list, total - len(list)
}

// tiesOf lists the ties of an answer in its order, each once, and counts those that the
// list has no room for.
func tiesOf(found answer.Answer, r options.Request) (list []Tie, more int) {
	x := &found.Common().Index
	_, most := listed(found)
	met := map[[3]string]bool{}
	add := func(from, relation, to, status string) {
		key := [3]string{from, relation, to}
		if met[key] || from == to {
			return
		}
		met[key] = true
		if len(list) == most {
			more++
			return
		}
		claims := about(r, answer.VerbPath, from, to)
		claims.Path.AsWritten, claims.Path.MaxHops = true, 1
		claims.Filter.Relations = []string{relation}
		list = append(list, Tie{FromID: from, ToID: to, From: x.Label(from), Words: x.Phrase(relation, false), To: x.Label(to), Status: status, Claims: claims.URL()})
	}
	switch a := found.(type) {
	case *answer.Network:
		for i := range a.Ties {
			t := &a.Ties[i]
			add(t.From, t.Relation, t.To, t.Status.String())
		}
	case *answer.Paths:
		for i := range a.Paths {
			for _, h := range a.Paths[i].Hops {
				for k := range h.Ties {
					from, to := h.From, h.To
					if h.Ties[k].Reversed {
						from, to = to, from
					}
					add(from, h.Ties[k].Relation, to, h.Ties[k].Status.String())
				}
			}
		}
		for i := range a.Beside {
			t := &a.Beside[i]
			add(t.From, t.Relation, t.To, t.Status.String())
		}
	case *answer.Profile:
		for i := range a.Out {
			add(a.ID, a.Out[i].Relation, a.Out[i].Actor, a.Out[i].Status.String())
		}
		for i := range a.In {
			add(a.In[i].Actor, a.In[i].Relation, a.ID, a.In[i].Status.String())
		}
	}
	return list, more
}
