package render

// ManyLeaves is the number of leaves from which an actor is a hub, whose leaves
// stand in columns on both sides of it rather than in one long row.
const ManyLeaves = 12

// Leaves tells the hub of each leaf: an actor that is tied to one other alone,
// which is tied to more. For any other actor it is -1. It takes time linear in
// actors and links.
func (f *Figure) Leaves() (hub []int) {
	const nobody, several = -2, -1
	hub = make([]int, len(f.Nodes))
	for i := range hub {
		hub[i] = nobody
	}
	meet := func(a, b int) {
		switch hub[a] {
		case nobody:
			hub[a] = b
		case b:
		default:
			hub[a] = several
		}
	}
	for _, l := range f.Links {
		if l.From != l.To {
			meet(l.From, l.To)
			meet(l.To, l.From)
		}
	}
	out := make([]int, len(hub))
	for i, h := range hub {
		out[i] = -1
		if h >= 0 && hub[h] == several {
			out[i] = h
		}
	}
	return out
}

// flow is the direction of reading that suits a figure of no path: names are wide
// and low, so that many leaves fit beside their hub but not below it.
func (f *Figure) flow() Flow {
	leaves := make([]int, len(f.Nodes))
	for _, h := range f.Leaves() {
		if h < 0 {
			continue
		}
		if leaves[h]++; leaves[h] == ManyLeaves {
			return LeftToRight
		}
	}
	return TopToBottom
}
