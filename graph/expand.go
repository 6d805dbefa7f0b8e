package graph

import (
	"fmt"

	"dossier/data"
)

// expandWritten finds the pairs that the written claims tie.
func (b *builder) expandWritten() error {
	written := b.g.d.Claims.Written()
	if len(written) == 0 {
		return nil
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
	return inPieces(b.ctx, len(b.order), func(k, end int) {
		for ; k < end; k++ {
			at := int(b.order[k])
			c := &written[at]
			reason := ""
			if rel, ok := relation[c.Relation]; !ok {
				reason = unknown("relation", c.Relation)
			} else if b.relRank[rel] >= maxRelations {
				reason = "the dossier has too many relations for an index"
			} else {
				reason = b.expand(c, uint32(at), rel, node)
			}
			if reason != "" {
				b.unused.add(func() UnusedClaim { return UnusedClaim{b.g.d.ClaimID(at), reason} })
			}
		}
	})
}

// expand appends the pairs of one claim. It returns why there are none, or fewer
// than the claim says.
func (b *builder) expand(c *data.Claim, at, rel uint32, node map[string]Node) (reason string) {
	symmetric := b.symmetric[rel]
	within := len(c.To) == 0 && symmetric
	others := len(c.To)
	if within {
		others = len(c.From)
	}
	count := len(c.From) * others
	switch {
	case len(c.From) == 0:
		return "it has no first actor"
	case others == 0:
		return "it has no second actor"
	case count > MaxPairs:
		return fmt.Sprintf("its actors make %d pairs, at most %d may be", count, MaxPairs)
	case count > 1 && len(b.pairs)+count > len(b.g.d.Claims.Written())+maxJointPairs:
		return fmt.Sprintf("joint claims make more than %d pairs together", maxJointPairs)
	}
	found := false
	for i, x := range c.From {
		from, ok := node[x]
		if !ok {
			return unknown("actor", x)
		}
		to := c.To
		if within {
			to = c.From[i+1:]
		}
		for _, y := range to {
			n, ok := node[y]
			if !ok {
				return unknown("actor", y)
			}
			if within && n == from {
				continue
			}
			found = true
			if b.part.Whole != nil && !b.part.Whole(x, y) {
				continue
			}
			p := pair{from, n, rel, at}
			if symmetric && from > n {
				p.from, p.to = n, from
			}
			b.pairs = append(b.pairs, p)
		}
	}
	if !found {
		return "it names a single actor"
	}
	return ""
}
