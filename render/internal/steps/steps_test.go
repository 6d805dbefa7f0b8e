package steps_test

import (
	"context"
	"errors"
	"testing"

	"dossier/render/internal/steps"
)

func TestCounterLooksEverySoManySteps(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	c := steps.Count(ctx)
	if c.Over(1) {
		t.Fatal("over before the context is done")
	}
	cancel()
	n := 1
	for !c.Over(1) {
		n++
	}
	if n > steps.Between || !errors.Is(c.Err(), context.Canceled) {
		t.Errorf("over after %d steps: %v", n, c.Err())
	}
	if f := c.Fork(); !f.Over(0) {
		t.Error("a fork goes on")
	}
	if c := steps.Count(ctx); !c.Over(1) {
		t.Error("the first step does not look")
	}
}
