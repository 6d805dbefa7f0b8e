package shapes

import (
	"slices"

	"dossier/render/layout/internal/network"
)

// IsTree reports whether a network is a tree: connected and without a ring.
func IsTree(n *network.Network) bool {
	return len(n.Nodes) > 1 && len(n.Strands) == len(n.Nodes)-1 && connected(n)
}

// rooted is a tree as seen from its root.
type rooted struct {
	n        *network.Network
	root     int
	order    []int   // nodes, each behind its parent
	parent   []int   // of each node; -1 for the root
	strand   []int   // to the parent
	depth    []int   // below the root
	children [][]int // of each node, in the order in which they are drawn
}

// rootedAt sees a tree from one of its nodes.
func rootedAt(n *network.Network, root int) *rooted {
	count := len(n.Nodes)
	r := &rooted{n: n, root: root, parent: make([]int, count), strand: make([]int, count),
		depth: make([]int, count), children: make([][]int, count)}
	r.parent[root], r.strand[root] = -1, -1
	r.order = append(r.order, root)
	t := ties(n)
	for i := 0; i < len(r.order); i++ {
		v := r.order[i]
		for _, next := range t[v] {
			if next.strand == r.strand[v] {
				continue
			}
			c := next.other
			r.parent[c], r.strand[c], r.depth[c] = v, next.strand, r.depth[v]+1
			r.children[v] = append(r.children[v], c)
			r.order = append(r.order, c)
		}
		slices.SortStableFunc(r.children[v], func(a, b int) int { return int(r.share(a)) - int(r.share(b)) })
	}
	return r
}

// deepest is how far below the root the farthest node is.
func (r *rooted) deepest() int { return r.depth[r.order[len(r.order)-1]] }

// rootOf is the node from which, or else to which, most lines of a tree run, if these are
// nine of ten of those that have a direction; of several the first. Without such a node
// it is the middle of a longest way.
func rootOf(n *network.Network) int {
	r := rootedAt(n, 0)
	down := make([]int, len(n.Nodes)) // lines that run from each node, less those that run to it
	directed := 0
	for _, v := range r.order[1:] {
		along := runs(n.Strands[r.strand[v]], r.parent[v])
		down[0] += along
		directed += int(abs(float64(along)))
	}
	// From another root only the lines on the way to it run the other way.
	for _, v := range r.order[1:] {
		down[v] = down[r.parent[v]] - 2*runs(n.Strands[r.strand[v]], r.parent[v])
	}
	from, to := 0, 0
	for v := range down {
		if down[v] > down[from] {
			from = v
		}
		if down[v] < down[to] {
			to = v
		}
	}
	enough := directed - directed/5 // one of ten the other way takes two away
	switch {
	case directed > 0 && down[from] >= enough:
		return from
	case directed > 0 && -down[to] >= enough:
		return to
	}
	return middle(n)
}

// middle is the middle node of a longest way in a tree.
func middle(n *network.Network) int {
	r := rootedAt(n, 0)
	r = rootedAt(n, r.order[len(r.order)-1])
	at := r.order[len(r.order)-1]
	for range r.depth[at] / 2 {
		at = r.parent[at]
	}
	return at
}

// share says which lines between a node and its children may have a piece in common: all
// that have a head at the node, or all that have none there. Strands of several lanes
// have theirs alone, since lanes could not be told apart.
type share int

const (
	sharedTo   share = iota // with a head at the parent
	alone                   // of several lanes
	sharedFrom              // with no head at the parent
)

// share is with which of its siblings a node may share a piece of its line.
func (r *rooted) share(v int) share {
	s := r.n.Strands[r.strand[v]]
	switch {
	case len(s.Lanes) > 1:
		return alone
	case senseFrom(s, r.parent[v]) == inward:
		return sharedTo
	default:
		return sharedFrom
	}
}

// bundle are children of one node, next to each other, whose lines begin as one.
type bundle struct {
	children []int
	half     float64 // of what its lanes take up
	port     float64 // where it leaves the parent, from the parent's middle
	level    int     // of the turn of its lines, from the parent on
}

// bundles are the children of a node by what their lines share.
func (r *rooted) bundles(v int) []bundle {
	var out []bundle
	for i, c := range r.children[v] {
		is := r.share(c)
		if i > 0 && is != alone && is == r.share(r.children[v][i-1]) {
			last := &out[len(out)-1]
			last.children = append(last.children, c)
			continue
		}
		out = append(out, bundle{children: []int{c}, half: r.n.Strands[r.strand[c]].Half()})
	}
	return out
}
