package testkit

import (
	"context"
	"sync/atomic"
)

// Looks is a context that counts how often it is asked whether it has ended, and
// may end by that count alone. It is safe for concurrent use.
type Looks struct {
	context.Context
	end   int64
	looks atomic.Int64
}

// EndAfter makes a context that ends after it has been looked at n times.
func EndAfter(n int) *Looks { return &Looks{Context: context.Background(), end: int64(n)} }

// Err counts the look.
func (c *Looks) Err() error {
	if c.looks.Add(1) > c.end {
		return context.Canceled
	}
	return nil
}

// Count returns how often the context was looked at.
func (c *Looks) Count() int { return int(c.looks.Load()) }
