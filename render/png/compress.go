package png

import (
	"cmp"
	"context"
	"runtime"
	"sync"
)

// compress paints the drawing on a page and gives the colours of the picture and
// the data of the chunk IDAT. Bands of rows are painted and written side by side. It
// looks at ctx before each area of a band, and fails only where that is done.
func (d *drawing) compress(ctx context.Context, page uint32) (palette, []byte, error) {
	strips, inks, err := d.paint(ctx, page)
	if err != nil {
		return palette{}, nil, err
	}
	colours := newPalette(page, d.areas, inks)
	codes := newAlphabet(count(strips, colours))
	parts := make([]*writer, len(strips))
	share(len(strips), func(next <-chan int) {
		for i := range next {
			parts[i] = &writer{codes: codes, a: 1}
			strips[i].each(colours, parts[i].run)
		}
	})
	return colours, stream(codes, parts), nil
}

// paint paints each band, and counts the colours. What differs between the workers, the
// order in which they met them, does not reach the picture.
func (d *drawing) paint(ctx context.Context, page uint32) (strips []strip, inks []*inkwell, err error) {
	areas := d.byBand()
	strips = make([]strip, len(areas))
	errs := make([]error, len(areas))
	var all sync.Mutex
	share(len(areas), func(next <-chan int) {
		b := newBand(d, page)
		for i := range next {
			if strips[i], errs[i] = b.strip(ctx, i*bandRows, areas[i]); errs[i] != nil {
				return
			}
		}
		all.Lock()
		defer all.Unlock()
		inks = append(inks, b.inks)
	})
	return strips, inks, cmp.Or(errs...)
}

// count says how often each symbol occurs in the strips.
func count(strips []strip, colours palette) (sum tally) {
	var all sync.Mutex
	share(len(strips), func(next <-chan int) {
		var t tally
		for i := range next {
			strips[i].each(colours, t.run)
		}
		all.Lock()
		defer all.Unlock()
		for s, n := range t {
			sum[s] += n
		}
	})
	return sum
}

// share lets as many workers as there are processors take numbers below n.
func share(n int, work func(next <-chan int)) {
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() { work(next) })
	}
	wait.Wait()
}

// byBand lists for each band the areas that reach it, in the order of painting.
func (d *drawing) byBand() [][]int32 {
	bands := make([][]int32, (d.height+bandRows-1)/bandRows)
	for i, a := range d.areas {
		for b := a.top / bandRows; b <= (a.bottom-1)/bandRows; b++ {
			bands[b] = append(bands[b], int32(i))
		}
	}
	return bands
}
