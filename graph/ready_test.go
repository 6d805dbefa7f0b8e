package graph

import (
	"context"
	"errors"
	"testing"

	"dossier/internal/testkit"
)

// Whoever has no time left does not wait for tables that are not made yet; those
// that are made need no time.
func TestReady(t *testing.T) {
	ended, end := context.WithCancel(context.Background())
	end()
	for d := range EitherWay + 1 {
		v, err := build(t, testkit.SeededDossier(1, 12, 60)).View(context.Background(), Filter{})
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Ready(context.Background(), d, true); err != nil {
			t.Fatal(err)
		}
		if err := v.Ready(ended, d, true); err != nil {
			t.Errorf("direction %d: %v, although all is made", d, err)
		}
	}
	// A table that takes longer than a look at the context: the caller is gone
	// before it is made, and finds it made later.
	big, err := build(t, rowsOnly(1000, 400_000, func(i int) (uint32, uint32) { return uint32(i % 1000), uint32((i*i + 1) % 1000) })).View(context.Background(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := big.Ready(ended, AlongInfluence, true); !errors.Is(err, context.Canceled) {
		t.Errorf("waited for the tables: %v", err)
	}
	if err := big.Ready(context.Background(), AlongInfluence, true); err != nil {
		t.Error(err)
	}
}
