package path

import "dossier/graph"

// marks keeps a number for some of the nodes. Emptying it costs nothing.
type marks struct {
	at    []uint64 // by node: the epoch above 32 bits of the number
	epoch uint32
}

func (m *marks) start(nodes int) {
	if len(m.at) < nodes {
		m.at, m.epoch = make([]uint64, nodes), 0
	}
	m.epoch++
	if m.epoch == 0 { // once in four thousand million times
		clear(m.at)
		m.epoch = 1
	}
}

func (m *marks) set(n graph.Node, x uint32) { m.at[n] = uint64(m.epoch)<<32 | uint64(x) }

func (m *marks) get(n graph.Node) (x uint32, ok bool) {
	mark := m.at[n]
	return uint32(mark), uint32(mark>>32) == m.epoch
}

func (m *marks) has(n graph.Node) bool { return uint32(m.at[n]>>32) == m.epoch }

// unset takes a node out.
func (m *marks) unset(n graph.Node) { m.at[n] = 0 }

// places keeps a number for some of the nodes, those of a list that its owner
// has. Most nodes that a search asks about are not in it: a bit a node, which the
// fastest memory holds for a hundred thousand nodes, says so. The owner empties it
// by taking each node of the list out.
type places struct {
	in []uint64 // a bit a node
	at []uint32 // by node; means nothing where the bit is 0
}

// fit makes room for nodes; what is in it is lost if it must grow.
func (p *places) fit(nodes int) {
	if len(p.at) < nodes {
		p.in, p.at = make([]uint64, (nodes+63)/64), make([]uint32, nodes)
	}
}

func (p *places) set(n graph.Node, x uint32) {
	p.in[n>>6] |= 1 << (n & 63)
	p.at[n] = x
}

func (p *places) has(n graph.Node) bool { return p.in[n>>6]>>(n&63)&1 != 0 }

func (p *places) get(n graph.Node) (x uint32, ok bool) {
	if !p.has(n) {
		return 0, false
	}
	return p.at[n], true
}

// unset takes out a node, and maybe others of the list.
func (p *places) unset(n graph.Node) { p.in[n>>6] = 0 }
