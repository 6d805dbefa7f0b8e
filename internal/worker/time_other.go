//go:build !linux

package worker

import "time"

// processorTime is not known: what bounds a worker is the clock.
func processorTime(int) (time.Duration, bool) { return 0, false }
