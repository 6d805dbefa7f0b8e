package layout

import (
	"context"
	"testing"

	"dossier/internal/testkit/figures"
)

// A figure of a dozen actors fits the column of a page with type that can be read
// and nothing hidden.
func TestColumnOfAPage(t *testing.T) {
	for seed := range int64(6) {
		s, r, err := Arrange(context.Background(), figures.Random(12, 16, seed), Options{Engine: Auto, Width: 170})
		if err != nil {
			t.Fatal(err)
		}
		if c := mustMeasure(t, s); r.TooWide != nil || c.Collisions() > 0 {
			t.Errorf("figure %d: %v, %v", seed, r.TooWide, c)
		}
	}
}
