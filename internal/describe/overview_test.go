package describe

import (
	"strconv"
	"strings"
	"testing"

	"dossier/data/answer"
)

func TestTallyEnds(t *testing.T) {
	var counts []answer.Count
	for i := range 60_000 {
		counts = append(counts, answer.Count{ID: "r" + strconv.Itoa(i), Count: 1})
	}
	same := func(id string) string { return id }
	if got := tally(counts[:2], same); got != "r0 1, r1 1" {
		t.Errorf("got %q", got)
	}
	if got := tally(counts, same); !strings.HasSuffix(got, ", r39 1, and 59960 more") || len(got) > 1000 {
		t.Errorf("got %q", got)
	}
}
