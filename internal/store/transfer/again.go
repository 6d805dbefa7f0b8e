package transfer

import (
	"context"
	"errors"
	"time"

	"dossier/internal/store"
)

// How often something is tried where the way to the store is lost, and how long the first
// pause is: each is twice as long as the one before, 15 seconds in all.
const (
	mostTries  = 6
	firstPause = 500 * time.Millisecond
)

// again does something, and again where the way to the store was lost. What is done must
// bear that it was done before: batches have markers for that.
func again(ctx context.Context, do func() error) error {
	pause := firstPause
	for try := 1; ; try++ {
		err := do()
		if err == nil || ctx.Err() != nil || !errors.Is(err, store.ErrLost) || try == mostTries {
			return err
		}
		select {
		case <-time.After(pause):
			pause *= 2
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
