package graph

import "dossier/data"

// expandWritten finds the pairs that the written claims tie.
func (b *builder) expandWritten() {
	written := b.g.d.Claims.Written()
	if len(written) == 0 {
		return
	}
	node := make(map[string]Node, len(b.g.actorAt))
	for n := len(b.g.actorAt) - 1; n >= 0; n-- { // of two with one id the first counts
		node[b.g.Actor(Node(n)).ID] = Node(n)
	}
	relation := make(map[string]uint32, len(b.g.d.Relations))
	for i := range b.g.d.Relations {
		relation[b.g.d.Relations[i].ID] = uint32(i)
	}
	b.pairs = make([]pair, 0, len(written))
	// In the order of ids, so that the bound on pairs cuts the same claims
	// whatever the order of the input.
	for k := range written {
		at := k
		if b.order != nil {
			at = int(b.order[k])
		}
		rel, ok := relation[written[at].Relation]
		if !ok || b.relRank[rel] >= maxRelations || !b.expand(&written[at], uint32(at), rel, node) {
			b.g.unused++
		}
	}
}

// expand appends the pairs of one claim and reports whether there were any.
func (b *builder) expand(c *data.Claim, at, rel uint32, node map[string]Node) bool {
	symmetric := b.symmetric[rel]
	within := len(c.To) == 0 && symmetric
	others := len(c.To)
	if within {
		others = len(c.From)
	}
	count := len(c.From) * others
	if count > MaxPairs || count > 1 && len(b.pairs)+count > len(b.g.d.Claims.Written())+maxJointPairs {
		return false
	}
	before := len(b.pairs)
	for i, x := range c.From {
		from, ok := node[x]
		if !ok {
			continue
		}
		to := c.To
		if within {
			to = c.From[i+1:]
		}
		for _, y := range to {
			n, ok := node[y]
			if !ok || within && n == from {
				continue
			}
			p := pair{from, n, rel, at}
			if symmetric && from > n {
				p.from, p.to = n, from
			}
			b.pairs = append(b.pairs, p)
		}
	}
	return len(b.pairs) > before
}
