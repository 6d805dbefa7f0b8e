package path

import "slices"

// pick writes the first in order of the best paths to sc.path.
func (d *lazyDuel) pick(sc *scratch) bool {
	found := false
	for _, c := range d.crossings {
		if !d.trace(sc, c) {
			return false
		}
		if !found || slices.Compare(sc.other, sc.path) < 0 {
			sc.path, sc.other = sc.other, sc.path
			found = true
		}
	}
	return found
}

// trace writes the first in order of the best paths through a crossing to
// sc.other.
func (d *lazyDuel) trace(sc *scratch, c crossing) bool {
	fore, back := d.fore.found, d.back.found
	list := append(sc.other[:0], fore[c.from].node)
	for at := c.from; at != 0; {
		at = fore[at].parent
		list = append(list, fore[at].node)
	}
	slices.Reverse(list)
	n := back[c.to].node
	if n != fore[c.from].node {
		list = append(list, n)
	}
	d.s.m.spend(len(list))
	rows := d.fore.rows
	for n != d.s.q.To {
		rest := d.back.costOf(n)
		next, work := n, 1
		for _, a := range rows.Arcs[rows.Start[n]:rows.Start[n+1]] {
			price, to := lazyPrice(a), a.To()
			if price > rest {
				break
			}
			work++
			if d.back.has(to) && d.back.costOf(to)+price == rest && (next == n || to < next) {
				next = to
			}
		}
		if !d.s.m.spend(work) {
			return false
		}
		n = next
		list = append(list, n)
	}
	sc.other = list
	return true
}
