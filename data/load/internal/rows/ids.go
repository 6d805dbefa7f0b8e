package rows

import "strconv"

// ids hands out ids, each once.
type ids struct {
	taken map[string]bool
	next  map[string]int // the number to try next behind an id that is taken
}

func newIDs() *ids {
	return &ids{taken: make(map[string]bool), next: make(map[string]int)}
}

func (x *ids) take(id string) { x.taken[id] = true }

// make returns the id, or if it is taken the id followed by -2, -3 and so on.
func (x *ids) make(id string) string {
	unique := id
	for n := max(x.next[id], 2); x.taken[unique]; n++ {
		unique = id + "-" + strconv.Itoa(n)
		x.next[id] = n + 1
	}
	x.taken[unique] = true
	return unique
}
