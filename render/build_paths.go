package render

import (
	"strconv"

	"dossier/data/answer"
)

// longestRow is the number of hops of a path that fits into one row.
const longestRow = 5

// contentOfPaths shows the actors on paths with every tie of every hop, in the
// order in which the paths are read. A tie keeps the direction in which it is
// written, even where a path passes it the other way.
func contentOfPaths(a *answer.Paths) content {
	s := &side{Index: &a.Index, claims: a.Claims}
	c := content{
		title:   "From " + a.Label(a.From) + " to " + a.Label(a.To),
		intro:   "There is no path. ",
		closing: []string{answer.Caveat},
	}
	if n := len(a.Paths); n > 0 {
		c.intro = answer.Counted(n, "path") + " from " + a.Name(a.From) + " to " + a.Name(a.To) + ". "
		if a.MorePaths > 0 {
			most := "The first " + strconv.Itoa(n) + " of " + answer.Counted(n+a.MorePaths, "path") + "."
			c.intro += most + " "
			c.opening = []string{most}
		}
	}
	longest := 0
	drawn := make(map[tieKey]bool)
	for _, p := range a.Paths {
		longest = max(longest, len(p.Hops))
		for i, h := range p.Hops {
			c.actors = append(c.actors, actor{h.From, s, endIf(i == 0)}, actor{h.To, s, endIf(i == len(p.Hops)-1)})
			for _, t := range h.Ties {
				if key := keyOf(&a.Index, &h, &t); !drawn[key] {
					drawn[key] = true
					c.ties = append(c.ties, tie{tieKey: key, status: t.Status, claims: t.TieClaims, side: s})
				}
			}
		}
	}
	c.beside(a, s)
	c.flow = func(*Figure) Flow {
		if longest > longestRow {
			return TopToBottom
		}
		return LeftToRight
	}
	return c
}

// beside adds the ties around actors that were expanded, as context of the paths.
func (c *content) beside(a *answer.Paths, s *side) {
	if len(a.Beside) == 0 {
		return
	}
	onWay, _ := waysOf(&a.Index, a.Paths)
	role := func(id string) Role {
		if r, is := onWay[id]; is {
			return r
		}
		return Context
	}
	for _, t := range a.Beside {
		c.actors = append(c.actors, actor{t.From, s, role(t.From)}, actor{t.To, s, role(t.To)})
		c.ties = append(c.ties, tie{tieKey: tieKey{t.From, t.Relation, t.To}, status: t.Status, claims: t.TieClaims, side: s, role: Context})
	}
	c.context = notOnPaths // so the legend says
	c.intro += greyRest + " "
}

func endIf(end bool) Role {
	if end {
		return End
	}
	return Plain
}

// keyOf turns a tie of a hop into the direction in which it is written; that of a
// symmetric relation runs from the lower id to the higher.
func keyOf(x *answer.Index, h *answer.Hop, t *answer.HopTie) tieKey {
	key := tieKey{h.From, t.Relation, h.To}
	if x.Relations[t.Relation].Symmetric {
		key.from, key.to = min(h.From, h.To), max(h.From, h.To)
	} else if t.Reversed {
		key.from, key.to = h.To, h.From
	}
	return key
}
