package path

// The queue of a lazy tree has four branches a node (Johnson 1975, as in
// heap.go), written out for the search that lives in it.

func (t *lazyTree) push(c uint64, at uint32) {
	h := append(t.queue, lazyPending{})
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 4
		if c >= h[up].cost {
			break
		}
		h[i] = h[up]
		i = up
	}
	h[i] = lazyPending{c, at}
	t.queue = h
}

// drop takes out the first.
func (t *lazyTree) drop() {
	last := len(t.queue) - 1
	x := t.queue[last]
	t.queue = t.queue[:last]
	if last > 0 {
		t.replace(x)
	}
}

// replace puts another in the place of the first.
func (t *lazyTree) replace(x lazyPending) {
	h := t.queue
	i := 0
	for {
		least := 4*i + 1
		if least >= len(h) {
			break
		}
		for child := least + 1; child < min(4*i+5, len(h)); child++ {
			if h[child].cost < h[least].cost {
				least = child
			}
		}
		if h[least].cost >= x.cost {
			break
		}
		h[i] = h[least]
		i = least
	}
	h[i] = x
}
