package cassandra

import (
	"context"
	"sync"
	"sync/atomic"
)

// parallel calls do for 0 to n-1, several at once, until one fails.
func parallel(ctx context.Context, n int, do func(ctx context.Context, i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var first error
	var once sync.Once
	var workers sync.WaitGroup
	for range min(n, atOnce) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(ctx, i); err != nil {
					once.Do(func() { first = err })
					cancel(err)
				}
			}
		})
	}
	workers.Wait()
	if first == nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return first
}

// gather reads 0 to n-1, several at once, and calls yield for what they give, one after
// another, in any order. It holds some pages of each.
func gather[T any](ctx context.Context, n int, read func(ctx context.Context, i int, give func([]T) error) error, yield func(T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	pages := make(chan []T)
	ended := make(chan error, 1)
	go func() {
		ended <- parallel(ctx, n, func(ctx context.Context, i int) error {
			return read(ctx, i, func(page []T) error {
				select {
				case pages <- page:
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			})
		})
		close(pages)
	}()
	var refused error
	for page := range pages {
		for i := 0; i < len(page) && refused == nil; i++ {
			if refused = yield(page[i]); refused != nil {
				cancel()
			}
		}
	}
	if err := <-ended; refused == nil {
		return err
	}
	return refused
}
