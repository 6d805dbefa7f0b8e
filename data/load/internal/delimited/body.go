package delimited

import (
	"context"
	"io"
	"runtime"
	"sync"

	"dossier/data/load/internal/rows"
)

// Split says how a table is shared out. Nothing of it reaches a result.
type Split struct {
	Workers int // goroutines that take blocks apart
	Block   int // bytes of a block
}

// DefaultSplit uses every processor. Blocks are small enough to stay in a
// processor's cache between the goroutines that hand them on.
func DefaultSplit() Split {
	return Split{Workers: min(runtime.GOMAXPROCS(0), 16), Block: 1 << 18}
}

// body reads the rows behind the header. The first block is read row by row, as
// everything in it is new; where more follow, see doc.go.
func (r *reading) body(ctx context.Context, how Split) error {
	cutter := r.newCutter(how.Block)
	block, err := cutter.next(nil)
	if err == io.EOF {
		return nil
	}
	if err != nil {
		return err
	}
	r.rows.over(block, 0, r.rows.nextLine)
	for r.takeRow() {
	}
	if r.rows.gaveUp {
		return nil
	}
	if how.Workers > 1 {
		return r.inParallel(ctx, cutter, how.Workers)
	}
	return r.inTurn(ctx, cutter, block)
}

// newCutter hands on what is left of the source behind the header.
func (r *reading) newCutter(size int) *blockCutter {
	return &blockCutter{src: r.rows.rest(), comma: r.rows.comma, size: size, limit: r.rows.limit}
}

// inTurn reads the blocks one after the other.
func (r *reading) inTurn(ctx context.Context, cutter *blockCutter, block []byte) error {
	work, result := r.newSplitter(), r.table.NewResolved()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		var err error
		if block, err = cutter.next(block); err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if !r.take(block, result, work.resolve(block, result)) {
			return nil
		}
	}
}

// blockJob is a block on its way from the cutter over a resolver to the table.
type blockJob struct {
	text  []byte
	err   error // what the source ended with; there is no block then
	rows  *rows.Resolved
	lines int // of the block
	done  chan struct{}
}

// inParallel has one goroutine cut blocks, some resolve them, and takes them in
// in the order of the file. There are so many blocks under way at most that no
// channel is ever full.
func (r *reading) inParallel(ctx context.Context, cutter *blockCutter, workers int) error {
	ctx, stop := context.WithCancel(ctx)
	under := 2*workers + 2
	free, work, order := make(chan *blockJob, under), make(chan *blockJob, under), make(chan *blockJob, under)
	for range under {
		free <- &blockJob{rows: r.table.NewResolved(), done: make(chan struct{}, 1)}
	}
	var group sync.WaitGroup
	defer group.Wait()
	defer stop()
	group.Go(func() { cutAll(ctx, cutter, free, work, order) })
	for range workers {
		group.Go(func() {
			split := r.newSplitter()
			for job := range work {
				if ctx.Err() == nil { // otherwise nobody takes it in
					job.lines = split.resolve(job.text, job.rows)
				}
				job.done <- struct{}{}
			}
		})
	}
	for job := range order {
		if job.err != nil {
			return job.err
		}
		<-job.done
		if err := ctx.Err(); err != nil {
			return err
		}
		if !r.take(job.text, job.rows, job.lines) {
			return nil
		}
		free <- job
	}
	return ctx.Err()
}

// cutAll hands every block to whoever resolves it and to whoever takes it in.
func cutAll(ctx context.Context, cutter *blockCutter, free <-chan *blockJob, work, order chan<- *blockJob) {
	defer close(work)
	defer close(order)
	for {
		select {
		case <-ctx.Done():
			return
		case job := <-free:
			job.text, job.err = cutter.next(job.text)
			if job.err == io.EOF {
				return
			}
			order <- job
			if job.err != nil {
				return
			}
			work <- job
		}
	}
}

// take hands the rows of a block of so many lines to the table. It reports whether to
// go on.
func (r *reading) take(text []byte, resolved *rows.Resolved, lines int) bool {
	first := r.rows.nextLine
	more := r.table.Take(resolved, first, func(at, line int) bool {
		r.rows.over(text, at, line)
		r.takeRow()
		return !r.rows.gaveUp
	})
	if more {
		r.rows.nextLine = first + lines
	}
	return more
}

// takeRow reads the next row of the block at hand and takes it in. It reports
// whether there was one.
func (r *reading) takeRow() bool {
	cells, err := r.rows.read()
	if fault := asRowError(err); fault != nil {
		r.fault(fault)
		return true
	}
	if err != nil {
		return false
	}
	r.table.Row(cells, r.rows.line)
	return true
}
