package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

// rowsApart is the room between two rows of a list.
const rowsApart = 10.0

// list is a node of a tree with all below it, hung up in an indented list.
type list struct {
	node   int
	up     float64 // from the node's middle to its upper end, with its caption
	down   float64 // from there to the lower end of the list
	right  float64 // from the node's middle to the right end of the list
	items  []*list
	at     []render.Point // of the items' middles from the node's
	spines []float64      // where the line to each leaves the node, from its middle
}

// listOf measures the list below a node; it is nil where lines have no room.
func (b *branches) listOf(v int) *list {
	size := b.n.Nodes[v]
	l := &list{node: v, up: size.H / 2, down: size.H / 2, right: size.W / 2}
	if b.depth[v] > b.hung {
		l.up, l.down = b.level(v)
	}
	var indent float64
	var ok bool
	if l.spines, indent, ok = b.spines(v); !ok {
		return nil
	}
	y := l.down + rowsApart
	for _, c := range b.children[v] {
		item := b.listOf(c)
		if item == nil {
			return nil
		}
		x := indent + b.n.Nodes[c].W/2
		y += item.up
		l.items, l.at = append(l.items, item), append(l.at, render.Point{X: x, Y: y})
		y += item.down
		l.down, l.right = y, max(l.right, x+item.right)
		y += rowsApart
	}
	return l
}

// level is how far a node of a list reaches up and down with the captions at its line.
func (b *branches) level(v int) (up, down float64) {
	up, down = b.n.Nodes[v].H/2, b.n.Nodes[v].H/2
	for i, w := range wordsOf(b.n.Strands[b.strand[v]]) {
		switch {
		case len(w.lanes) == 0:
		case i == 0:
			up = max(up, w.gap+w.size.H)
		default:
			down = max(down, w.gap+w.size.H)
		}
	}
	return up, down
}

// spines are where the lines to the children of a node run down from it, from its middle:
// those to the last at the left. It also finds how far from there the children begin. It
// is not ok if the node is too narrow for its lines.
func (b *branches) spines(v int) (out []float64, indent float64, ok bool) {
	left := -b.n.Nodes[v].W / 2
	family := b.bundles(v)
	right := left + stem - turnsApart
	for i := len(family) - 1; i >= 0; i-- {
		f := &family[i]
		f.port = right + turnsApart + f.half
		right = f.port + f.half
	}
	run := branch
	for _, f := range family {
		for i, c := range f.children {
			out = append(out, f.port-sideBySide(i, len(f.children)))
			for _, w := range wordsOf(b.n.Strands[b.strand[c]]) {
				run = max(run, w.run(true))
			}
		}
	}
	return out, right + run, right <= -left-stem
}

// hang gives all that hangs on a placed node its place.
func (b *branches) hang(l *list) {
	from := b.centres[l.node]
	for i, item := range l.items {
		at := geom.Add(from, l.at[i])
		b.centres[item.node] = at
		spine := from.X + l.spines[i]
		line := elbows(turnRadius, render.Point{X: spine, Y: from.Y}, render.Point{X: spine, Y: at.Y}, at)
		end := render.Point{X: at.X - b.n.Nodes[item.node].W/2 - headRoom, Y: at.Y}
		s := b.strand[item.node]
		b.ways[s] = runsOut(b.n.Strands[s], item.node, line, end, render.Point{X: 1})
		b.hang(item)
	}
}
