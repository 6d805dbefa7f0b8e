package path

// heap is a queue by priority with four branches a node (Johnson, "Priority
// queues with update and finding minimum spanning trees", Inf. Proc. Letters 4,
// 1975), for queues whose order is worth a function call.
type heap[T any] struct {
	items []T
	less  func(a, b *T) bool
}

func (h *heap[T]) push(x T) {
	h.items = append(h.items, x)
	i := len(h.items) - 1
	for i > 0 {
		up := (i - 1) / 4
		if !h.less(&x, &h.items[up]) {
			break
		}
		h.items[i] = h.items[up]
		i = up
	}
	h.items[i] = x
}

func (h *heap[T]) pop() T {
	top := h.items[0]
	last := len(h.items) - 1
	x := h.items[last]
	h.items = h.items[:last]
	i := 0
	for {
		least := 4*i + 1
		if least >= last {
			break
		}
		for child := least + 1; child < min(4*i+5, last); child++ {
			if h.less(&h.items[child], &h.items[least]) {
				least = child
			}
		}
		if !h.less(&h.items[least], &x) {
			break
		}
		h.items[i] = h.items[least]
		i = least
	}
	if last > 0 {
		h.items[i] = x
	}
	return top
}
