package explorer

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"dossier/internal/worker"
	"dossier/render/layout"
)

// dying is a runner whose first worker is killed at work.
type dying struct {
	layout.Runner
	died bool
}

func (d *dying) Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	if !d.died {
		d.died = true
		return nil, errors.New("the layout worker was killed")
	}
	return d.Runner.Run(ctx, program, source, limit)
}

// TestKilledWorker loses a worker: that figure fails, is not kept, and the next works.
func TestKilledWorker(t *testing.T) {
	pool := worker.New(worker.Options{})
	t.Cleanup(pool.Close)
	x := exploring(t, Options{Runner: &dying{Runner: pool}})
	const target = "/figure/draw.svg?layout=dot&actor=Kim"
	if w := get(x, target); w.Code != http.StatusInternalServerError {
		t.Errorf("%d: %.200s", w.Code, w.Body)
	}
	if w := get(x, target); w.Code != http.StatusOK {
		t.Errorf("%d after it: %.200s", w.Code, w.Body)
	}
}
