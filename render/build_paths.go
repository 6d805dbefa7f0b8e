package render

import "dossier/data/answer"

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
	c.flow = func(*Figure) Flow {
		if longest > longestRow {
			return TopToBottom
		}
		return LeftToRight
	}
	return c
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
