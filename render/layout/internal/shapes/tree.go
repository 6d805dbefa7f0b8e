package shapes

import (
	"cmp"
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

const (
	turnRadius  = 6.0  // of the corners of lines
	stem        = 12.0 // from a node to the first turn of the lines below it
	turnsApart  = 8.0  // between two turns, and between two lines that leave a node
	wordsToTurn = 10.0 // from a caption to the turn of its line
	branch      = 22.0 // from a turn to a node without a caption
	siblingRows = 8.0  // between two siblings of a tree to the right
	// A line to a child that is hardly aside has no turn.
	straightEnough = 2.0
)

// Tree places a tree below its root (see rootOf), in the first of these ways that fits
// the width and the height of the network, else in the one that is least too wide and
// then least too high:
//
//   - downward, a level for each distance from the root;
//   - to the right, likewise;
//   - downward to some level, below which nodes hang in lists, indented as in a chart of
//     a company: as few levels of them as will do.
//
// Lines leave a node as one where that shows the same (see share) and have round corners;
// captions stand at the child. It takes time in proportion to nodes times nodes.
func Tree(s *steps.Counter, n *network.Network) *network.Placed {
	if !IsTree(n) {
		return nil
	}
	r := rootedAt(n, rootOf(n))
	// Lists of more levels than these need no columns at the top.
	const mostHung = 4
	ways := []*branches{newBranches(r, false, r.deepest()), newBranches(r, true, r.deepest())}
	for from := r.deepest() - 1; from >= 0; from-- {
		if from < mostHung {
			ways = append(ways, newBranches(r, false, from))
		}
	}
	var all []*network.Placed
	for _, b := range ways {
		if s.Over(4 * len(n.Nodes)) {
			return nil
		}
		if p := b.placed(); p != nil {
			all = append(all, p)
		}
	}
	for _, p := range bestFirst(n, all) {
		if keeps(s, n, p) {
			return p
		}
	}
	return nil
}

// bestFirst sorts drawings by how much they are too wide and then by how much too high.
func bestFirst(n *network.Network, all []*network.Placed) []*network.Placed {
	slices.SortStableFunc(all, func(a, b *network.Placed) int {
		x, y := Bounds(n, a), Bounds(n, b)
		return cmp.Or(cmp.Compare(max(x.W-n.Width, 0), max(y.W-n.Width, 0)), cmp.Compare(max(x.H-n.Height, 0), max(y.H-n.Height, 0)))
	})
	return all
}

// branches is a tree that is being placed in one of the ways.
type branches struct {
	*rooted
	sideways bool
	hung     int // from this depth on nodes hang in lists
	families [][]bundle
	lists    []*list // of the nodes at that depth
	centres  []render.Point
	ways     []network.Way
}

func newBranches(r *rooted, sideways bool, hung int) *branches {
	return &branches{rooted: r, sideways: sideways, hung: hung, families: make([][]bundle, len(r.parent)), lists: make([]*list, len(r.parent)),
		centres: make([]render.Point, len(r.parent)), ways: make([]network.Way, len(r.n.Strands))}
}

// size is how much a node takes across the tree (W) and along it (H).
func (b *branches) size(v int) network.Size { return turned(b.n.Nodes[v], b.sideways) }

// at is the place on the page that lies so far across the tree and along it.
func (b *branches) at(across, along float64) render.Point {
	if b.sideways {
		return render.Point{X: along, Y: across}
	}
	return render.Point{X: across, Y: along}
}

// placed places the tree, or gives nothing where the lines of a node have no room.
func (b *branches) placed() *network.Placed {
	t := tidy{children: slices.Clone(b.children), reach: make([]reach, len(b.parent)), siblings: 16, others: 28}
	if b.sideways {
		t.siblings, t.others = siblingRows, 18
	}
	for _, v := range b.order {
		if b.depth[v] > b.hung {
			continue
		}
		t.reach[v] = b.reach(v)
		if b.depth[v] == b.hung {
			t.children[v] = nil
			if b.lists[v] = b.listOf(v); b.lists[v] == nil {
				return nil
			}
			if len(b.children[v]) > 0 {
				t.reach[v].after = max(t.reach[v].after, b.lists[v].right)
			}
			continue
		}
		b.families[v] = b.bundles(v)
		if !b.ports(v) {
			return nil
		}
	}
	across := t.offsets(b.root)
	for _, v := range b.order[1:] {
		if b.depth[v] <= b.hung {
			across[v] += across[b.parent[v]]
		}
	}
	for _, v := range b.order {
		b.levels(v, across)
	}
	b.set(across)
	return &network.Placed{Centres: b.centres, Ways: b.ways}
}

// words are the captions of the strand from a node to its parent: those that stand first
// on the page, and the others.
func (b *branches) words(v int) (before, after words) {
	if v == b.root {
		return words{}, words{}
	}
	both := wordsOf(b.n.Strands[b.strand[v]])
	if b.sideways { // a caption stands above its line, or else on the right of it
		return both[0], both[1]
	}
	return both[1], both[0]
}

// reach is how far a node and the captions at it reach across the tree.
func (b *branches) reach(v int) reach {
	half := b.size(v).W / 2
	before, after := b.words(v)
	return reach{before: max(half, b.beyond(before)), after: max(half, b.beyond(after))}
}

// beyond is how far words reach across the tree from their line.
func (b *branches) beyond(w words) float64 {
	if len(w.lanes) == 0 {
		return 0
	}
	out := w.gap + turned(w.size, b.sideways).W
	if b.sideways {
		out += w.crowded(siblingRows)
	}
	return out
}

// ports spreads the lines to the children of a node along its side. It is false where they
// have no room.
func (b *branches) ports(v int) bool {
	const share = 0.7 // of the side, away from its corners
	family := b.families[v]
	at := 0.0
	for i := range family {
		if i > 0 {
			at += turnsApart + family[i-1].half + family[i].half
		}
		family[i].port = at
	}
	for i := range family {
		family[i].port -= at / 2
	}
	return at <= b.size(v).W*share
}

// levels finds the order of the turns of the lines below a node, so that none crosses
// another: lines that run below the beginning of others turn later.
func (b *branches) levels(v int, across []float64) {
	family := b.families[v]
	for range family { // each round settles one level at least
		for i := range family {
			for k := i + 1; k < len(family); k++ {
				left, right := &family[i], &family[k]
				if across[left.children[len(left.children)-1]]-across[v] > right.port-turnsApart {
					left.level = max(left.level, right.level+1)
				} else if across[right.children[0]]-across[v] < left.port+turnsApart {
					right.level = max(right.level, left.level+1)
				}
			}
		}
	}
}

// layer is one distance from the root.
type layer struct {
	start, thick float64 // of the nodes, along the tree
	run          float64 // of the last pieces of lines, with their captions
	turns        int     // that lines to these nodes take, one after the other
	half         float64 // of the lanes of a strand to them
}

// layers are the places of nodes along the tree by their depth.
func (b *branches) layers() []layer {
	out := make([]layer, b.hung+1)
	for _, v := range b.order {
		if b.depth[v] > b.hung {
			continue
		}
		l := &out[b.depth[v]]
		l.thick = max(l.thick, b.size(v).H)
		before, after := b.words(v)
		l.run = max(l.run, before.run(b.sideways), after.run(b.sideways))
		if b.depth[v] == b.hung {
			continue
		}
		for _, f := range b.families[v] {
			next := &out[b.depth[v]+1]
			next.turns = max(next.turns, f.level+1)
			next.half = max(next.half, f.half)
		}
	}
	for d := 1; d < len(out); d++ {
		l := &out[d]
		l.start = out[d-1].start + out[d-1].thick + stem + float64(float64(l.turns-1)*l.between()) + l.half + l.run
	}
	return out
}

// between is the room between two turns of lines to a layer.
func (l *layer) between() float64 { return turnsApart + 2*l.half }

// set gives nodes, lines and captions their places.
func (b *branches) set(across []float64) {
	layers := b.layers()
	for _, v := range b.order {
		if b.depth[v] > b.hung {
			continue
		}
		l := layers[b.depth[v]]
		b.centres[v] = b.at(across[v], l.start+b.size(v).H/2)
		if b.depth[v] == b.hung {
			b.hang(b.lists[v])
		}
	}
	for _, v := range b.order {
		for _, f := range b.families[v] {
			l, next := layers[b.depth[v]], layers[b.depth[v]+1]
			turn := l.start + l.thick + stem + float64(float64(f.level)*next.between())
			for i, c := range f.children {
				aside := sideBySide(i, len(f.children))
				port, end, turn := across[v]+f.port+aside, across[c], turn+aside
				switch {
				case abs(end-port) < straightEnough:
					end = port
				case end > port: // those that run farthest turn first
					turn -= 2 * aside
				}
				from, to := l.start+b.size(v).H/2, next.start+b.size(c).H/2
				line := elbows(turnRadius, b.at(port, from), b.at(port, turn), b.at(end, turn), b.at(end, to))
				b.ways[b.strand[c]] = runsOut(b.n.Strands[b.strand[c]], c, line, b.at(end, next.start-headRoom), b.at(0, 1))
			}
		}
	}
}

// runsOut is the way of a strand along a line whose last piece runs level or upright, in a
// direction, to one of its nodes. Captions stand beside that piece and end at a point of
// it: the first above the line, or on its right, the others across from it.
func runsOut(s network.Strand, to int, line geom.Curve, end, direction render.Point) network.Way {
	first := 1.0 // above a line to the right, and right of one downward, is its left
	if direction.X < 0 {
		first = -1
	}
	both := wordsOf(s)
	var boxes [2]render.Box
	for i, w := range both {
		back := (float64(abs(direction.X)*w.size.W) + float64(abs(direction.Y)*w.size.H)) / 2
		boxes[i] = beside(w, geom.Sub(end, geom.Scale(direction, back)), direction, first*float64(1-2*i))
	}
	if s.A == to {
		return dressed(s, line.Reversed(), boxes, -first)
	}
	return dressed(s, line, boxes, first)
}
