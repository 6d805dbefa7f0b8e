package graph

import "context"

// Ready makes the tables that a search reads: the arcs of a direction both ways,
// and the weights if it is by weight. It waits no longer than ctx lasts, and then
// returns the error of ctx; the tables are finished all the same, for whoever
// asks next. Where they are made already it costs nothing and never fails.
//
// Safe for concurrent use.
func (v *View) Ready(ctx context.Context, d Direction, weighed bool) error {
	d = min(d, EitherWay)
	if v.g.madeRows(d, false) && v.g.madeRows(d, true) && (!weighed || v.weights.made.Load()) {
		return nil
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		v.g.Rows(d, false)
		v.g.Rows(d, true)
		if weighed {
			v.Weights()
		}
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
