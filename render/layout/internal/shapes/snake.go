package shapes

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

const (
	headRoom = 11.0 // what an arrowhead takes of a line, without words beside it
	shortest = 34.0 // of what is seen between two nodes
)

// IsChain reports whether a network is a chain: it is connected, has two nodes at least
// and no ring, and no node is in more than two strands.
func IsChain(n *network.Network) bool {
	if len(n.Nodes) < 2 || len(n.Strands) != len(n.Nodes)-1 || !connected(n) {
		return false
	}
	for _, t := range ties(n) {
		if len(t) > 2 {
			return false
		}
	}
	return true
}

// Snake places a chain in as few rows as the width allows, the first from left to right,
// the next from right to left and so on, with nodes below one another. It begins at the
// end from which most lines run. It takes time in proportion to nodes times columns.
func Snake(s *steps.Counter, n *network.Network) *network.Placed {
	if !IsChain(n) {
		return nil
	}
	c := newChain(n)
	const narrowest = 40.0 // a column takes more
	most := min(len(c.order), max(int(n.Width/narrowest), 1))
	for columns := most; columns > 0; columns-- {
		if s.Over(len(c.order)) {
			return nil
		}
		p := c.wrapped(columns)
		if Bounds(n, p).W > n.Width && columns > 1 {
			continue
		}
		// The rows are as long as each other, where that is not wider.
		rows := ceil(len(c.order), columns)
		if even := c.wrapped(ceil(len(c.order), rows)); Bounds(n, even).W <= n.Width {
			p = even
		}
		if !keeps(s, n, p) {
			return nil
		}
		return p
	}
	return nil
}

func ceil(a, b int) int { return (a + b - 1) / b }

// chain is a chain from end to end.
type chain struct {
	n       *network.Network
	order   []int // nodes
	strands []int // between each node and the next
	// The width of the narrowest node, the height of the lowest, and the most that the
	// lanes of a strand take on either side of it.
	narrowest, lowest, half float64
}

func newChain(n *network.Network) *chain {
	c := &chain{n: n, narrowest: n.Nodes[0].W, lowest: n.Nodes[0].H}
	for _, size := range n.Nodes {
		c.narrowest, c.lowest = min(c.narrowest, size.W), min(c.lowest, size.H)
	}
	for _, s := range n.Strands {
		c.half = max(c.half, s.Half())
	}
	t := ties(n)
	at := slices.IndexFunc(t, func(t []tie) bool { return len(t) == 1 })
	c.order = []int{at}
	along := 0
	for last := -1; len(c.order) < len(t); {
		next := t[at][0]
		if next.strand == last {
			next = t[at][1]
		}
		along += runs(n.Strands[next.strand], at)
		last, at = next.strand, next.other
		c.order = append(c.order, at)
		c.strands = append(c.strands, last)
	}
	if along < 0 {
		slices.Reverse(c.order)
		slices.Reverse(c.strands)
	}
	return c
}

// column is where the node at a position of the chain stands in its row.
func column(i, columns int) int {
	if i/columns%2 == 1 {
		return columns - 1 - i%columns
	}
	return i % columns
}

// wrapped places the chain in rows of so many nodes.
func (c *chain) wrapped(columns int) *network.Placed {
	p := &network.Placed{Centres: make([]render.Point, len(c.order)), Ways: make([]network.Way, len(c.strands))}
	xs, ys := c.columns(columns), c.rows(columns)
	for i, node := range c.order {
		p.Centres[node] = render.Point{X: xs[column(i, columns)], Y: ys[i/columns].y}
	}
	for i, strand := range c.strands {
		s := c.n.Strands[strand]
		a, b := p.Centres[s.A], p.Centres[s.B]
		at, want := geom.Lerp(c.side(p, i, i+1), c.side(p, i+1, i), 0.5), render.Point{Y: -1}
		if (i+1)%columns == 0 {
			// Words of a turn stand between the rows, on the outer side, where no line
			// of a row is near to them.
			upper, lower := ys[i/columns], ys[i/columns+1]
			at.Y = (upper.y + upper.down + lower.y - lower.up) / 2
			want = render.Point{X: 1}
			if columns > 1 && column(i, columns) == 0 {
				want.X = -1
			}
		}
		p.Ways[strand] = straight(s, a, b, at, want)
	}
	return p
}

