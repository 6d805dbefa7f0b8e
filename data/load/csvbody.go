package load

import (
	"bytes"
	"context"
	"io"
	"runtime"
	"sync"
)

// split says how an edge list is shared out. Nothing of it reaches a result.
type split struct {
	workers int // goroutines that take blocks apart
	block   int // bytes of a block
}

// defaultSplit uses every processor. Blocks are small enough to stay in a
// processor's cache between the goroutines that hand them on.
func defaultSplit() split {
	return split{workers: min(runtime.GOMAXPROCS(0), 16), block: 1 << 18}
}

// body reads the rows behind the header. The first block is read row by row, as
// everything in it is new; where more follow, see doc.go.
func (b *tableBuilder) body(ctx context.Context, how split) error {
	cutter := b.newCutter(how.block)
	block, err := cutter.next(nil)
	if err == io.EOF {
		return nil
	}
	if err != nil {
		return err
	}
	b.rows.over(block, 0, b.rows.nextLine)
	for b.takeRow() {
	}
	if b.rows.gaveUp {
		return nil
	}
	if how.workers > 1 {
		return b.inParallel(ctx, cutter, how.workers)
	}
	return b.inTurn(ctx, cutter, block)
}

// newCutter hands on what is left of the source behind the header.
func (b *tableBuilder) newCutter(size int) *blockCutter {
	left := bytes.NewReader(b.rows.buf[b.rows.start:b.rows.end])
	c := &blockCutter{src: left, comma: b.rows.comma, size: size, limit: b.rows.limit}
	if !b.rows.eof {
		c.src = io.MultiReader(left, b.rows.src)
	}
	return c
}

// inTurn reads the blocks one after the other.
func (b *tableBuilder) inTurn(ctx context.Context, cutter *blockCutter, block []byte) error {
	work := b.newResolver()
	result := resolved{rowColumns: newRowColumns(&b.cols, 0)}
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
		work.resolve(block, &result)
		if !b.take(block, &result) {
			return nil
		}
	}
}

// blockJob is a block on its way from the cutter over a resolver to the table.
type blockJob struct {
	text []byte
	err  error // what the source ended with; there is no block then
	resolved
	done chan struct{}
}

// inParallel has one goroutine cut blocks, some resolve them, and takes them in
// in the order of the file. There are so many blocks under way at most that no
// channel is ever full.
func (b *tableBuilder) inParallel(ctx context.Context, cutter *blockCutter, workers int) error {
	ctx, stop := context.WithCancel(ctx)
	under := 2*workers + 2
	free, work, order := make(chan *blockJob, under), make(chan *blockJob, under), make(chan *blockJob, under)
	for range under {
		free <- &blockJob{resolved: resolved{rowColumns: newRowColumns(&b.cols, 0)}, done: make(chan struct{}, 1)}
	}
	var group sync.WaitGroup
	defer group.Wait()
	defer stop()
	group.Go(func() { cutAll(ctx, cutter, free, work, order) })
	for range workers {
		group.Go(func() {
			r := b.newResolver()
			for job := range work {
				if ctx.Err() == nil { // otherwise nobody takes it in
					r.resolve(job.text, &job.resolved)
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
		if !b.take(job.text, &job.resolved) {
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

// take adds the rows of a block to the table, in their order: those that are
// resolved as they are, the others one by one. It reports whether to go on.
func (b *tableBuilder) take(text []byte, rows *resolved) bool {
	first, done := b.rows.nextLine, 0
	for _, left := range rows.left {
		b.table.addRows(&rows.rowColumns, done, left.before, first)
		done = left.before
		b.rows.over(text, left.at, first+left.line-1)
		b.takeRow()
		if b.rows.gaveUp {
			return false
		}
	}
	b.table.addRows(&rows.rowColumns, done, len(rows.from), first)
	b.rows.nextLine = first + rows.lines
	return true
}

// takeRow reads the next row of the block at hand and takes it in. It reports
// whether there was one.
func (b *tableBuilder) takeRow() bool {
	cells, err := b.rows.read()
	if fault := asRowError(err); fault != nil {
		b.rowFault(fault)
		return true
	}
	if err != nil {
		return false
	}
	b.row(cells)
	return true
}
