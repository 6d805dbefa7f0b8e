package graphviz

import (
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// Only hubs with many leaves are set between them.
func TestFewLeavesStay(t *testing.T) {
	for _, turn := range turned(figures.Hub(render.ManyLeaves)) {
		if turn {
			t.Fatal("a leaf of few was moved")
		}
	}
}
