package measure

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// chunkSize is the number of nodes that one step of parallel work takes. It is
// fixed, because sums are taken chunk by chunk and must not depend on how many
// processors there are.
const chunkSize = 1024

// numChunks returns how many chunks hold n nodes.
func numChunks(n int) int { return (n + chunkSize - 1) / chunkSize }

// inChunks calls work for every chunk of the nodes 0 to n, on all processors:
// chunk is its number, from and to are its first node and the one behind its
// last. It returns the context's error if that ended; some chunks may then be
// left out.
func inChunks(ctx context.Context, n int, work func(chunk, from, to int)) error {
	return inParallel(ctx, numChunks(n), func() func(int) {
		return func(chunk int) {
			from := chunk * chunkSize
			work(chunk, from, min(from+chunkSize, n))
		}
	})
}

// inParallel does the jobs 0 to jobs on all processors, each taking the next
// job in turn. Every processor asks once for a function of its own, which may
// so keep memory to itself.
func inParallel(ctx context.Context, jobs int, worker func() func(job int)) error {
	return inParallelThen(ctx, jobs, func() (func(int), func()) { return worker(), func() {} })
}

// inParallelThen is inParallel with a second function for every processor, to
// be called when it has done its last job.
func inParallelThen(ctx context.Context, jobs int, worker func() (work func(job int), last func())) error {
	var next atomic.Int64
	run := func() {
		work, last := worker()
		for ctx.Err() == nil {
			job := int(next.Add(1)) - 1
			if job >= jobs {
				break
			}
			work(job)
		}
		last()
	}
	workers := min(runtime.GOMAXPROCS(0), jobs)
	var group sync.WaitGroup
	for range workers - 1 {
		group.Go(run)
	}
	if workers > 0 {
		run()
	}
	group.Wait()
	return ctx.Err()
}

// ticker asks now and then whether a context has ended, so that a loop over
// millions of small steps can ask at every step.
type ticker struct {
	ctx  context.Context
	left int
}

// tickEvery is how many units of work (arcs, say) pass between two questions:
// a millisecond.
const tickEvery = 1 << 16

// done adds work and reports whether the context has ended.
func (t *ticker) done(work int) bool {
	t.left -= work + 1
	if t.left > 0 {
		return false
	}
	t.left = tickEvery
	return t.ctx.Err() != nil
}
