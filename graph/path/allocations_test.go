//go:build !race

package path_test

import (
	"testing"

	"dossier/graph"
	"dossier/graph/path"
)

// A warm question for the best path allocates its answer and nothing else: the
// list of paths, the hops and the ties. (With the race
// detector on, pools forget some of what they are given.)
func TestAllocations(t *testing.T) {
	v := viewOf(t, skewed(1000, 10_000), graph.Filter{})
	for by := range path.ByWeight + 1 {
		q := path.Question{From: 3, To: 777, By: by}
		if len(find(t, v, q).Paths) == 0 {
			t.Fatal("no path to measure")
		}
		if n := testing.AllocsPerRun(100, func() { find(t, v, q) }); n > 3 {
			t.Errorf("by %d: %v allocations", by, n)
		}
	}
}
