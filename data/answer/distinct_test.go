package answer

import (
	"slices"
	"strconv"
	"testing"
)

// TestDistinct: texts keep their order, each once, and of many none is looked through.
func TestDistinct(t *testing.T) {
	for _, n := range []int{0, 1, fewTexts, fewTexts + 1, 1000} {
		var d distinct
		var want []string
		for i := range n {
			text := strconv.Itoa(i)
			d.add(text)
			d.add(text)
			d.add("0")
			want = append(want, text)
		}
		if !slices.Equal(d.list, want) {
			t.Errorf("of %d texts %d are kept", n, len(d.list))
		}
		if d.has("0") != (n > 0) || d.has("none") {
			t.Errorf("of %d texts, the first is there: %t", n, d.has("0"))
		}
		if many := n > fewTexts; (d.known != nil) != many || many && len(d.known) != n {
			t.Errorf("of %d texts %d can be looked up", n, len(d.known))
		}
	}
}
