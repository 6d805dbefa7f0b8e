package graph

import (
	"runtime"
	"sync"
)

// smallPart is how many claims or ties are worth a goroutine of their own.
const smallPart = 1 << 15

// partsOf says among how many goroutines so many claims or ties are shared out.
// No result depends on it.
func partsOf(n int) int {
	return max(1, min(runtime.GOMAXPROCS(0), 16, n/smallPart))
}

// inParts calls work for each part of n things at once, and waits for all.
func inParts(parts, n int, work func(part, from, to int)) {
	if parts == 1 {
		work(0, 0, n)
		return
	}
	var group sync.WaitGroup
	for p := range parts {
		group.Go(func() { work(p, n*p/parts, n*(p+1)/parts) })
	}
	group.Wait()
}
