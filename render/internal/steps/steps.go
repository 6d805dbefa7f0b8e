// Package steps ends long computations when nobody waits for them any more: what
// they do is counted, and after so many steps the context is looked at. It knows
// nothing of what is computed.
package steps

import "context"

// Between is how many steps lie between two looks at the context. A step is about
// what it takes to compare two marks of a drawing, a microsecond or less.
const Between = 2048

// Counter counts the steps of one goroutine.
type Counter struct {
	ctx  context.Context
	left int
	err  error
}

// Count makes a counter, which looks at the context with the first step.
func Count(ctx context.Context) *Counter { return &Counter{ctx: ctx} }

// Fork is a counter for another goroutine that ends with the same context.
func (c *Counter) Fork() *Counter { return &Counter{ctx: c.ctx, err: c.err} }

// Over counts n steps, and reports whether the work is over: the context is done.
// What has been computed then is incomplete and of no use; whoever began it returns
// Err.
func (c *Counter) Over(n int) bool {
	if c.left -= n; c.left <= 0 && c.err == nil {
		c.left, c.err = Between, c.ctx.Err()
	}
	return c.err != nil
}

// Err is why the work is over, or nil.
func (c *Counter) Err() error { return c.err }
