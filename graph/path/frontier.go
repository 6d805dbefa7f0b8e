package path

import "dossier/graph"

// frontier is a queue of nodes by cost with four branches a node (Johnson 1975,
// as in heap.go), written out for the searches that live in it.
type frontier []entry

type entry struct {
	cost cost
	node graph.Node
}

func (f *frontier) push(c cost, n graph.Node) {
	h := append(*f, entry{})
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 4
		if !c.less(h[up].cost) {
			break
		}
		h[i] = h[up]
		i = up
	}
	h[i] = entry{c, n}
	*f = h
}

func (f *frontier) pop() (cost, graph.Node) {
	h := *f
	top := h[0]
	last := len(h) - 1
	x := h[last]
	h = h[:last]
	i := 0
	for {
		least := 4*i + 1
		if least >= last {
			break
		}
		for child := least + 1; child < min(4*i+5, last); child++ {
			if h[child].cost.less(h[least].cost) {
				least = child
			}
		}
		if !h[least].cost.less(x.cost) {
			break
		}
		h[i] = h[least]
		i = least
	}
	if last > 0 {
		h[i] = x
	}
	*f = h
	return top.cost, top.node
}