// side is where the line from a node of the chain to another leaves it.
func (c *chain) side(p *network.Placed, i, to int) render.Point {
	at, size := p.Centres[c.order[i]], c.n.Nodes[c.order[i]]
	line := leaving([]render.Point{at, p.Centres[c.order[to]]}, geom.Around(at, size.W, size.H))
	if line == nil {
		return at
	}
	return line[0]
}

// straight is the way of a strand along a straight line, its first words beside a point of
// it and towards a direction.
func straight(s network.Strand, a, b, at, want render.Point) network.Way {
	along := geom.Sub(b, a)
	first := 1.0
	if left := geom.Left(along); float64(left.X*want.X)+float64(left.Y*want.Y) < 0 {
		first = -1
	}
	both := wordsOf(s)
	boxes := [2]render.Box{beside(both[0], at, along, first), beside(both[1], at, along, -first)}
	return dressed(s, polyline(a, b), boxes, first)
}

// columns are the middles of the columns: each is as wide as its widest node, with room
// between two for the widest words.
func (c *chain) columns(columns int) []float64 {
	wide, between := make([]float64, columns), make([]float64, columns)
	for i, node := range c.order {
		k := column(i, columns)
		wide[k] = max(wide[k], c.n.Nodes[node].W)
		if i == len(c.strands) || (i+1)%columns == 0 {
			continue
		}
		k = min(k, column(i+1, columns))
		between[k] = max(between[k], shortest)
		for _, w := range wordsOf(c.n.Strands[c.strands[i]]) {
			if len(w.lanes) > 0 {
				between[k] = max(between[k], w.size.W+2*max(headRoom, w.away(true)+c.half-c.narrowest/2))
			}
		}
	}
	xs := make([]float64, columns)
	x := 0.0
	for k := range xs {
		xs[k] = x + wide[k]/2
		x += wide[k] + between[k]
	}
	return xs
}

// rowAt is the middle of a row, and how far it reaches up and down from there.
type rowAt struct{ y, up, down float64 }

// rows are so high that nodes and words have room, and so far apart that the words of a
// turn stand between them.
func (c *chain) rows(columns int) []rowAt {
	rows := make([]rowAt, ceil(len(c.order), columns))
	turns := make([]float64, len(rows))
	for i, node := range c.order {
		r := &rows[i/columns]
		half := c.n.Nodes[node].H / 2
		r.up, r.down = max(r.up, half), max(r.down, half)
		if i == len(c.strands) {
			break
		}
		words := wordsOf(c.n.Strands[c.strands[i]])
		if (i+1)%columns == 0 {
			turn := max(shortest, words[0].size.H+headRoom)
			if len(words[1].lanes) > 0 { // on the inner side, between the lines of two rows
				turn = max(turn, words[1].size.H+2*max(headRoom/2, words[1].away(false)+c.half-c.lowest/2))
			}
			turns[i/columns] = turn
			continue
		}
		// The line of the next row up or down is at least so far from this row's.
		next := shortest + c.lowest/2 - c.half
		if w := words[0]; len(w.lanes) > 0 {
			r.up = max(r.up, w.gap+w.size.H+w.crowded(next))
		}
		if w := words[1]; len(w.lanes) > 0 {
			r.down = max(r.down, w.gap+w.size.H+w.crowded(next))
		}
	}
	for i := 1; i < len(rows); i++ {
		rows[i].y = rows[i-1].y + rows[i-1].down + turns[i-1] + rows[i].up
	}
	return rows
}
