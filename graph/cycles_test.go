package graph

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dossier/data"
)

// ring has each actor tied to the next.
func ring(actors int) *data.Dossier {
	return rowsOnly(actors, actors, func(i int) (uint32, uint32) { return uint32(i), uint32((i + 1) % actors) })
}

func TestCyclesHaveThreeActorsOrMore(t *testing.T) {
	for actors, want := range map[int]int{2: 0, 3: 1, 50: 1} {
		found, err := Cycles(context.Background(), mustView(t, build(t, ring(actors)), Filter{}), AsWritten)
		if err != nil || len(found) != want || want == 1 && len(found[0]) != actors {
			t.Errorf("%d actors in a ring: %v, %v", actors, found, err)
		}
	}
}

func TestCyclesOfALargeView(t *testing.T) {
	d := ring(MaxCycleArcs + 1)
	d.Claims.Tables()[0].Stance = make([]data.Stance, MaxCycleArcs+1)
	g := build(t, d)
	found, err := Cycles(context.Background(), mustView(t, g, Filter{}), AsWritten)
	if found != nil || !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "groups strong") {
		t.Errorf("%v, %v", found, err)
	}
	// What a filter leaves counts, not what it hides.
	found, err = Cycles(context.Background(), mustView(t, g, Filter{MinGrade: 5}), AsWritten)
	if len(found) > 0 || err != nil {
		t.Errorf("where nothing passes: %v, %v", found, err)
	}
}

func TestCyclesEndWithTheirContext(t *testing.T) {
	ended, end := context.WithCancel(context.Background())
	end()
	if found, err := Cycles(ended, mustView(t, build(t, ring(90_000)), Filter{}), AsWritten); !errors.Is(err, context.Canceled) {
		t.Errorf("%d cycles, %v", len(found), err)
	}
}
