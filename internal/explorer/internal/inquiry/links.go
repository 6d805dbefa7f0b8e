package inquiry

import (
	"cmp"
	"slices"
	"strings"

	"dossier/data/answer"
	"dossier/internal/options"
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

// about is a request of a verb about some actors, under the filter of another one.
func about(r options.Request, verb string, actors ...string) options.Request {
	var to options.Request
	to.Verb, to.Actors, to.Filter = verb, actors, r.Filter
	return to
}

// castOf lists the actors of an answer by name, but for those who are hidden.
func castOf(found answer.Answer, r options.Request, c *chooser) []Actor {
	base := found.Common()
	x := &base.Index
	ids := make([]string, 0, len(x.Actors))
	for id := range x.Actors {
		if base.Hidden == nil || !slices.Contains(base.Hidden.Actors, id) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(strings.Compare(x.Label(a), x.Label(b)), strings.Compare(a, b))
	})
	list := make([]Actor, 0, len(ids))
	for _, id := range ids[:min(len(ids), mostLinked)] {
		a := Actor{ID: id, Name: x.Label(id), Kind: answer.KindWord(x.Actors[id].Kind),
			Card: about(r, answer.VerbShow, id).URL(), Around: about(r, answer.VerbDraw, id).URL()}
		c.links(&a)
		list = append(list, a)
	}
	return list
}

// tiesOf lists the ties of an answer in its order, each once.
func tiesOf(found answer.Answer, r options.Request) []Tie {
	x := &found.Common().Index
	var list []Tie
	met := map[[3]string]bool{}
	add := func(from, relation, to, status string) {
		key := [3]string{from, relation, to}
		if met[key] || len(list) == mostLinked || from == to {
			return
		}
		met[key] = true
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
	return list
}
