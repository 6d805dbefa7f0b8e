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
