package guard

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"
)

// gate lets a few through at a time, and some others wait.
type gate struct {
	turns    chan struct{}
	waiting  atomic.Int64
	most     int64
	patience time.Duration
}

func newGate(atWork, waiting int, patience time.Duration) *gate {
	return &gate{turns: make(chan struct{}, atWork), most: int64(waiting), patience: patience}
}

var errBusy = errors.New("too many requests at once")

// enter waits for a turn; leave gives it back.
func (g *gate) enter(ctx context.Context) error {
	select {
	case g.turns <- struct{}{}:
		return nil
	default:
	}
	defer g.waiting.Add(-1)
	if g.waiting.Add(1) > g.most {
		return errBusy
	}
	timer := time.NewTimer(g.patience)
	defer timer.Stop()
	select {
	case g.turns <- struct{}{}:
		return nil
	case <-timer.C:
		return errBusy
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *gate) leave() { <-g.turns }

// limited gives a request its turn and its time.
func (g *Guard) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := g.gate.enter(r.Context()); err != nil {
			busy(w)
			return
		}
		defer g.gate.leave()
		// Not every writer has deadlines (that of a test has none), and then the
		// server's own bounds are all there is.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(g.opt.MostTime + g.opt.WriteTime))
		ctx, cancel := context.WithTimeout(r.Context(), g.opt.MostTime)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// busy says that it should be tried again.
func busy(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "2")
	refuse(w, &Refusal{Status: http.StatusServiceUnavailable, Words: "the explorer has more to do than it can: try again in a moment"})
}
