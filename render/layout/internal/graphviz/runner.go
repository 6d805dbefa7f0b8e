package graphviz

import (
	"context"
	"time"
)

// Runner is whoever runs the engine; layout.Runner says what it owes.
type Runner interface {
	Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error)
}

// Patience is how many times its limit a run may take by the clock, and how many
// times the limit it may wait for its turn.
const Patience = 10

// Here is the engine in this process, which cannot be stopped, nor used again
// after a fault.
func Here() Runner { return shared }
